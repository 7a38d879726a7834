"""Every kind of page, and what is done on it, in a narrow panel, at 200 and 400 %, and beside another window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kinds_of_page import PAGES
from layout import layout_faults

ROOT = Path(__file__).resolve().parents[2]

SIZES = {
    "400 %": (320, 256),
    "a panel": (380, 700),
    "200 %": (640, 512),
    "half a screen": (960, 900),
    "a tablet": (1024, 768),
}
"""Windows in CSS pixels. A window of 1280 × 1024 has 320 × 256 at 400 %, and half of 1920 is 960."""

SCENARIO = "scenarios/insults-by-phone"


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One tab for all pages."""
    with browser.new_context(reduced_motion="reduce", color_scheme="light") as context:
        yield context.new_page()


def faults_by_size(page: Page) -> dict[str, list[str]]:
    """What is wrong with the page as it is now, by the window in which it is."""
    faults = {}
    for name, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("new Promise(requestAnimationFrame)")
        faults[name] = layout_faults(page)
    return {name: of_size for name, of_size in faults.items() if of_size}


@pytest.mark.parametrize("path", [*PAGES, "playbooks/self-harm-talk"])
def test_nothing_is_cut_covered_or_broken(tab: Page, address: str, path: str) -> None:
    tab.goto(f"{address}{path}.html", wait_until="load")
    assert faults_by_size(tab) == {}
    keys = tab.locator(".td-foldkey[aria-expanded=false]")
    if keys.count():
        keys.evaluate_all("keys => keys.forEach(key => key.click())")
        assert faults_by_size(tab) == {}, "all folds open"


def test_a_path_is_whole_in_every_state(tab: Page, address: str) -> None:
    tab.goto(address + "playbooks/abusive-language.html")
    tab.locator(".td-way").locator("visible=true").last.click()
    expect(tab.get_by_role("button", name="Back", exact=True)).to_be_visible()
    assert faults_by_size(tab) == {}, "a step"
    tab.get_by_role("button", name="Whole path").click()
    assert faults_by_size(tab) == {}, "the whole path"


def test_drills_are_whole_in_every_state(tab: Page, address: str) -> None:
    tab.goto(address + "drills.html")
    tab.locator(".td-practice button").first.click()
    expect(tab.locator(".td-ask__choice").first).to_be_visible()
    assert faults_by_size(tab) == {}, "a question"
    tab.locator(".td-ask__choice").first.click()
    assert faults_by_size(tab) == {}, "an answer"


def test_a_scenario_is_whole_in_every_state(tab: Page, address: str) -> None:
    tab.goto(f"{address}{SCENARIO}.html")
    tab.locator(".td-ask__choice").first.click()
    assert faults_by_size(tab) == {}, "an answer"
    tab.get_by_role("button", name="Read it as a whole").click()
    assert faults_by_size(tab) == {}, "all turns"


def test_the_wall_is_whole_on_every_slide(tab: Page, address: str) -> None:
    tab.goto(f"{address}{SCENARIO}.html#wall")
    wall = tab.locator(".td-wall")
    expect(wall).to_be_visible()
    slides = set()
    for key in ("", "ArrowRight", "ArrowRight", "1", "ArrowRight", "ArrowRight"):
        if key:
            tab.keyboard.press(key)
        slides.add(wall.get_attribute("data-slide"))
        assert faults_by_size(tab) == {}, wall.get_attribute("data-slide")
    assert len(slides) >= 3


