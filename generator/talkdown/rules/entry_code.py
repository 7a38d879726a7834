"""Every approved entry has a short printable code of its own.

The letter tells the kind: T for a technique, P for a phrase, W for a warning sign. `talkdown new` gives the
next free one.

Why: codes stand on printed cards and in short links. A code stays when an id changes, and is never used
twice, so that an old card still leads to the right page.

Not this:

    - id: and-then
      code: T-02

    error: `T-02` is not the code of a phrase
    hint: its letter is P; the next free one is `P-02`

But this:

    - id: and-then
      code: P-02

Silence: for an entry that is never printed, and that nobody will link to by its code.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import ENTRY_KINDS
from talkdown.model.book import Book
from talkdown.model.next_code import next_code

CODE = "code"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield codes that are missing, taken, or of another kind."""
    for kind in ENTRY_KINDS:
        owners: dict[str, str] = {}
        free_hint = f"the next free one is `{next_code(book, kind)}`"
        for entry in book.all(kind.entry_class).values():
            if entry.code is None:
                if entry.is_approved:
                    message = f"`{entry.id}` has no code"
                    yield Diagnostic(CODE, message, entry.location, f"add `code:`; {free_hint}")
            elif not entry.code.startswith(kind.code_letter + "-"):
                message = f"`{entry.code}` is not the code of a {kind.title}"
                yield Diagnostic(
                    CODE, message, entry.location_of("code"), f"its letter is {kind.code_letter}; {free_hint}"
                )
            elif entry.code in owners:
                message = f"the code `{entry.code}` belongs to `{owners[entry.code]}`"
                yield Diagnostic(CODE, message, entry.location_of("code"), free_hint)
            else:
                owners[entry.code] = entry.id
