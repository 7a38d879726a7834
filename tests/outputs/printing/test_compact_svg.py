"""The pictures of cards are small, and nothing in them is lost."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from books import shipped_book
from talkdown.model import Technique
from talkdown.outputs.printing.compact_svg import compact_svg
from talkdown.outputs.printing.printables.cards import SIZE, card_data, deck_on
from talkdown.outputs.printing.printer import Printer
from talkdown.outputs.printing.sheet_layout import impose_one_a_page

SVG = "{http://www.w3.org/2000/svg}"


def _front() -> str:
    """A card's front as a site has it."""
    book = shipped_book()
    layout = impose_one_a_page(1, SIZE, ("front",))
    job = deck_on(book, [card_data(book, book.all(Technique)["name-the-feeling"])], layout, duplex=None)
    return Printer(book).render_svg(job)[0][0]


def test_every_letter_has_its_drawing() -> None:
    drawing = ElementTree.fromstring(_front())
    letters = [letter.attrib["href"] for letter in drawing.iter(f"{SVG}use")]
    drawings = {f"#{path.attrib['id']}" for path in drawing.iter(f"{SVG}path") if "id" in path.attrib}
    assert len(letters) > 100
    assert set(letters) <= drawings
    clips = set(re.findall(r"url\(#(\w+)\)", ElementTree.tostring(drawing, encoding="unicode")))
    assert clips <= {clip.attrib["id"] for clip in drawing.iter(f"{SVG}clipPath")}


def test_a_picture_of_a_card_takes_little() -> None:
    assert len(_front()) < 60_000  # 50,000 at the median; 113,000 as Typst draws it


def test_what_is_small_stays_as_it_is() -> None:
    drawing = _front()
    assert compact_svg(drawing) == drawing


def test_letters_of_two_colors_keep_both() -> None:
    letters = '<g transform="scale(1)"><use href="#a" fill="#111111"/><use href="#b" fill="#222222"/></g>'
    assert compact_svg(letters) == letters
