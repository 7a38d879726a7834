"""What the tests of print share: the shipped book, small jobs of it, and where words stand on a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.outputs.printing import Duplex, Options, Printer, Selection, jobs_of
from talkdown.storage.package import PHRASEBOOK

MM = 25.4 / 72

Write = Callable[[Mapping[str, str | bytes]], Path]
"""The fixture `write`: writes files into a folder and gives it back."""


@cache
def shipped() -> Book:
    book = load(PHRASEBOOK).book
    assert book is not None
    return book


def printed(
    kind: str, selection: Selection | None = None, book: Book | None = None, **options: object
) -> bytes:
    """The first file of a kind."""
    book = book or shipped()
    wishes = Options(**options)  # type: ignore[arg-type]
    done = Printer(book).print(jobs_of(book, [kind], selection or Selection(), wishes)[0], wishes)
    assert done.printed is not None, [problem.message for problem in done.problems]
    return done.printed.pdf


def some(count: int) -> Selection:
    """The first techniques of the book."""
    return Selection(tuple(t.id for t in shipped().techniques[:count]))


def titles(count: int) -> list[str]:
    return [t.title.replace("'", "’") for t in shipped().techniques[:count]]


class Found(NamedTuple):
    """Where a text stands: its center in millimeters from the top left, and whether it is upside down."""

    x: float
    y: float
    turned: bool


def find(page: pdfium.PdfPage, text: str) -> Found:
    """The first place of a text on a page."""
    words = page.get_textpage()
    hit = words.search(text, match_case=True).get_next()
    assert hit is not None, f"`{text}` is not on the page"
    start, count = hit
    boxes = [words.get_charbox(n) for n in range(start, start + count)]
    left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
    bottom, top = min(b[1] for b in boxes), max(b[3] for b in boxes)
    height = page.get_height()
    turned = boxes[0][0] > boxes[min(3, count - 1)][0]
    return Found((left + right) / 2 * MM, (height - (bottom + top) / 2) * MM, turned)


def has(page: pdfium.PdfPage, text: str) -> bool:
    return page.get_textpage().search(text, match_case=True).get_next() is not None


__all__ = [
    "MM",
    "Duplex",
    "Found",
    "Options",
    "Selection",
    "Write",
    "find",
    "has",
    "printed",
    "shipped",
    "some",
    "titles",
]
