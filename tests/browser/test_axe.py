"""What axe finds on every kind of page, with the finder closed, open and in use: nothing, with nothing left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import RUN
from finder_page import wait_for_the_answer
from kinds_of_page import EACH_PAGE, PAGES
from scripts.npm import node_modules

WIDTHS = (1280, 360)
PAGES_BELOW_THE_FINDER = ("index", "404", "signs")
"""Where the finder is looked at with results: the two pages that it stands on, and one of those that it opens over."""

COLOR = ["color-contrast", "link-in-text-block"]
"""The rules that look at color."""


@pytest.fixture(scope="module")
def tab(browser: Browser, address: str) -> Iterator[Page]:
    """One tab for all pages: a profile for each would take longer than axe."""
    with browser.new_context(reduced_motion="reduce", color_scheme="light") as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
        context.add_init_script(path=node_modules() / "axe-core/axe.min.js")
        yield context.new_page()


def _faults(page: Page, state: str) -> list[str]:
    """Light and dark, wide and narrow. What is dark differs in color alone, and is asked for that alone."""
    all_faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, only in (("default", []), ("slate", COLOR)):
            page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
            faults = page.evaluate(RUN, only)
            all_faults += [f"{state}, {width} px, {scheme}: {fault}" for fault in faults]
    return all_faults


def test_every_kind_of_page_is_looked_at(site: Path) -> None:
    """Every page at the top and at the head of a folder, one of each folder's, and all that any page shows."""
    pages = {
        path.relative_to(site).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for path in site.rglob("*.html")
        if b'http-equiv="refresh"' not in path.read_bytes()[:1000]
    }
    folders = {path.rpartition("/")[0] for path in PAGES if not path.endswith("index")}
    heads = {path for path in pages if "/" not in path or path.endswith("/index")}
    assert heads <= set(PAGES)
    assert {path.rpartition("/")[0] for path in pages if path not in heads} <= folders
    missing_classes = set().union(*map(_classes, pages.values()))
    for path in PAGES:
        missing_classes -= _classes(pages[path])
    assert missing_classes == set()


def _classes(html: str) -> set[str]:
    """What stands on a page, by the classes that styles know it by; icons, of which each entry has its own, left out."""
    names = {name for value in re.findall(r'\bclass="([^"]*)"', html) for name in value.split()}
    return {name for name in names if name.startswith("td-") and not name.startswith("td-i--")}


@pytest.mark.parametrize("path", EACH_PAGE)
def test_axe_finds_nothing(tab: Page, address: str, path: str) -> None:
    tab.goto(f"{address}{path}.html", wait_until="domcontentloaded")
    faults = _faults(tab, "finder closed")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("path", PAGES_BELOW_THE_FINDER)
