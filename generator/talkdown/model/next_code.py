"""The code that a new entry gets."""

from __future__ import annotations

from talkdown.model import Kind
from talkdown.model.book import Book


def next_code(book: Book, kind: Kind) -> str:
    """The code after the highest one in use, with as many digits as the longest: `T-08` after `T-07`."""
    letter = kind.code_letter
    codes_in_use = [entry.code for entry in book.all(kind.entry_class).values() if entry.code]
    numbers = [code.split("-")[1] for code in codes_in_use if code.startswith(letter + "-")]
    highest = max(map(int, numbers), default=0)
    width = max((len(digits) for digits in numbers), default=2)
    return f"{letter}-{highest + 1:0{width}d}"
