"""What an agent keeps at hand: one click keeps it, one click on the home page brings it back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from finder_page import clipboard, type_text

BAR = ".td-mine"


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("techniques/name-the-feeling", "Name the feeling"),
        ("playbooks/upset-caller", "An upset caller"),
        ("signs", "The voice rises or speeds up"),
    ],
)
def test_an_entry_is_kept_on_its_page_and_opened_from_the_home_page(
    page: Page, address: str, path: str, title: str
) -> None:
    page.goto(f"{address}{path}.html")
    star = page.get_by_role("button", name=f"Star: {title}", exact=True)
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".td-toast")).to_have_text(f"Starred on this device{title}")
    page.goto(address + "index.html")
    page.get_by_role("navigation", name="My lines").get_by_role("link", name=title).click()
    expect(page.locator("h1, h3").filter(has_text=title).first).to_be_in_viewport()
    expect(star).to_have_attribute("aria-pressed", "true")
    star.click()
    page.goto(address + "index.html")
    expect(page.locator(BAR)).to_be_hidden()


@pytest.mark.parametrize(
    "path",
    ["techniques/name-the-feeling", "playbooks/outage", "phrases/acknowledge", "say-this-not-that"],
)
def test_a_line_is_kept_on_a_page_and_copied_from_the_home_page(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}.html")
    line = page.locator(".td-say:not(:has(.td-var))").locator("visible=true").first
    words = line.locator(".td-say__words").inner_text()
    line.get_by_role("button", name=f"Star: {words}").click()
    expect(page.locator(".td-toast")).to_have_text(f"Starred on this device{words}")
    expect(line.locator(".td-star")).to_have_attribute("aria-pressed", "true")
    page.goto(address + "index.html")
    page.get_by_role("navigation", name="My lines").get_by_role("button", name=f"Copy: {words}").click()
    assert clipboard(page) == words


def test_a_line_copied_from_a_playbook_is_starred_and_let_go_on_the_home_page(
    page: Page, address: str
) -> None:
    page.goto(address + "playbooks/outage.html")
    line = page.locator(".td-say:not(:has(.td-var))").locator("visible=true").first
    words = line.locator(".td-say__words").inner_text()
    line.locator(".td-copy").click()
    page.goto(address + "index.html")
    star = page.locator(".td-shelf").get_by_role("button", name=f"Star: {words}")
    star.click()
    expect(page.locator(".td-shelf").filter(has_text="Starred")).to_contain_text(words)
    star.click()
    expect(page.locator(BAR)).to_be_hidden()
    expect(page.locator(".td-shelf").filter(has_text="Recently copied")).to_contain_text(words)


def test_a_line_is_copied_from_the_bar_with_one_click(home: Page) -> None:
    type_text(home, "crying")
    home.get_by_role("button", name="Star", exact=True).click()
    home.locator("#td-q").fill("")
    home.locator(f"{BAR} button").click()
    words = home.locator(f"{BAR} button").inner_text()
    assert home.evaluate("navigator.clipboard.readText()") == words
    home.locator("#td-q").fill("refund")
    expect(home.locator(BAR)).to_be_hidden()


def test_a_result_that_is_no_phrase_is_kept_from_the_finder(home: Page) -> None:
    type_text(home, "name the feeling")
    result = home.locator(".td-hits--technique .td-hit").first
    result.locator(".td-hit__star").click()
    expect(result.locator(".td-i--star")).to_be_visible()
    home.locator("#td-q").fill("")
    expect(home.locator(f"{BAR} a")).to_have_text("Name the feeling")


def test_over_a_page_the_bar_stands_on_top_and_leads_to_a_place_of_it(page: Page, address: str) -> None:
    page.goto(address + "signs.html")
    page.get_by_role("button", name="Star: The voice rises or speeds up", exact=True).click()
    page.locator(".td-findlink").click()
    page.locator(f"dialog {BAR} a").click()
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator("#voice-rises")).to_be_in_viewport()
