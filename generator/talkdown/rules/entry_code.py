"""Every approved entry has a short printable code of its own.

The letter tells the kind: T for a technique, P for a phrase, W for a warning sign. `talkdown new` gives a
free one, and `talkdown codes` writes one into each entry that has none. A book that extends another has
numbers of six digits, which no release of that one takes; what is given together follows on one another.

Why: codes stand on printed cards and in short links. A code stays when an id changes, and is never used
twice, so that an old card still leads to the right page. Where an entry takes in another one, it lists the code of that
one under `former_codes`.

Not this:

    - id: and-then
      code: T-02

    error: `T-02` is not the code of a phrase
    hint: its letter is P; a free one is `P-332747`

But this:

    - id: and-then
      code: P-02

Silence: for an entry that is never printed, and that nobody will link to by its code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from talkdown.diagnostics import Diagnostic, Severity
from talkdown.model import ENTRY_KINDS, Entry, Kind
from talkdown.model.book import Book
from talkdown.model.next_code import codes_of, free_codes, missing_codes

CODE = "code"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield codes that are missing, taken, or of another kind."""
    for entry, code in missing_codes(book):
        hint = f"add `code: {code}`; `talkdown codes` does so wherever one is missing"
        yield Diagnostic(CODE, f"`{entry.id}` has no code", entry.location, hint)
    for kind in ENTRY_KINDS:
        owners: dict[str, Entry] = {}
        free_code = _free_code_for(book, kind)
        for entry in book.all(kind.entry_class).values():
            for n, code in enumerate(entry.former_codes):
                if not _is_code_of(kind, code):
                    message = f"`{code}` was never the code of a {kind.title}"
                    hint = f"its letter is {kind.code_letter}; delete this one"
                    yield Diagnostic(CODE, message, entry.location_of("former_codes", n), hint)
            if entry.code is None:
                continue
            owner = owners.setdefault(entry.code, entry)
            if not _is_code_of(kind, entry.code):
                message = f"`{entry.code}` is not the code of a {kind.title}"
                hint = f"its letter is {kind.code_letter}; a free one is `{free_code(entry.id)}`"
                yield Diagnostic(CODE, message, entry.location_of("code"), hint)
            elif owner is not entry:
                yield _taken_code(book, free_code(entry.id), entry, owner)


def _free_code_for(book: Book, kind: Kind) -> Callable[[str], str]:
    """What gives a free code for an id; the codes that there are, are gathered once for however many ids."""
    codes = codes_of(book, kind)

    @cache
    def free_code(id: str) -> str:
        return next(free_codes(book.books_below, kind, [id], codes))

    return lambda id: free_code(id if book.books_below else "")  # else it is the next number, whoever gets it


def _is_code_of(kind: Kind, code: str) -> bool:
    return code.startswith(kind.code_letter + "-")


def _taken_code(book: Book, free_code: str, entry: Entry, owner: Entry) -> Diagnostic:
    """Two entries have one code: an error between entries of one book, since a release of the one below may take any."""
    message = f"the code `{entry.code}` belongs to `{owner.id}`"
    hint = f"give the one that is not printed yet a free one: `{free_code}`"
    is_of_book_below = owner.location_of("code").path in book.paths_below
    severity = Severity.warning if is_of_book_below else Severity.error
    return Diagnostic(CODE, message, entry.location_of("code"), hint, severity)
