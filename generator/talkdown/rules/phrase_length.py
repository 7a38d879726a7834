"""A phrase fits one breath, or one glance.

Each channel says in book.yaml, as `words:`, how many words that is. A phrase for several channels keeps to
the strictest.

Why: a longer one is read out rather than said, or skipped. The numbers of the shipped book are ours: 24
words are ten seconds of speech, at a calm pace of 150 words a minute.

Not this:

    text: "Let us go through this from the start, one thing after the other, please."

    error: the phrase has 14 words; phone takes 12
    hint: cut it, or make it two phrases

But this:

    text: "Let us take one thing after the other, {name}."

Silence: where every word must be said, as in a legal notice.
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
        strictest_channel = min(channels, key=lambda channel: channel.words)
        length = len(phrase.text.split())
        if length > strictest_channel.words:
            message = f"the phrase has {length} words; {strictest_channel.title.lower()} takes {strictest_channel.words}"
            yield Diagnostic(CODE, message, phrase.location_of("text"), "cut it, or make it two phrases")
