"""Situations in the finder: they stand above phrases, with the path to open and what to say first."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from books import shipped_book
from finder_page import FIELD, OPTIONS, clipboard, type_text
from scripts.loopback import serve_folder
from scripts.shipped_site import build_site
from shared_build import build_once
from talkdown.model import Phrase, Sort

ROOT = Path(__file__).resolve().parents[2]

STATUS = ".td-finder > [role=status]"
SITUATIONS = "#td-list .td-hits--situation"

WEAK_SEARCH = "my cat climbed the curtain again"
"""A few words of it are in the book; what it is about is not."""


def search_without_gaps() -> str:
    """What one asks for a situation whose first lines have no gap to fill: what Enter copies is what stands there."""
    book = shipped_book()
    return next(
        situation.asked_as[0]
        for situation in book.situations
        if situation.sort is not Sort.emergency
        and not any(phrase.variables for phrase in book.approved(Phrase, situation.say_first))
    )


@pytest.fixture(scope="module")
def plain_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped book without its situations."""

    def build_without_situations(folder: Path) -> None:
        book = shutil.copytree(
            ROOT / "phrasebook",
            folder.parent / "plain-book",
            ignore=shutil.ignore_patterns("situations", "danger.yaml"),
        )
        plugin = {"phrasebook": str(book), "print": {"kinds": []}}
        build_site(folder, folder.parent / "plain.yml", plugin=plugin)

    with serve_folder(build_once(tmp_path_factory, "plain-site", build_without_situations)) as site_address:
        yield site_address


def _headings(page: Page) -> list[str]:
    """The ids of the groups' headings."""
    groups = page.locator("#td-list [role=group]").all()
    return [str(group.get_attribute("aria-labelledby")) for group in groups]


def _bottom(row: Locator) -> float:
    return float(row.evaluate("e => e.getBoundingClientRect().bottom"))


def test_the_situation_meant_stands_first_with_its_path_and_its_lines(home: Page) -> None:
    type_text(home, "shouting")
    situation = home.locator(SITUATIONS).first
    expect(situation).to_have_accessible_name("Situation: Shouts at you")
    rows = situation.get_by_role("option")
    expect(rows.nth(1)).to_have_text(re.compile("^Open the path: "))
    expect(situation.locator(".td-hit--line")).to_have_count(4)
    expect(situation.locator(".td-step")).to_have_text(["If it goes on"])
    expect(rows.last).to_have_accessible_name(re.compile("^If it goes on: "))
    expect(home.locator("#td-phrase")).to_have_text("By their own words")
    line = situation.locator(".td-hit--line").first
    expect(line.locator(".td-hit__when")).not_to_be_empty()
    expect(line.locator(".td-hit__stage")).not_to_be_empty()


def test_enter_copies_its_first_line(home: Page) -> None:
    type_text(home, search_without_gaps())
    words = home.locator(SITUATIONS).first.locator(".td-hit__words").first.inner_text()
    home.keyboard.press("Enter")
    expect(home.locator(".td-toast")).to_contain_text(words)
    assert clipboard(home) == words


def test_its_path_is_opened_by_keys_alone(home: Page) -> None:
    type_text(home, "shouting")
    home.keyboard.press("ArrowDown")
    expect(home.locator(".td-hit--path").first).to_have_attribute("aria-selected", "true")
    expect(home.get_by_role("toolbar", name="Chosen result").get_by_role("button")).to_have_text(
        ["OpenEnter"]
    )
    home.keyboard.press("Enter")
    expect(home).to_have_url(re.compile(r"playbooks/[a-z-]+\.html$"))


def test_its_line_leads_to_the_technique_and_can_be_a_favorite(home: Page) -> None:
    type_text(home, "shouting")
    words = home.locator(SITUATIONS).first.locator(".td-hit__words").first.inner_text()
    home.get_by_role("button", name="Star", exact=True).click()
    home.locator(FIELD).press("Shift+Enter")
    expect(home).to_have_url(re.compile(r"techniques/[a-z-]+\.html#p-[a-z0-9-]+$"))
    home.go_back()
    home.locator(FIELD).press("Escape")
    expect(home.locator(".td-shelf", has_text="Starred")).to_contain_text(words)


def test_more_shows_all_of_its_lines_and_chooses_the_first_one_that_is_there_anew(home: Page) -> None:
    type_text(home, "crying")
    situation = home.locator(SITUATIONS).first
    lines = situation.locator(".td-hit--line")
    expect(lines).to_have_count(4)
    texts = lines.all_inner_texts()
    home.get_by_role("button", name="More phrases").click()
    expect(lines).not_to_have_count(4)
    expect(home.locator(FIELD)).to_be_focused()
    selected_row = home.locator(f"{OPTIONS}[aria-selected=true]")
    expect(selected_row).to_have_count(1)
    assert selected_row.inner_text() not in texts
    home.locator(FIELD).fill("shouting")  # another question is folded again
    expect(lines).to_have_count(4)


def test_an_emergency_is_named_and_not_by_color_alone(home: Page) -> None:
    type_text(home, "suicide")
    situation = home.locator(SITUATIONS).first
    expect(situation).to_have_accessible_name(re.compile("^Situation: .*Emergency$"))
    expect(situation.locator(".td-situation > .td-i--alert")).to_be_visible()


