"""Backs land behind their fronts: read from the rendered pages, not from our own arithmetic."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2 as pdfium
import pytest

from books import shipped_book
from printed_pages import (
    MM,
    Duplex,
    bounds_of,
    first_techniques,
    has_text,
    locate_all,
    locate_text,
    print_pdf,
    technique_titles,
)
from talkdown.outputs.printing.imposition import best_grid, impose, zine_panels


def _behind(x: float, y: float, width: float, height: float, over_head: bool) -> tuple[float, float]:
    """The point of the back page that lies behind a point of the front page, after the printer's flip."""
    return (x, height - y) if over_head else (width - x, y)


@pytest.mark.parametrize("paper", ["a4", "letter", "a3"])
@pytest.mark.parametrize("duplex", [Duplex.long_edge, Duplex.short_edge])
def test_every_back_lies_behind_its_front_and_the_last_sheet_is_half_empty(
    paper: str, duplex: Duplex
) -> None:
    count = 6 if paper != "a3" else 11
    document = pdfium.PdfDocument(print_pdf("cards", first_techniques(count), paper=paper, duplex=duplex))
    assert len(document) == 4
    compared_cards = 0
    for front, back in ((document[0], document[1]), (document[2], document[3])):
        width, height = (n * MM for n in front.get_size())
        over_head = (duplex is Duplex.short_edge) is not (width > height)
        for title in technique_titles(count):
            if not has_text(front, title):
                continue
            compared_cards += 1
            one, two = locate_text(front, title), locate_text(back, title)
            assert not one.is_upside_down
            assert two.is_upside_down is over_head
            # The title of the back stands at the top of its card, so look at the cell and not at the point.
            columns, rows = (4, 2) if paper == "a3" else (2, 2)
            x, y = _behind(two.x, two.y, width, height, over_head)
            cell = (int(one.x // (width / columns)), int(one.y // (height / rows)))
            assert (int(x // (width / columns)), int(y // (height / rows))) == cell, title
            card = width / columns
            middle = (cell[0] + 0.5) * card
            assert abs(x - middle) < card / 2 - 5, "within the card, off its edge"
    assert compared_cards == count


def test_a_back_moves_by_its_offset_and_no_front_does() -> None:
    cards = pdfium.PdfDocument(print_pdf("cards", first_techniques(1)))
    moved_cards = pdfium.PdfDocument(print_pdf("cards", first_techniques(1), back_offset=(1.5, -2.0)))
    title = technique_titles(1)[0]
    assert locate_text(cards[0], title) == locate_text(moved_cards[0], title)
    before, after = locate_text(cards[1], title), locate_text(moved_cards[1], title)
    assert (round(after.x - before.x, 2), round(after.y - before.y, 2)) == (1.5, -2.0)


def test_fold_prints_the_back_beside_its_front_on_the_same_side() -> None:
    document = pdfium.PdfDocument(print_pdf("cards", first_techniques(3), duplex=Duplex.fold))
    assert len(document) == 2
    first, second, third = technique_titles(3)
    for page, title in ((document[0], first), (document[0], second), (document[1], third)):
        words = page.get_textpage().get_text_range()
        assert words.count(title) == 2
    flips = locate_text(document[0], "Flip for the words")
    say = locate_text(document[0], "SAY THIS")
    assert flips.x < 105 < say.x
    upper, lower = locate_all(document[0], "USE IT WHEN")
    assert (lower.x - upper.x, lower.y - upper.y) == pytest.approx((0, 150.5), abs=0.01)


def test_fronts_leaves_backs_out() -> None:
    document = pdfium.PdfDocument(print_pdf("cards", first_techniques(5), duplex=Duplex.fronts))
    assert len(document) == 2
    assert not any(has_text(page, "SAY THIS") for page in document)


@pytest.mark.parametrize(
    ("paper", "sheet", "columns", "rows", "cell", "gutters"),
    [
        ("a4", (210, 297), 2, 2, (103, 146.5), (4, 4)),
        ("letter", (215.9, 279.4), 2, 2, (105.95, 137.7), (4, 4)),
        ("a3", (420, 297), 4, 2, (103, 146.5), (8 / 3, 4)),
    ],
)
def test_cards_keep_their_size_on_every_paper(
    paper: str,
    sheet: tuple[float, float],
    columns: int,
    rows: int,
    cell: tuple[float, float],
    gutters: tuple[float, float],
) -> None:
    count = columns * rows
    page = pdfium.PdfDocument(print_pdf("cards", first_techniques(count), paper=paper))[0]
    assert [n * MM for n in page.get_size()] == pytest.approx(sheet, abs=0.1)
    # The same label stands at the same place of every card, so labels are as far apart as cards, and the gutters between them.
    labels = locate_all(page, "USE IT WHEN")
    assert len(labels) == count
    first = labels[0]
    pitch = (cell[0] + gutters[0], cell[1] + gutters[1])
    steps = [(n % columns, n // columns) for n in range(count)]
    places = [(first.x + column * pitch[0], first.y + row * pitch[1]) for column, row in steps]
    assert [(label.x, label.y) for label in labels] == [pytest.approx(place, abs=0.01) for place in places]
    # Heads of 94 x 36 mm stand in the middle of their cards, 4.5 mm below the upper edge.
    heads = [
        box
        for box in (bounds_of(item, page) for item in page.get_objects())
        if (box.width, box.height) == pytest.approx((94, 36), abs=0.01)
    ]
    assert sorted({(round(head.x, 2), round(head.y, 2)) for head in heads}) == [
        pytest.approx((column * pitch[0] + (cell[0] - 94) / 2, row * pitch[1] + 4.5), abs=0.02)
        for column, row in sorted(steps)
    ]


def test_pocket_cards_are_ten_to_a_sheet_and_backs_lie_behind() -> None:
    for duplex in (Duplex.long_edge, Duplex.short_edge):
        document = pdfium.PdfDocument(print_pdf("pocket", duplex=duplex))
        assert len(document) == 2
        width, height = (n * MM for n in document[0].get_size())
        for stage in shipped_book().settings.stages:
            if stage.id == "solve":
                continue  # it fills two cards, with the same question on the back
            one, two = locate_text(document[0], stage.title), locate_text(document[1], stage.ask)
            over_head = duplex is Duplex.short_edge
            x, y = _behind(two.x, two.y, width, height, over_head)
            assert abs(y - one.y) < 2, stage.id
            assert (x < width / 2) is (one.x < width / 2), stage.id


def test_a_sheet_says_what_it_is() -> None:
    for page, side in zip(pdfium.PdfDocument(print_pdf("pocket")), ("front", "back"), strict=True):
        assert has_text(page, f"1/1 {side} · flip on long edge · print at 100 %")


def test_the_zine_reads_in_order_when_it_is_folded() -> None:
    page = pdfium.PdfDocument(print_pdf("zine"))[0]
    stages = [stage.title for stage in shipped_book().settings.stages]
    places = [locate_text(page, title) for title in stages]
    columns = [int(place.x // (297 / 4)) for place in places]
    assert columns == [3, 2, 1, 0, 0, 0, 1, 1], "pages 2 to 5 from right to left, then two of two stages each"
    assert [place.is_upside_down for place in places] == [True] * 4 + [False] * 4
    assert [place.y < 105 for place in places] == [True] * 4 + [False] * 4
    cover, back = (
        locate_text(page, shipped_book().settings.tagline),
        locate_text(page, "HOW FAR HAS IT GONE?"),
    )
    assert (int(cover.x // (297 / 4)), int(back.x // (297 / 4))) == (3, 2)
    assert not cover.is_upside_down


def test_pages_that_touch_in_the_zine_are_neighbors() -> None:
    rows: dict[float, list[int]] = {}
    for number, _, y, _ in zine_panels(297, 210):
        rows.setdefault(y, []).append(number)
    assert list(rows.values()) == [[5, 4, 3, 2], [6, 7, 8, 1]]
    assert all(abs(a - b) in (1, 7) for row in rows.values() for a, b in pairwise(row))


def test_no_card_is_lost_or_printed_twice() -> None:
    for count in range(1, 25):
        for duplex in Duplex:
            pages = list(impose(count, best_grid("a4", (85, 54)), duplex))
            fronts = [p.card for page in pages for p in page.cards if p.face == "front"]
            backs = sorted(p.card for page in pages for p in page.cards if p.face == "back")
            assert fronts == list(range(count))
            assert backs == ([] if duplex is Duplex.fronts else fronts)
