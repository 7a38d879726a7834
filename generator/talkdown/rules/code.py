"""Every approved entry has a short printable code of its own.

Codes stand on cards and in short links. They stay when an id changes, and are never used twice. The
letter tells the kind: T for a technique, P for a phrase, W for a warning sign.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import ENTRY_KINDS, Kind
from talkdown.model.book import Book

CODE = "code"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield codes that are missing, taken, or of another kind."""
    for kind in ENTRY_KINDS:
        taken: dict[str, str] = {}
        free = f"the next free one is `{next_code(book, kind)}`"
        for entry in book.all(kind.entry_class).values():
            if entry.code is None:
                if entry.is_approved:
                    message = f"`{entry.id}` has no code"
                    yield Diagnostic(CODE, message, entry.location, f"add `code:`; {free}")
            elif not entry.code.startswith(kind.code_letter + "-"):
                message = f"`{entry.code}` is not the code of a {kind.title}"
                yield Diagnostic(
                    CODE, message, entry.location_of("code"), f"its letter is {kind.code_letter}; {free}"
                )
            elif entry.code in taken:
                message = f"the code `{entry.code}` belongs to `{taken[entry.code]}`"
                yield Diagnostic(CODE, message, entry.location_of("code"), free)
            else:
                taken[entry.code] = entry.id


def next_code(book: Book, kind: Kind) -> str:
    """The code after the highest one in use."""
    letter = kind.code_letter
    codes = [entry.code for entry in book.all(kind.entry_class).values() if entry.code]
    used = [code.split("-")[1] for code in codes if code.startswith(letter + "-")]
    highest = max(map(int, used), default=0)
    width = max((len(digits) for digits in used), default=2)
    return f"{letter}-{highest + 1:0{width}d}"
