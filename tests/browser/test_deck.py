"""A deck of one's own on the print page: ticked, looked at, and saved as a PDF."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from axe import RUN
from scripts.npm import node_modules

TECHNIQUE = "name-the-feeling"


def _save(page: Page, folder: Path) -> pdfium.PdfDocument:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as PDF").click()
    path = folder / "deck.pdf"
    download.value.save_as(path)
    return pdfium.PdfDocument(path)


def test_a_card_is_printed_on_letter_in_black_by_four_clicks(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(f"{address}techniques/{TECHNIQUE}.html")
    page.get_by_role("link", name="Choose paper and ink").click()
    page.get_by_label("Letter").click()
    page.get_by_label("Black").click()
    expect(page.get_by_role("img", name="Sheet 1, front: Name the feeling")).to_be_visible()
    pages = list(_save(page, tmp_path))
    assert [page.get_size() for page in pages] == [pytest.approx((612, 792), abs=0.1)] * 2
    assert "Name the feeling" in pages[0].get_textpage().get_text_range()
    colors = pages[0].render(scale=1).to_pil().convert("RGB").getcolors(100_000) or []
    assert max(max(color) - min(color) for _, color in colors) < 30, "black, and the gray of marks"


@pytest.mark.parametrize("from_files", [False, True], ids=["served", "from files"])
def test_a_deck_is_put_together_by_keys(
    page: Page, address: str, site: Path, tmp_path: Path, from_files: bool
) -> None:
    start = f"{site.resolve().as_uri()}/" if from_files else address
    page.goto(f"{start}print/index.html")
    deck = page.get_by_role("region", name="A deck of your own")
    save = deck.get_by_role("button", name="Save as PDF")
    expect(deck.get_by_role("status")).to_have_text("No card is ticked yet.")
    expect(save).to_be_disabled()
    deck.get_by_label("All of “Set limits”").press("Space")
    count = deck.get_by_role("checkbox", name="T-", checked=True).count()
    assert count > 4
    expect(deck.get_by_role("status")).to_have_text(f"{count} cards on {-(-count // 4)} sheets.")
    deck.get_by_role("button", name="Next").press("Enter")
    expect(deck.get_by_text("Sheet 2 of")).to_be_visible()
    deck.get_by_label("Fronts alone").press("Space")
    assert len(_save(page, tmp_path)) == -(-count // 4)
    if not from_files:
        page.emulate_media(
            reduced_motion="reduce"
        )  # the theme's tabs fade in slowly, and are pale until then
        page.evaluate(
            "scrollTo(0, 0)"
        )  # a box that has come to lie half below the bar at the top is too near to its links
        expect(page.locator(".md-tabs:not([hidden])")).to_be_visible()
        page.add_script_tag(path=node_modules() / "axe-core/axe.min.js")
        assert page.evaluate(RUN, []) == []


def test_a_phone_folds_the_cards_of_each_stage(page: Page, address: str) -> None:
    """All of them, and a picture of each printable as large as the window, made the page 13 screens high."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}print/index.html")
    stage = page.get_by_role("group", name="Set limits")
    card = stage.get_by_role("checkbox", name="Set a kind limit")
    expect(card).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollHeight") < 8.5 * 844
    stage.get_by_text("One by one").click()
    card.check()
    expect(page.get_by_role("status").filter(has_text="1 card on 1 sheet.")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(card).to_be_visible()


def test_favorites_tick_the_cards_they_belong_to(page: Page, address: str) -> None:
    page.goto(f"{address}print/index.html")
    deck = page.get_by_role("region", name="A deck of your own")
    deck.get_by_role("button", name="Those of my favorites").click()
    expect(deck.get_by_role("status")).to_have_text("There are no favorites on this device yet.")
    page.goto(f"{address}techniques/{TECHNIQUE}.html")
    page.locator(".td-say .td-star").first.click()
    page.goto(f"{address}techniques/stay-calm.html")
    page.get_by_role("button", name="Star: Stay calm", exact=True).click()
    page.goto(f"{address}playbooks/upset-caller.html")
    page.get_by_role("button", name="Star: An upset caller", exact=True).click()
    page.goto(f"{address}print/index.html")
    deck.get_by_role("button", name="Those of my favorites").click()
    expect(deck.get_by_role("status")).to_have_text(
        "2 cards on 1 sheet. 1 of your favorites has no card: only techniques and their phrases do."
    )
    expect(deck.get_by_role("checkbox", name="Name the feeling T-")).to_be_checked()
    expect(deck.get_by_role("checkbox", name="Stay calm T-")).to_be_checked()
