"""What the tests of print share: the shipped book, small jobs of it, and where words stand on a page."""

from __future__ import annotations

from copy import copy
from functools import cache
from typing import NamedTuple

import pypdfium2 as pdfium

from books import shipped_book
from talkdown.model.book import Book
from talkdown.model.settings import Brand
from talkdown.outputs.printables import PRINTABLES, Duplex
from talkdown.outputs.printing import Options, Printer, Selection, jobs_of

MM = 25.4 / 72
"""Millimeters in a point of PDF."""

PDF_IDS = [row.id for row in PRINTABLES if row.file_type == "pdf"]
"""The printables that are files of PDF; Anki's deck is none."""


def print_pdf(
    kind: str, selection: Selection | None = None, book: Book | None = None, **options: object
) -> bytes:
    """The first file of a kind."""
    book = book or shipped_book()
    print_options = Options(**options)  # type: ignore[arg-type]  # each test names its own
    job = jobs_of(book, [kind], selection or Selection(), print_options)[0]
    result = Printer(book).print(job, print_options.allow_overflow)
    assert result.file is not None, [problem.message for problem in result.problems]
    return result.file.pdf


SITE = "https://words.intranet"
"""An address that is no example of one, so that QR codes lead there."""


@cache
def book_with_address(address: str = SITE) -> Book:
    """The shipped book as that of a team whose site has an address."""
    book = copy(shipped_book())
    brand = Brand(name="Talkdown", address=address)
    book.settings = book.settings.model_copy(update={"brand": brand})
    return book


def first_techniques(count: int) -> Selection:
    """The first techniques of the book."""
    return Selection(tuple(t.id for t in shipped_book().techniques[:count]))


def technique_titles(count: int) -> list[str]:
    return [t.title.replace("'", "’") for t in shipped_book().techniques[:count]]


class TextLocation(NamedTuple):
    """Where a text stands: its center in millimeters from the top left, and whether it is upside down."""

    x: float
    y: float
    is_upside_down: bool


def locate_text(page: pdfium.PdfPage, text: str) -> TextLocation:
    """The first place of a text on a page."""
    places = locate_all(page, text)
    assert places, f"`{text}` is not on the page"
    return places[0]


def locate_all(page: pdfium.PdfPage, text: str) -> list[TextLocation]:
    """All places of a text on a page, in the order of reading."""
    characters = page.get_textpage()
    search = characters.search(text, match_case=True)
    places = []
    while hit := search.get_next():
        start, count = hit
        boxes = [characters.get_charbox(n) for n in range(start, start + count)]
        left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
        bottom, top = min(b[1] for b in boxes), max(b[3] for b in boxes)
        x, y = (left + right) / 2 * MM, (page.get_height() - (bottom + top) / 2) * MM
        is_upside_down = boxes[0][0] > boxes[min(3, count - 1)][0]
        places.append(TextLocation(x, y, is_upside_down))
    return places


class Box(NamedTuple):
    """Where something is drawn, in millimeters from the top left."""

    x: float
    y: float
    width: float
    height: float


def bounds_of(item: pdfium.PdfObject, page: pdfium.PdfPage) -> Box:
    """Where something is drawn on a page."""
    left, bottom, right, top = item.get_bounds()
    return Box(left * MM, (page.get_height() - top) * MM, (right - left) * MM, (top - bottom) * MM)


def has_text(page: pdfium.PdfPage, text: str) -> bool:
    return page.get_textpage().search(text, match_case=True).get_next() is not None


__all__ = [
    "MM",
    "SITE",
    "Box",
    "Duplex",
    "Options",
    "Selection",
    "TextLocation",
    "book_with_address",
    "bounds_of",
    "first_techniques",
    "has_text",
    "locate_all",
    "locate_text",
    "print_pdf",
    "technique_titles",
]
