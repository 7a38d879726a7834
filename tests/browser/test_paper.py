"""Pages on paper: printed from the browser, as PDF, and read or looked at again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page

from talkdown.loader import load
from talkdown.model import Scenario

ROOT = Path(__file__).resolve().parents[2]
Print = Callable[[str], pdfium.PdfDocument]


@pytest.fixture(scope="module", params=["light", "dark"])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A window in each of the site's two schemes."""
    with browser.new_context(color_scheme=request.param, service_workers="block") as context:
        yield context.new_page()


@pytest.fixture
def print_page(tab: Page, address: str) -> Print:
    def paper(path: str) -> pdfium.PdfDocument:
        tab.goto(f"{address}{path}.html", wait_until="load")
        tab.evaluate("document.fonts.ready")
        return pdfium.PdfDocument(tab.pdf(format="A4", print_background=True))

    return paper


def _text(document: pdfium.PdfDocument) -> str:
    """What stands on it, without spaces and hyphens: lines break anywhere."""
    return _bare("".join(page.get_textpage().get_text_bounded() for page in document))


def _bare(text: str) -> str:
    return re.sub(r"[\s\u00ad\u2010\ufffe-]", "", text)


@pytest.mark.parametrize("path", ["index", "techniques/name-the-feeling", "playbooks/angry-email", "signs"])
def test_what_is_dark_on_the_screen_is_printed_on_white(print_page: Print, path: str) -> None:
    """Nine tenths of the first sheet are bare paper, grounds included: printers were asked for them."""
    image = print_page(path)[0].render(scale=1).to_pil().convert("L")
    tones = image.histogram()
    assert sum(tones[250:]) > 0.85 * image.width * image.height
    assert sum(tones[:100]) > 1000, "words in dark ink"


def test_phrases_behind_a_button_are_printed(print_page: Print) -> None:
    book = load(ROOT / "phrasebook").book
    assert book is not None
    technique = max(book.techniques, key=lambda one: len(book.phrases_of[one.id]))
    phrases = [phrase.text for phrase in book.phrases_of[technique.id] if not phrase.variables]
    assert len(phrases) > 8
    text = _text(print_page(f"techniques/{technique.id}"))
    assert [phrase for phrase in phrases if _bare(phrase) not in text] == []


def test_what_a_drill_says_of_each_choice_is_printed(print_page: Print) -> None:
    book = load(ROOT / "phrasebook").book
    assert book is not None
    text = _text(print_page("drills"))
    feedback = [choice.feedback for drill in book.drills for choice in drill.choices]
    assert len(feedback) > 50
    assert [one for one in feedback if _bare(one) not in text] == []


def test_a_scenario_that_is_not_played_is_printed_as_a_whole(print_page: Print) -> None:
    book = load(ROOT / "phrasebook").book
    assert book is not None
    scenario = book.all(Scenario)["insults-by-phone"]
    text = _text(print_page(f"scenarios/{scenario.id}"))
    parts = [part for turn in scenario.turns for part in (turn.customer, *(c.feedback for c in turn.choices))]
    assert [part for part in parts if _bare(part) not in text] == []


@pytest.mark.parametrize(
    "path", ["index", "techniques/name-the-feeling", "phrases/own", "drills", "scenarios/insults-by-phone"]
)
def test_nothing_that_only_a_screen_can_do_is_printed(tab: Page, address: str, path: str) -> None:
    tab.goto(f"{address}{path}.html", wait_until="networkidle")  # the finder is there, too
    tab.emulate_media(media="print")
    frame = ".md-header, .md-tabs, .md-sidebar, .md-footer"
    left = tab.locator(f":is(button, input, label, select, {frame}):visible")
    assert left.evaluate_all("all => all.map(e => e.outerHTML.slice(0, 90))") == []
    tab.emulate_media(media="screen")
