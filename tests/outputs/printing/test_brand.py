"""Whose cards these are: the brand's color, logo and name on every sheet, and on the icon of the site."""

from __future__ import annotations

import io
from copy import copy
from pathlib import Path

import pytest
from PIL import Image

from books import shipped_book
from talkdown.design.png_drawing import png_as_svg
from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.model.settings import Brand
from talkdown.outputs.addresses import ICONS
from talkdown.outputs.printables import PRINTABLES
from talkdown.outputs.printing import Options, Printer, Selection, brand_icons, jobs_of
from talkdown.pipeline.site_brand import book_on_site

BASE = Path(__file__).parents[2] / "rules/_base"
BLUE = (10, 132, 193)
SHEETS = [row.id for row in PRINTABLES if row.file_type == "pdf" and row.id != "calibration"]


def png(width: int = 60, height: int = 20) -> bytes:
    """A picture of one color."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), BLUE).save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def book() -> Book:
    """The shipped book as that of a team with a brand."""
    book = copy(shipped_book())
    brand = Brand(name="Clearwater", logo="clear.png", color="#7a1fa2")
    book.settings = book.settings.model_copy(update={"brand": brand})
    book.logo = png_as_svg(png())
    return book


@pytest.mark.parametrize("kind", SHEETS)
def test_every_sheet_has_the_color_and_the_logo_of_the_brand(kind: str, book: Book) -> None:
    printer = Printer(book)
    # The brand's color is on the last of the pocket cards.
    selection = Selection() if kind == "pocket" else Selection(("stay-calm",))
    jobs = jobs_of(book, [kind], selection, Options())
    drawings = "".join(page for job in jobs for page in printer.render_svg(job)[0])
    assert "#7a1fa2" in drawings
    if kind != "pocket":  # as small as a bank card, and full of words
        assert "<image" in drawings


def test_the_icon_is_the_logo_on_white(book: Book) -> None:
    icons = brand_icons(book)
    assert list(icons) == list(ICONS)
    for path, side in zip(ICONS, (192, 512), strict=True):
        icon = Image.open(io.BytesIO(icons[path])).convert("RGB")
        assert icon.size == (side, side)
        assert icon.getpixel((side // 2, side // 2)) == BLUE
        assert icon.getpixel((1, 1)) == (255, 255, 255)


def test_without_a_logo_it_is_a_letter_on_the_color(book: Book) -> None:
    book.logo = ""
    icon = Image.open(io.BytesIO(brand_icons(book)[ICONS[0]])).convert("RGB")
    assert icon.getpixel((1, 1)) == (0x7A, 0x1F, 0xA2)
    assert (255, 255, 255) in {color for _, color in icon.getcolors(100_000) or ()}


def test_a_book_without_a_brand_is_called_as_its_site(tmp_path: Path) -> None:
    book = load(BASE).book
    assert book
    brand = book_on_site(book, "Our wiki", "https://words.example.com/").settings.brand
    assert brand
    assert (brand.name, brand.address) == ("Our wiki", "https://words.example.com/")
    assert brand_icons(book) == {}


def test_the_brand_of_the_shipped_book_is_nobody_elses(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("title: Ours\nextend: talkdown\n")
    book = load(tmp_path).book
    assert book
    assert book.settings.brand is None
