"""An approved phrase never contains words to avoid.

Searches every approved phrase for the words and variants of every avoid phrase, as whole words. An avoid
phrase that is a habit rather than a wording, or too common to forbid, says `detect: no`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.words.patterns import PatternTable, escape

CODE = "avoid-in-phrase"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases that contain an avoid phrase."""
    forbidden = PatternTable(
        (escape(wording), entry)
        for entry in book.avoid
        if entry.detect
        for wording in (entry.words, *entry.variants)
    )
    for phrase in book.phrases:
        found = {each.value.id: each for each in reversed([*forbidden.find(phrase.text)])}
        for id, each in sorted(found.items()):
            hint = f"`{id}` says why"
            if each.value.instead:
                hint += f"; say it as `{each.value.instead[0]}` does"
            yield Diagnostic(CODE, f"the phrase contains “{each.text}”", phrase.location_of("text"), hint)
