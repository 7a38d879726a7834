"""A phrase fits one breath, or one glance.

Each channel says in book.yaml how many words that is. A phrase for several channels keeps to the
strictest of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book

CODE = "phrase-length"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases with more words than one of their channels takes."""
    for phrase in book.phrases:
        channels = [book.channels[id] for id in phrase.channels if id in book.channels]
        if not channels:
            continue
        strictest = min(channels, key=lambda channel: channel.words)
        length = len(phrase.text.split())
        if length > strictest.words:
            message = f"the phrase has {length} words; {strictest.title.lower()} takes {strictest.words}"
            yield Diagnostic(CODE, message, phrase.location_of("text"), "cut it, or make it two phrases")
