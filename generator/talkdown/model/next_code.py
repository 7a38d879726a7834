"""The code that a new entry gets: each book that extends another one has numbers of its own, so that no two books meet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import chain, islice

from talkdown.model.book import Book
from talkdown.model.entry import Entry
from talkdown.model.kinds import ENTRY_KINDS, Kind

FIRST_NUMBER_OF_TEAMS = 100_000
"""A book that extends none counts from 1; those that extend one have six digits, whatever the one below grows to."""

_LAST_NUMBER = 999_999
"""A code has six digits at most: `fields.CODE_PATTERN`."""

_NUMBERS_OF_A_BOOK = 300_000
"""So that there is room for three books, one on top of the other, and no code has more digits than are said in one breath."""


def next_code(book: Book, kind: Kind, id: str) -> str:
    """The code for an entry of that id: `T-08` after `T-07` in a book that extends none; else a number made of the id.

    Who counts on meets everybody who counts on at the same time, on another branch or in the book below. Where the
    number is taken, the next free one is given.
    """
    return next(free_codes(book.books_below, kind, [id], codes_of(book, kind)))


def missing_codes(book: Book) -> Iterator[tuple[Entry, str]]:
    """Each approved entry that has no code, and the one it can have: no two of them get the same."""
    for kind in ENTRY_KINDS:
        entries = [
            entry for entry in book.all(kind.entry_class).values() if entry.code is None and entry.is_approved
        ]
        ids = [entry.id for entry in entries]
        yield from zip(entries, free_codes(book.books_below, kind, ids, codes_of(book, kind)), strict=True)


def free_codes(books_below: int, kind: Kind, ids: Sequence[str], codes: Collection[str]) -> Iterator[str]:
    """A code for each of these ids, in a book that extends so many others: none of `codes`, and no two the same.

    In a book that extends another, only the first number is made of the ids, and the others follow on it: two people who
    each bring 300 entries meet once in 500 times, where 300 numbers of each would meet once in four. Two who each write
    20, one at a time, meet once in 750 times; `talkdown check` says so when their work comes together.
    """
    letter = kind.code_letter
    digits = [code.split("-")[1] for code in codes if code.startswith(f"{letter}-")]
    if books_below:
        first = FIRST_NUMBER_OF_TEAMS + min(books_below - 1, 2) * _NUMBERS_OF_A_BOOK
        digest = blake2b("/".join([kind.name, *ids]).encode(), digest_size=8).digest()
        start, width = int.from_bytes(digest, "big"), 6  # as many digits as FIRST_NUMBER_OF_TEAMS has
        numbers: tuple[Iterable[int], ...] = (
            (first + (start + n) % _NUMBERS_OF_A_BOOK for n in range(_NUMBERS_OF_A_BOOK)),
        )
    else:
        start, width = max(map(int, digits), default=0), max(map(len, digits), default=2)
        # Somebody may have written the last code there is; then the first one that is free is the next.
        numbers = range(start + 1, _LAST_NUMBER + 1), range(1, start)
    taken_numbers = set(map(int, digits))
    return islice((f"{letter}-{n:0{width}d}" for n in chain(*numbers) if n not in taken_numbers), len(ids))


def codes_of(book: Book, kind: Kind) -> set[str]:
    """All that the entries of a kind have, and had."""
    return {code for entry in book.all(kind.entry_class).values() for code in entry.codes}
