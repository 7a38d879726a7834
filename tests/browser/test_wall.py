"""A scenario on the wall, by keys alone, under the policy that servers send; and without scripts, where its page is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from books import shipped_book
from scripts.loopback import serve_folder
from scripts.shipped_site import response_headers
from talkdown.model import Scenario

SCENARIO = shipped_book().all(Scenario)["fifty-minutes"]
OPENING = SCENARIO.turns[0]


@pytest.fixture
def strict_page(browser: Browser, site: Path) -> Iterator[Page]:
    """The trainer's room, served with the headers of a build; what the policy refuses, and what fails, is collected."""
    with (
        serve_folder(site, response_headers(site)) as address,
        browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce") as context,
    ):
        page = context.new_page()
        faults: list[str] = []
        page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(address + "training/index.html")
        yield page
        assert faults == []


def test_a_trainer_leads_a_group_by_keys_alone(strict_page: Page) -> None:
    """From the list to the wall, a vote, a level vote, the clock, another answer, back, and home again."""
    page = strict_page
    first_link = page.locator("[data-practice=room] a").first
    expect(page.locator("[data-practice=room][data-on=yes]")).to_be_visible()
    first_link.focus()
    for _ in shipped_book().approved(Scenario):
        if SCENARIO.title in page.locator("a:focus").inner_text():
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    wall, slide = page.locator(".td-wall"), page.locator(".td-wall__slide")
    expect(slide).to_contain_text(SCENARIO.title)
    expect(slide).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(slide).to_contain_text(OPENING.customer)
    page.keyboard.press("PageDown")
    counts = page.locator(".td-wall__count")
    expect(counts).to_have_count(len(OPENING.choices))

    page.keyboard.press("ArrowRight")  # nobody has voted: it stays
    expect(wall).to_have_attribute("data-slide", "answers")
    for key in ("1", "2", "2", "Shift+2"):
        page.keyboard.press(key)
    expect(counts.nth(1)).to_have_text("1")
    expect(page.locator(".td-wall__picked")).to_have_count(0)  # level
    page.keyboard.press("2")
    expect(page.locator(".td-wall__picked")).to_contain_text("2")
    expect(page.locator(".td-wall__answers + [role=status]")).to_have_text(
        "Hands: 1 for 1, 2 for 2. The talk goes on with 2."
    )
    clock = page.locator(".td-wall__clock")
    page.keyboard.press("t")
    expect(clock).to_have_attribute("data-state", "runs")
    page.keyboard.press("t")
    page.keyboard.press("l")
    expect(clock).to_have_text("1:30")

    page.keyboard.press("ArrowRight")
    expect(slide).to_contain_text(OPENING.choices[1].feedback)
    expect(slide).to_contain_text("2 of 3 hands")
    page.keyboard.press("ArrowUp")
    expect(slide).to_contain_text(OPENING.choices[0].feedback)
    page.keyboard.press("ArrowRight")
    next_turn = next(turn for turn in SCENARIO.turns if turn.id == OPENING.choices[0].then)
    expect(slide).to_contain_text(next_turn.customer)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(counts.nth(1)).to_have_text("2")  # as it was left

    page.keyboard.press("Escape")
    expect(wall).to_have_count(0)
    expect(page.get_by_role("link", name="On the wall")).to_be_focused()
    expect(page).to_have_url(re.compile(rf"{SCENARIO.id}\.html$"))
    expect(page.locator(".td-ask__customer")).to_contain_text(OPENING.customer)
    expect(page.locator(".td-ask__chosen")).to_have_count(0)  # what was counted on the wall is no answer here
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes('practice'))") == []


def test_without_scripts_the_wall_is_the_scenarios_page(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + "training/index.html")
        page.get_by_role("link", name=SCENARIO.title).click()
        expect(page).to_have_url(re.compile(rf"{SCENARIO.id}\.html#wall$"))
        expect(page.locator(".td-graph section").first).to_be_in_viewport()


def test_the_room_is_found_by_its_name(home: Page) -> None:
    home.keyboard.type("trainer's room")
    home.get_by_role("option", name="Trainer's room").first.click()
    expect(home.get_by_role("heading", name="Trainer's room")).to_be_visible()
