"""An id that was given up is never used again.

Links and bookmarks to it are sent on to its entry; a new entry of that name would catch them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book

CODE = "former-id"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield former ids that are in use, or claimed twice."""
    claimed: dict[tuple[str, str], str] = {}
    for entry in book:
        for n, old in enumerate(entry.formerly):
            if book.entry(entry.kind, old):
                message = f"`{old}` is given as a former id, and an entry has it now"
                yield Diagnostic(
                    CODE, message, entry.location_of("formerly", n), "rename that entry, or delete this line"
                )
            elif (entry.kind, old) in claimed:
                message = f"`{old}` is the former id of `{claimed[entry.kind, old]}` as well"
                yield Diagnostic(CODE, message, entry.location_of("formerly", n), "keep it at one of the two")
            else:
                claimed[entry.kind, old] = entry.id
