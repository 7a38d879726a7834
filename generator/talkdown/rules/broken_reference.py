"""Every id an entry points to exists.

Covers fields that hold ids and `[[links]]` in prose, from both ends: what is listed as a relation on one
page appears on the other. Entries in a file that could not be read are not reported a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, did_you_mean
from talkdown.model import ENTRY_KINDS
from talkdown.model.book import BOOK_LISTS, Book

CODE = "broken-reference"
_TITLES = {kind.name: kind.title for kind in ENTRY_KINDS} | {name: name for name in BOOK_LISTS}
_MOST_HINTS = 200  # who has more has renamed a kind, and needs no guesses


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield every reference that leads nowhere."""
    known = {kind: set(book.ids(kind)) for kind in _TITLES}
    hints: dict[tuple[str, str], str] = {}
    for reference in book.references:
        kind, id = reference.kind, reference.id
        if kind not in known:
            message = f"links cannot lead to a `{kind}`"
            yield Diagnostic(CODE, message, reference.location, did_you_mean(kind, _TITLES))
        elif id not in known[kind] and not {(kind, id), (kind, "")} & book.unreadable:
            if (kind, id) not in hints and len(hints) < _MOST_HINTS:
                hints[kind, id] = did_you_mean(id, sorted(known[kind]))
            message = f"no {_TITLES[kind]} is called `{id}`"
            yield Diagnostic(CODE, message, reference.location, hints.get((kind, id), ""))