def test_the_channel_chosen_once_leads_in_later_searches(home: Page, context: BrowserContext) -> None:
    type_text(home, "shouting")
    first_line = home.locator(SITUATIONS).first.locator(".td-hit--line").first
    expect(first_line.locator(".td-channels [title=Phone]")).to_be_visible()
    home.get_by_role("button", name="Channel: any").click()
    home.locator(".td-bar__options label").filter(has_text="Chat").click()
    next_page = context.new_page()
    next_page.goto(home.url.partition("#")[0])
    type_text(next_page, "shouting")
    first_line = next_page.locator(SITUATIONS).first.locator(".td-hit--line").first
    expect(first_line.locator(".td-channels [title=Chat]")).to_be_visible()
    expect(next_page.get_by_role("button", name="Channel: any")).to_be_visible()


def test_nothing_stands_beside_an_emergency(home: Page) -> None:
    type_text(home, "customer took an overdose and the bill is wrong")
    expect(home.locator(SITUATIONS).first).to_have_accessible_name(re.compile("Emergency$"))
    expect(home.locator(f"#td-list [role=option]:not({SITUATIONS} *)")).to_have_count(0)


def test_a_reader_hears_the_situation_first(home: Page) -> None:
    type_text(home, "shouting")
    expect(home.locator(STATUS)).to_have_text(
        re.compile(r"^Situation: Shouts at you\. 4 lines\. By their own words: \d+ phrases, \d+ other entr")
    )


def test_a_weak_match_is_copied_at_the_second_enter(home: Page) -> None:
    home.evaluate("navigator.clipboard.writeText('before')")
    type_text(home, WEAK_SEARCH)
    expect(home.locator(SITUATIONS).first).to_contain_text("weak match")
    expect(home.locator(f"{OPTIONS}[aria-selected=true]")).to_have_count(0)
    expect(home.get_by_role("toolbar", name="Chosen result")).to_be_hidden()
    home.keyboard.press("Enter")
    expect(home.locator(".td-toast")).to_have_text("Weak match – press Enter again to copy")
    expect(home.locator(OPTIONS).first).to_have_attribute("aria-selected", "true")
    assert clipboard(home) == "before"
    words = home.locator(OPTIONS).first.locator(".td-hit__words").inner_text()
    home.keyboard.press("Enter")
    expect(home.locator(".td-toast")).to_contain_text("Copied")
    assert clipboard(home) == words


@pytest.mark.parametrize(("key", "place"), [("ArrowDown", 0), ("ArrowUp", -1)])
def test_arrows_reach_weak_matches_from_both_ends(home: Page, key: str, place: int) -> None:
    type_text(home, WEAK_SEARCH)
    home.keyboard.press(key)
    expect(home.locator(OPTIONS).nth(place)).to_have_attribute("aria-selected", "true")


@pytest.mark.parametrize(
    ("width", "height", "count"), [(1280, 800, 4), (1024, 768, 4), (390, 844, 2), (380, 700, 2)]
)
@pytest.mark.parametrize("search", ["shouting", "suicide", "wants a manager"])
def test_what_to_say_first_is_in_sight(home: Page, search: str, width: int, height: int, count: int) -> None:
    """Heading, path and lines lie above the bar with what can be done."""
    home.set_viewport_size({"width": width, "height": height})
    type_text(home, search)
    situation = home.locator(SITUATIONS).first
    bar = home.get_by_role("toolbar", name="Chosen result")
    top = bar.evaluate("e => e.getBoundingClientRect().top")
    assert _bottom(situation.locator(".td-hit--line").nth(count - 1)) <= top
    assert _bottom(situation.locator(".td-hit--path")) <= top
    assert situation.evaluate("e => e.getBoundingClientRect().top") >= _bottom(home.locator(".td-bar"))


SHOUTING_SITUATION = """\
id: shouting
code: N-01
title: Shouts at you
sort: behavior
level: heat
asked_as: [shouting]
say_first: [tell-me]
status: approved
"""


def test_how_far_things_have_gone_is_said_in_words_and_bars(
    page: Page, build_small: Callable[..., Path]
) -> None:
    with serve_folder(build_small(entries={"situations.yaml": SHOUTING_SITUATION})) as address:
        page.goto(address + "index.html")
        page.locator(FIELD).fill("shouting")
        level = page.locator(f"{SITUATIONS} .td-situation__level").first
        expect(level).to_have_text("Heat")
        expect(level.locator(".td-bars i.on")).to_have_count(1)


def test_a_book_without_situations_shows_phrases_as_ever(page: Page, plain_address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=plain_address.rstrip("/"))
    page.goto(plain_address + "index.html")
    expect(page.locator(".td-bar")).to_be_visible()
    page.locator(FIELD).focus()
    type_text(page, "wants a manager")
    headings = _headings(page)
    assert headings[0] == "td-phrase"
    order = ["td-phrase", "td-playbook", "td-sign", "td-technique", "td-question"]
    assert [heading for heading in headings if heading in order] == sorted(
        set(headings) & set(order), key=order.index
    )
    assert len(headings) > 2
    expect(page.locator("#td-phrase")).to_have_text("Phrases")
    expect(page.locator("#td-list .td-hits--phrase [role=option]")).to_have_count(8)
    expect(page.locator(".td-hit--line, .td-hit--path, .td-situation")).to_have_count(0)
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^\d+ phrases, \d+ other entries\.$"))
    expect(page.get_by_role("button", name=re.compile(r"^\d+ more phrases$"))).to_be_visible()
    assert page.locator("h1").evaluate("e => e.getBoundingClientRect().height") > 20, "the title stays"
    words = page.locator(OPTIONS).first.locator(".td-hit__words").inner_text()
    page.keyboard.press("ArrowDown")
    expect(page.locator(OPTIONS).nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator(".td-toast, .td-fill[open]").first).to_be_visible()
    if not page.locator(".td-fill[open]").count():
        assert clipboard(page) == words
