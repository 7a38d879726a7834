"""What hangs on a wall: words that fit the worst of a level, large enough to be read from there."""

from __future__ import annotations

from copy import copy

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from books import shipped_book
from printed_pages import MM, print_pdf
from talkdown.model import Phrase
from talkdown.model.book import Book
from talkdown.outputs.printing.content import phrase_of_level, printed_words, signs_of_level

SMALLEST_FROM_2_M = 28
"""Points: letters as high as 8.5 minutes of arc at 2 m."""


def _flat(page: pdfium.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_range().split())


def _without_say(book: Book) -> Book:
    """The book whose levels leave their words to their signs."""
    book = copy(book)
    levels = tuple(level.model_copy(update={"say": None}) for level in book.settings.levels)
    book.settings = book.settings.model_copy(update={"levels": levels})
    return book


@pytest.mark.parametrize("kind", ["poster", "ladder"])
def test_what_stands_at_the_worst_level_fits_a_threat_as_well(kind: str) -> None:
    book = shipped_book()
    worst_level = book.settings.levels[-1]
    phrase = phrase_of_level(book, worst_level)
    assert phrase is not None
    assert "stepping away" in phrase.text
    assert " ".join(printed_words(phrase.text).split()) in _flat(pdfium.PdfDocument(print_pdf(kind))[0])


def test_a_level_that_says_nothing_has_the_words_of_a_sign_about_safety() -> None:
    book = _without_say(shipped_book())
    worst_level = book.settings.levels[-1]
    signs = signs_of_level(book, worst_level)
    assert not signs[0].safety, "the first one is an insult, and its words are too mild for a threat"
    phrase = phrase_of_level(book, worst_level)
    safety_phrases = book.approved(Phrase, [sign.say[0] for sign in signs if sign.safety and sign.say])
    assert phrase in safety_phrases


def test_the_legend_of_the_poster_has_every_stage_that_an_icon_stands_for() -> None:
    words = _flat(pdfium.PdfDocument(print_pdf("poster"))[0])
    legend = words[words.index("1 Steady") :]
    assert "6 Close Set limits" in legend


def test_the_ladder_is_read_from_2_m_on_a3() -> None:
    (page,) = pdfium.PdfDocument(print_pdf("ladder", paper="a3"))
    assert [round(n * MM) for n in page.get_size()] == [297, 420]
    foot = 30  # points from the lower edge, in which name and edition stand
    sizes = []
    for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT]):
        size = pdfium_c.c_float()
        pdfium_c.FPDFTextObj_GetFontSize(item, size)
        if item.get_bounds()[1] > foot * 2:
            sizes.append(size.value * item.get_matrix().a)
    assert len(sizes) > 12
    assert min(sizes) >= SMALLEST_FROM_2_M


def test_no_two_labels_of_the_calibration_sheet_overprint() -> None:
    page = pdfium.PdfDocument(print_pdf("calibration"))[1]
    boxes = [item.get_bounds() for item in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT])]
    assert len(boxes) > 12
    for number, (left, bottom, right, top) in enumerate(boxes):
        for other_left, other_bottom, other_right, other_top in boxes[number + 1 :]:
            is_beside = right <= other_left or other_right <= left
            assert is_beside or top <= other_bottom or other_top <= bottom


def test_pocket_cards_of_one_stage_are_told_apart_on_either_side() -> None:
    front, back = (_flat(page) for page in pdfium.PdfDocument(print_pdf("pocket")))
    ask = next(stage.ask for stage in shipped_book().settings.stages if stage.id == "solve")
    for number in ("1 of 2", "2 of 2"):
        assert f"Solve {number}" in front
        assert f"{ask} {number}" in back


def test_the_levels_stand_at_one_height_on_both_sides_of_their_pocket_card() -> None:
    """One side says less of each than the other, and was loose beside it."""
    heights = []
    for page in pdfium.PdfDocument(print_pdf("pocket")):
        text = page.get_textpage()
        places = [
            text.search(level.title, match_case=True).get_next() for level in shipped_book().settings.levels
        ]
        assert None not in places
        heights.append([text.get_charbox(place[0])[1] for place in places if place])
    assert heights[0] == pytest.approx(heights[1], abs=0.5)