def test_the_way_up_covers_a_corner_alone(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(address + "techniques/end-and-hand-over.html")
    tab.evaluate("scrollTo(0, 1500)")
    tab.mouse.move(100, 400)
    tab.mouse.wheel(0, -300)  # the theme offers it to who scrolls up
    way_up = tab.locator(".md-top")
    expect(way_up).to_be_visible()
    box = way_up.bounding_box()
    assert box
    assert box["height"] < 60, "one line of words, and room around it"
    assert box["y"] + box["height"] < 844


def test_names_of_stages_stand_beside_their_numbers(tab: Page, address: str) -> None:
    tab.goto(address + "index.html")
    for width in (390, 1024, 1440):
        tab.set_viewport_size({"width": width, "height": 900})
        heights = {box.evaluate("e => e.offsetHeight") for box in tab.locator("ol.td-line b").all()}
        assert len(heights) == 1, f"{width}: {heights}"


def test_the_finder_has_its_icons_beside_their_words_and_its_tools_at_the_edge(
    tab: Page, address: str
) -> None:
    tab.set_viewport_size({"width": 380, "height": 700})
    tab.goto(address + "index.html")
    tab.locator("#td-q").fill("swears")
    expect(tab.locator(".td-situation").first).to_be_visible()
    assert not [fault for fault in layout_faults(tab) if fault.startswith("an icon alone")]

    tab.goto(address + "signs.html")
    tab.keyboard.press("/")
    over = tab.locator("dialog[open]")
    over.get_by_role("combobox").fill("manager")
    expect(over.locator(".td-tools")).to_be_visible()
    field, leave, tools = (
        over.locator(part).evaluate("e => e.getBoundingClientRect().toJSON()")
        for part in (".td-field", ":scope > .td-field__leave", ".td-tools")
    )
    assert field["top"] + field["height"] / 2 == pytest.approx(leave["top"] + leave["height"] / 2, abs=2)
    assert tools["bottom"] >= 700, "no line shows below it"


@pytest.mark.parametrize("width", [960, 1440])
def test_no_half_of_a_result_shows_beside_the_tools(tab: Page, address: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(address + "index.html")
    tab.locator("#td-q").fill("swears")
    expect(tab.locator(".td-tools")).to_be_visible()
    tools, results = (
        tab.locator(part).first.evaluate("e => e.getBoundingClientRect().toJSON()")
        for part in (".td-tools", ".td-hit")
    )
    assert tools["bottom"] == 800
    assert tools["left"] <= results["left"]
    assert tools["right"] >= results["right"]


def test_a_row_of_chips_that_goes_on_fades_and_its_last_one_does_not(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 380, "height": 700})
    tab.goto(address + "techniques/name-the-feeling.html")
    row = tab.locator(".td-filter").first
    assert "gradient" in row.evaluate("e => getComputedStyle(e).maskImage")
    row.evaluate("e => e.scrollTo(e.scrollWidth, 0)")
    chip, end = (
        place.evaluate("e => e.getBoundingClientRect().right") for place in (row.locator("label").last, row)
    )
    assert end - chip >= 22, "1.4rem"


def test_the_deck_builder_is_whole(tab: Page, address: str) -> None:
    tab.goto(address + "print/index.html")
    tab.get_by_role("button", name="All cards").click()
    expect(tab.get_by_text("Sheet 1 of")).to_be_visible()
    assert faults_by_size(tab) == {}


def test_the_panels_over_a_page_are_whole(tab: Page, address: str) -> None:
    tab.goto(address + "playbooks/index.html")
    tab.keyboard.press("F8")
    expect(tab.locator("dialog[open] .td-say").first).to_be_visible()
    assert faults_by_size(tab) == {}, "self-harm"
    tab.keyboard.press("Escape")
    tab.goto(address + "techniques/name-the-feeling.html")
    tab.locator(".td-say:has(.td-var) .td-copy").first.click()
    expect(tab.locator("dialog[open] input").first).to_be_visible()
    assert faults_by_size(tab) == {}, "gaps"


def lines_below_the_fold(
    tab: Page, address: str, kind: str, ids: Iterable[str], count: int
) -> dict[str, float]:
    """Of the pages of a kind, those whose first `count` lines to say, or answers to choose from, end below the window; and where."""
    ends = {}
    for entry_id in ids:
        tab.goto(f"{address}{kind}/{entry_id}.html", wait_until="load")
        words = tab.locator(":is(.td-saynot__say, .td-path) :is(.td-say__words, .td-way)").locator(
            "visible=true"
        )
        expect(words.nth(count - 1)).to_be_visible()
        ends[entry_id] = words.nth(count - 1).evaluate("e => e.getBoundingClientRect().bottom")
    height = tab.evaluate("innerHeight")
    return {entry_id: end for entry_id, end in ends.items() if end > height}


def ids_of(kind: str) -> list[str]:
    """The ids of the shipped book's entries of a kind, from their files."""
    return sorted(path.stem for path in (ROOT / "phrasebook" / kind).glob("*.yaml"))


# The two with the longest words, one of them with the notice that every page about safety begins with.
LONG_TECHNIQUES = ["stay-with-distress", "take-it-private"]


@pytest.mark.parametrize(
    "ids",
    [LONG_TECHNIQUES, pytest.param(ids_of("techniques"), marks=pytest.mark.nightly)],
    ids=["long", "all"],
)
def test_the_first_three_lines_of_a_technique_are_on_the_first_screen(
    tab: Page, address: str, ids: list[str]
) -> None:
    for width, height in ((390, 844), (1440, 900)):
        tab.set_viewport_size({"width": width, "height": height})
        assert lines_below_the_fold(tab, address, "techniques", ids, 3) == {}, f"{width} × {height}"


@pytest.mark.parametrize(
    "ids",
    [["cannot-pay", "self-harm-talk"], pytest.param(ids_of("playbooks"), marks=pytest.mark.nightly)],
    ids=["long", "all"],
)
def test_a_path_begins_on_the_first_screen_of_a_panel(tab: Page, address: str, ids: list[str]) -> None:
    tab.set_viewport_size({"width": 380, "height": 700})
    assert lines_below_the_fold(tab, address, "playbooks", ids, 1) == {}


def test_lines_with_sources_are_as_wide_as_others_without_scripts(browser: Browser, address: str) -> None:
    """Where no button takes the second column, the sources took it, and left the words a fifth of the width."""
    with browser.new_context(java_script_enabled=False, viewport={"width": 380, "height": 700}) as context:
        page = context.new_page()
        page.goto(address + "playbooks/self-harm-talk.html")
        words = page.locator(".td-say:has(.td-cites) .td-say__words").first.bounding_box()
    assert words
    assert words["width"] > 190


def test_the_notice_on_safety_stands_first_on_a_phone_and_whole(tab: Page, address: str) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(address + "techniques/stay-with-distress.html")
    notice = tab.get_by_role("complementary", name="Safety notice")
    for words in ("Danger now?", "until trained help takes over", "Not yet reviewed by a practitioner"):
        expect(notice.get_by_text(words)).to_be_in_viewport(ratio=1)
    box, title = notice.bounding_box(), tab.locator("h1").bounding_box()
    assert box
    assert title
    assert box["y"] + box["height"] < title["y"]


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("<p style='width: 200vw'>A long sentence</p>", "the page is 640 px wide"),
        (
            "<div style='width: 40px; overflow: hidden'><p style='width: 20em'>Cut at the end</p></div>",
            "cut by div",
        ),
        ("<div style='height: 20px; overflow: hidden'><p>One<br>Two<br>Three</p></div>", "cut by div"),
        ("<p>Below</p><p style='margin-top: -2.6em'>Above</p>", "on each other"),
        (
            "<table style='width: 20px; overflow-wrap: anywhere'><td>262</td></table>",
            "broken within: td “262”",
        ),
        ("<p style='position: fixed; inset: 0 0 60%; height: 120px'>In the way</p>", "px stay while"),
        ("<p style='margin-left: -3em'>Too far left</p>", "outside the window"),
        (
            "<main style='display: flex; flex-wrap: wrap; width: 3em'><i class='td-i' style='width: 1em; height: 1em'></i><b>Words that take a line</b></main>",
            "an icon alone on its line",
        ),
    ],
)
def test_the_measure_sees_what_is_wrong(tab: Page, markup: str, fault: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 256})
    tab.set_content(f"<!doctype html><body style='margin: 0'>{markup}</body>")
    assert fault in "; ".join(layout_faults(tab))