def test_axe_finds_nothing_in_results(tab: Page, address: str, path: str) -> None:
    tab.goto(f"{address}{path}.html", wait_until="domcontentloaded")
    has_field = path in ("index", "404")
    field = tab.locator("#td-q" if has_field else "#td-over-q")
    if not has_field:
        tab.keyboard.press("/")
    field.fill("crying")
    expect(tab.locator(".td-list [role=option]").first).to_be_visible()
    faults = _faults(tab, "finder with results")
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_on_a_path_and_in_a_danger(tab: Page, address: str) -> None:
    """A step with a trail, the form of a gap that was left empty, the whole path, a danger over the finder."""
    faults = []
    tab.goto(address + "playbooks/abusive-language.html")
    expect(tab.locator(".td-guide--live")).to_be_visible()
    tab.keyboard.press("7")
    expect(tab.locator(".td-trail li")).to_have_count(1)
    tab.evaluate("scrollTo(0, 0)")
    faults += _faults(tab, "a step")
    tab.keyboard.press("a")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("alert")).to_contain_text("Still empty")
    faults += _faults(tab, "an empty gap")
    tab.keyboard.press("Escape")
    tab.get_by_role("button", name="Whole path").click()
    tab.evaluate("scrollTo(0, 0)")
    faults += _faults(tab, "the whole path")
    tab.keyboard.press("/")
    tab.keyboard.press("F8")
    expect(tab.get_by_role("dialog", name="Self-harm")).to_be_visible()
    faults += _faults(tab, "a danger")
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_wherever_the_finder_leads(tab: Page, address: str) -> None:
    """Open and empty, a filter's choices, situations, nothing found, a gap to fill, what was copied and starred, the log."""
    faults = []
    tab.goto(address + "signs.html")
    tab.keyboard.press("/")
    expect(tab.locator("#td-over-q")).to_be_focused()
    faults += _faults(tab, "finder open")

    tab.goto(address + "index.html")
    field, options = tab.locator("#td-q"), tab.locator("#td-list [role=option]")
    field.fill("refund")
    tab.get_by_role("button", name="Stage: any").click()
    expect(tab.locator(".td-bar__panel")).to_be_visible()
    faults += _faults(tab, "a filter's choices")
    tab.locator(".td-bar__panel label").nth(1).click()
    tab.get_by_role("button", name=re.compile("^Stage: (?!any)")).click()
    expect(tab.locator(".td-bar__panel")).to_be_visible()
    faults += _faults(tab, "a filter's choices, one of them chosen")
    tab.keyboard.press("Escape")
    tab.get_by_role("button", name="Any stage").click()

    for search in ("suicide", "shouting", "my cat climbed the curtain again"):
        field.fill(search)
        expect(tab.locator("#td-list .td-situation").first).to_be_visible()
        faults += _faults(tab, f"situations: {search}")
    field.fill("suicide")
    wait_for_the_answer(tab)
    field.press("ArrowDown")
    expect(tab.locator(".td-hit--path[aria-selected=true]")).to_be_visible()
    faults += _faults(tab, "the path of a situation is chosen")
    tab.get_by_role("button", name="More phrases").click()
    faults += _faults(tab, "all lines of situations")
    field.fill("refund")

    options.first.locator(".td-hit__star").click()
    field.fill("refuse a refund")
    wait_for_the_answer(tab)
    options.filter(has=tab.locator(".td-var")).first.click()
    expect(tab.locator(".td-fill[open]")).to_be_visible()
    faults += _faults(tab, "a gap to fill")
    tab.locator(".td-fill input").first.fill("Sam Ortiz")
    tab.keyboard.press("Enter")
    expect(tab.locator(".td-toast--on")).to_be_visible()
    tab.evaluate("scrollTo(0, 0)")  # what lies half under the bar of the theme is called too small by axe
    faults += _faults(tab, "copied")

    field.fill("")
    tab.get_by_text("On this device", exact=True).click()
    for box in tab.locator(".td-device input[type=checkbox]").all():
        box.check()
    field.fill("zzxqj vwkkp")
    expect(tab.locator(".td-note p").first).to_be_visible()
    faults += _faults(tab, "nothing found")
    field.fill("")
    expect(tab.locator(".td-finder__shelf .td-say").first).to_be_visible()
    faults += _faults(tab, "stars, copied phrases and the log")
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_in_a_session(tab: Page, address: str) -> None:
    """What a session is about, a question, its feedback with the other answers, the end, and what the device keeps."""
    tab.goto(address + "drills.html")
    tab.get_by_text("Choose what they are about").click()
    tab.get_by_text("For trainers: a test").click()
    faults = _faults(tab, "before a session")
    tab.get_by_role("button", name="Five quick ones").click()
    expect(tab.locator(".td-ask")).to_be_visible()
    faults += _faults(tab, "a question")
    tab.keyboard.press("1")
    tab.locator(".td-ask__others summary").click()
    tab.evaluate("scrollTo(0, 0)")
    faults += _faults(tab, "its feedback")
    tab.locator(".td-button--main").click()
    for _ in range(4):
        tab.keyboard.press("1")
        tab.locator(".td-button--main").click()
    expect(tab.locator(".td-summary__score")).to_be_visible()
    tab.evaluate("scrollTo(0, 0)")
    faults += _faults(tab, "the end of a session")
    tab.get_by_role("button", name="Once more").click()
    tab.get_by_text("Your practice so far").click()
    tab.evaluate("scrollTo(0, 0)")
    faults += _faults(tab, "what the device keeps")
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_while_a_scenario_is_played(tab: Page, address: str) -> None:
    """An answer with what it did, the end, and the whole of it."""
    tab.goto(address + "scenarios/insults-by-phone.html")
    expect(tab.locator(".td-ask")).to_be_visible()
    tab.keyboard.press("2")
    tab.evaluate("scrollTo(0, 0)")
    faults = _faults(tab, "an answer")
    while tab.locator(".td-play__end").count() == 0:
        tab.locator(".td-button--main").click()
        tab.keyboard.press("1")
    tab.evaluate("scrollTo(0, 0)")
    faults += _faults(tab, "the end")
    tab.get_by_role("button", name="Read it as a whole").click()
    tab.locator(".td-choice summary").first.click()
    tab.evaluate("scrollTo(0, 0)")
    faults += _faults(tab, "the whole of it")
    assert not faults, "\n".join(faults)


def test_axe_finds_nothing_on_the_wall(tab: Page, address: str) -> None:
    """Each slide: the situation, the customer's words, answers with hands, what the chosen one does, the end."""
    tab.goto(address + "scenarios/insults-by-phone.html#wall")
    wall = tab.locator(".td-wall")
    faults = []
    for slide in ("situation", "words", "answers", "result"):
        expect(wall).to_have_attribute("data-slide", slide)
        if slide == "answers":
            tab.keyboard.press("1")
        faults += _faults(tab, f"on the wall: {slide}")
        tab.keyboard.press("ArrowRight")
    while wall.get_attribute("data-slide") != "end":
        tab.keyboard.press("1")
        tab.keyboard.press("ArrowRight")
    faults += _faults(tab, "on the wall: the end")
    assert not faults, "\n".join(faults)
