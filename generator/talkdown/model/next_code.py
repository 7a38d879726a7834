"""The code that a new entry gets: each book that extends another one has numbers of its own, so that no two books meet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from hashlib import blake2b

from talkdown.model.book import Book
from talkdown.model.entry import Entry
from talkdown.model.kinds import ENTRY_KINDS, Kind

FIRST_NUMBER_OF_TEAMS = 100_000
"""A book that extends none counts from 1; those that extend one have six digits, whatever the one below grows to."""

_NUMBERS_OF_A_BOOK = 300_000
"""So that there is room for three books, one on top of the other. Two people who each write 20 entries at the same time
choose the same number for two of them once in 750 times; `talkdown check` says so when their work comes together."""


def next_code(book: Book, kind: Kind, id: str) -> str:
    """The code for an entry of that id: `T-08` after `T-07` in a book that extends none; else a number made of the id.

    Who counts on meets everybody who counts on at the same time, on another branch or in the book below. Where the
    number is taken, the next free one is given.
    """
    return _free_code(book.books_below, kind, id, _codes(book, kind))


def missing_codes(book: Book) -> Iterator[tuple[Entry, str]]:
    """Each approved entry that has no code, and the one it can have: no two of them get the same."""
    for kind in ENTRY_KINDS:
        codes = _codes(book, kind)
        for entry in book.all(kind.entry_class).values():
            if entry.code is None and entry.is_approved:
                code = _free_code(book.books_below, kind, entry.id, codes)
                codes.add(code)
                yield entry, code


def _codes(book: Book, kind: Kind) -> set[str]:
    return {code for entry in book.all(kind.entry_class).values() for code in entry.codes}


def _free_code(books_below: int, kind: Kind, id: str, codes: Collection[str]) -> str:
    """A code that is none of `codes`."""
    letter = kind.code_letter
    if not books_below:
        numbers = [code.split("-")[1] for code in codes if code.startswith(letter + "-")]
        highest = max(map(int, numbers), default=0)
        width = max((len(digits) for digits in numbers), default=2)
        return f"{letter}-{highest + 1:0{width}d}"
    first = FIRST_NUMBER_OF_TEAMS + min(books_below - 1, 2) * _NUMBERS_OF_A_BOOK
    digest = blake2b(f"{kind.name}/{id}".encode(), digest_size=8).digest()
    number = int.from_bytes(digest, "big") % _NUMBERS_OF_A_BOOK
    while (code := f"{letter}-{first + number}") in codes:
        number = (number + 1) % _NUMBERS_OF_A_BOOK
    return code
