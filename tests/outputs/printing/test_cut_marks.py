"""Marks are cut away: read from the printed pages, by the gray that nothing else on them has."""

from __future__ import annotations

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from printed_pages import MM, Box, Duplex, bounds_of, first_techniques, print_pdf
from talkdown.outputs.printing.imposition import best_grid, cuts

FAINT = (0x76, 0x7B, 0x85)
"""The color of marks, ruler and line about the sheet."""

CARDS_A4 = ([(0, 103), (107, 210)], [(0, 146.5), (150.5, 297)])
CARDS_LETTER = ([(0, 105.95), (109.95, 215.9)], [(0, 137.7), (141.7, 279.4)])
CARDS_A3 = ([(0, 103), (105.67, 208.67), (211.33, 314.33), (317, 420)], [(0, 146.5), (150.5, 297)])
FOLDED_A4 = ([(2, 208)], [(0, 146.5), (150.5, 297)])
POCKET_A4 = ([(20, 105), (105, 190)], [(13.5 + 54 * n, 67.5 + 54 * n) for n in range(5)])
POCKET_LETTER = ([(20.95, 105.95), (109.95, 194.95)], [(6 + 53.48 * n, 59.48 + 53.48 * n) for n in range(5)])

SHEETS = pytest.mark.parametrize(
    ("kind", "paper", "duplex", "cards"),
    [
        ("cards", "a4", Duplex.long_edge, CARDS_A4),
        ("cards", "letter", Duplex.long_edge, CARDS_LETTER),
        ("cards", "a3", Duplex.short_edge, CARDS_A3),
        ("cards", "a4", Duplex.fold, FOLDED_A4),
        ("pocket", "a4", Duplex.long_edge, POCKET_A4),
        ("pocket", "letter", Duplex.long_edge, POCKET_LETTER),
        ("pocket", "letter", Duplex.fold, ([(22.95, 192.95)], POCKET_LETTER[1])),
    ],
)
Spans = list[tuple[float, float]]


def _pages(kind: str, paper: str, duplex: Duplex) -> pdfium.PdfDocument:
    selection = first_techniques(3) if kind == "cards" else None
    return pdfium.PdfDocument(print_pdf(kind, selection, paper=paper, duplex=duplex))


def _faint_objects(page: pdfium.PdfPage, *kinds: int) -> list[Box]:
    """Where something faint is drawn: lines and triangles, or text."""
    boxes = []
    for item in page.get_objects(filter=kinds):
        colors = []
        for read in (pdfium_c.FPDFPageObj_GetFillColor, pdfium_c.FPDFPageObj_GetStrokeColor):
            parts = [ctypes.c_uint() for _ in range(4)]
            if read(item, *parts):
                colors.append(tuple(part.value for part in parts[:3]))
        if FAINT in colors:
            boxes.append(bounds_of(item, page))
    return boxes


@SHEETS
def test_nothing_but_the_card_is_left_when_it_is_cut_out(
    kind: str, paper: str, duplex: Duplex, cards: tuple[Spans, Spans]
) -> None:
    across, down = cards
    for page in _pages(kind, paper, duplex):
        width, height = (n * MM for n in page.get_size())
        boxes = _faint_objects(page, pdfium_c.FPDF_PAGEOBJ_PATH, pdfium_c.FPDF_PAGEOBJ_TEXT)
        assert boxes
        for box in boxes:
            right, bottom = box.x + box.width, box.y + box.height
            on_columns = any(box.x < end and right > begin for begin, end in across)
            on_rows = any(box.y < end and bottom > begin for begin, end in down)
            assert not (on_columns and on_rows), box
            assert min(box.x, box.y, width - right, height - bottom) > 5.8, box  # 6, less the stroke


@SHEETS
def test_every_cut_has_a_mark_at_either_end(
    kind: str, paper: str, duplex: Duplex, cards: tuple[Spans, Spans]
) -> None:
    page = _pages(kind, paper, duplex)[0]
    size = [n * MM for n in page.get_size()]
    marks = _faint_objects(page, pdfium_c.FPDF_PAGEOBJ_PATH)
    for axis, spans in enumerate(cards):
        for place in {edge for span in spans for edge in span if 2.5 < edge < size[axis] - 2.5}:
            ends = [
                mark[1 - axis]
                for mark in marks
                if min(abs(mark[axis] - place), abs(mark[axis] + mark[axis + 2] - place)) < 0.25
            ]
            assert min(ends) < 0.1 * size[1 - axis], (axis, place)
            assert max(ends) > 0.85 * size[1 - axis], (axis, place)


def test_one_cuts_by_the_front_so_that_a_back_that_drifts_has_no_mark_on_it() -> None:
    for kind in ("cards", "pocket"):
        front, back = list(_pages(kind, "a4", Duplex.long_edge))[:2]
        assert len(_faint_objects(front, pdfium_c.FPDF_PAGEOBJ_PATH)) > 12
        assert _faint_objects(back, pdfium_c.FPDF_PAGEOBJ_PATH) == []


def test_the_ruler_is_50_mm_long_with_a_mark_for_every_centimeter() -> None:
    page = _pages("pocket", "a4", Duplex.long_edge)[0]
    marks = _faint_objects(page, pdfium_c.FPDF_PAGEOBJ_PATH)
    (line,) = [mark for mark in marks if mark.height > 30]
    assert line.height == pytest.approx(50, abs=0.4)  # and the stroke
    steps = sorted(mark.y for mark in marks if mark.height < 0.4 and 10.5 < mark.x < 14)
    assert [round(steps[-1] - step, 1) for step in reversed(steps)] == [0, 10, 20, 30, 40, 50]


def test_cuts_are_the_same_seen_from_the_back() -> None:
    for paper in ("a4", "letter", "a3"):
        for cell in ((103.0, 137.7), (85.0, 54.0)):
            grid = best_grid(paper, cell)
            for places, length in zip(cuts(grid), (grid.width, grid.height), strict=True):
                from_the_back = [
                    (length - cut.place, tuple(-side for side in cut.waste)) for cut in reversed(places)
                ]
                assert [cut.place for cut in places] == pytest.approx([place for place, _ in from_the_back])
                assert [set(cut.waste) for cut in places] == [set(waste) for _, waste in from_the_back]
