"""Backs land behind their fronts: read from the rendered pages, not from our own arithmetic."""

from __future__ import annotations

from itertools import pairwise

import pypdfium2 as pdfium
import pytest

from printed_pages import (
    MM,
    Duplex,
    first_techniques,
    has_text,
    locate_text,
    print_pdf,
    shipped_book,
    technique_titles,
)
from talkdown.outputs.printing.imposition import best_grid, cuts, impose, zine_panels


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
    seen = 0
    for front, back in ((document[0], document[1]), (document[2], document[3])):
        width, height = (n * MM for n in front.get_size())
        over_head = (duplex is Duplex.short_edge) is not (width > height)
        for title in technique_titles(count):
            if not has_text(front, title):
                continue
            seen += 1
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
    assert seen == count


def test_a_back_moves_by_its_offset_and_no_front_does() -> None:
    plain = pdfium.PdfDocument(print_pdf("cards", first_techniques(1)))
    moved = pdfium.PdfDocument(print_pdf("cards", first_techniques(1), back_offset=(1.5, -2.0)))
    title = technique_titles(1)[0]
    assert locate_text(plain[0], title) == locate_text(moved[0], title)
    before, after = locate_text(plain[1], title), locate_text(moved[1], title)
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
    assert abs(locate_text(document[0], first).y - locate_text(document[0], second).y) == pytest.approx(
        148, abs=20
    )


def test_fronts_leaves_backs_out() -> None:
    document = pdfium.PdfDocument(print_pdf("cards", first_techniques(5), duplex=Duplex.fronts))
    assert len(document) == 2
    assert not any(has_text(page, "SAY THIS") for page in document)


def test_cards_keep_their_size_on_every_paper() -> None:
    for paper, (across, down) in {"a4": (105, 148), "letter": (107.95, 139.7), "a3": (105, 148)}.items():
        document = pdfium.PdfDocument(print_pdf("cards", first_techniques(4), paper=paper))
        found = sorted(
            (locate_text(document[0], title) for title in technique_titles(4)),
            key=lambda f: (round(f.y / 60), f.x),
        )
        assert len(found) == 4
        words = [locate_text(document[0], title) for title in technique_titles(4)]
        assert words[0].x < words[1].x
        cell = (across, down)
        assert all(0 < f.x % cell[0] < cell[0] for f in words)


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


def test_a_sheet_says_what_it_is_and_has_a_ruler_of_50_mm() -> None:
    document = pdfium.PdfDocument(print_pdf("pocket"))
    for page, side in zip(document, ("front", "back"), strict=True):
        assert has_text(page, f"1/1 {side} · flip on long edge · print at 100 %")
        lengths = [(right - left) * MM for left, _, right, _ in (o.get_bounds() for o in page.get_objects())]
        assert any(length == pytest.approx(50.2, abs=0.3) for length in lengths), "a line and its width"


def test_the_zine_reads_in_order_when_it_is_folded() -> None:
    page = pdfium.PdfDocument(print_pdf("zine"))[0]
    stages = [stage.title for stage in shipped_book().settings.stages if stage.track]
    places = [locate_text(page, title) for title in stages]
    columns = [int(place.x // (297 / 4)) for place in places]
    assert columns == [3, 2, 1, 0, 0, 1], "pages 2 to 5 from right to left, then 6 and 7"
    assert [place.is_upside_down for place in places] == [True] * 4 + [False] * 2
    assert [place.y < 105 for place in places] == [True] * 4 + [False] * 2
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


def test_cuts_are_the_same_seen_from_the_back() -> None:
    for paper in ("a4", "letter", "a3"):
        for cell in ((105.0, 139.0), (85.0, 54.0)):
            grid = best_grid(paper, cell)
            across, down = cuts(grid)
            assert across == pytest.approx([grid.width - x for x in reversed(across)])
            assert down == pytest.approx([grid.height - y for y in reversed(down)])


def test_no_card_is_lost_or_printed_twice() -> None:
    for count in range(1, 25):
        for duplex in Duplex:
            pages = list(impose(count, best_grid("a4", (85, 54)), duplex))
            fronts = [p.card for page in pages for p in page.cards if p.face == "front"]
            backs = sorted(p.card for page in pages for p in page.cards if p.face == "back")
            assert fronts == list(range(count))
            assert backs == ([] if duplex is Duplex.fronts else fronts)
