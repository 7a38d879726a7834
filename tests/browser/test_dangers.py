"""The red bar: a danger is one key from its first words and its number, on every page and in the finder."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from books import shipped_book
from finder_page import OVER, clipboard
from kinds_of_page import PAGES
from scripts.loopback import serve_folder

DANGERS = shipped_book().settings.unsafe_now
PANEL: ViewportSize = {"width": 380, "height": 700}


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_the_bar_at_its_top(page: Page, address: str, path: str) -> None:
    page.set_viewport_size(PANEL)
    page.goto(f"{address}{path}.html")
    links = page.get_by_role("navigation", name="Unsafe now").get_by_role("link")
    expect(links).to_have_text([re.compile(f"^{danger.title}") for danger in DANGERS])
    page.mouse.wheel(0, 3000)
    for link in links.all():
        expect(link).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    ("key", "expected_number"),
    [("F2", "Emergency: 911"), ("F8", "Crisis line: 988"), ("F9", "your company has not filled in its number yet")],
)  # fmt: skip
def test_a_key_shows_the_first_words_and_enter_copies_them(
    page: Page, address: str, key: str, expected_number: str
) -> None:
    danger = DANGERS[["F2", "F8", "F9"].index(key)]
    page.goto(f"{address}phrases/own.html")
    page.keyboard.press(key)
    panel = page.get_by_role("dialog", name=danger.title)
    expect(panel).to_contain_text(danger.do)
    expect(panel).to_contain_text(expected_number)
    expect(panel.locator(".td-copy").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_the_finder_is_left_as_it_was(page: Page, address: str) -> None:
    page.goto(f"{address}signs.html")
    page.keyboard.press("/")
    expect(page.locator(OVER)).to_be_focused()
    page.keyboard.type("late")
    page.keyboard.press("F8")
    panel = page.get_by_role("dialog", name="Self-harm")
    expect(panel).to_contain_text("Have you done anything to hurt yourself?")
    page.keyboard.press("Enter")
    assert clipboard(page).startswith("I'm glad you told me, and I'm staying. Have you done anything")
    page.keyboard.press("Escape")
    expect(page.locator(OVER)).to_be_focused()
    expect(page.locator(OVER)).to_have_value("late")
    page.locator(".td-over").get_by_role("link", name="Threat").click()
    expect(page.get_by_role("dialog", name="Threat")).to_be_visible()


def test_the_agents_channel_comes_alone(page: Page, address: str) -> None:
    page.goto(f"{address}playbooks/wants-a-manager.html")
    page.locator(".td-filter").get_by_text("Email").click()
    page.keyboard.press("F9")
    lines = page.get_by_role("dialog", name="Threat").locator(".td-say")
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text("reads as a threat")


def test_the_bar_leads_on_from_wherever_the_theme_has_gone(page: Page, address: str) -> None:
    with page.expect_response("**/sitemap.xml"):
        page.goto(f"{address}playbooks/index.html")
    page.get_by_role("link", name="Warning signs").first.click()
    expect(page).to_have_url(re.compile("signs.html$"))
    link = page.get_by_role("navigation", name="Unsafe now").get_by_role("link", name="Self-harm")
    expect(link).to_have_attribute("href", f"{address}playbooks/self-harm-talk.html")


def test_without_scripts_the_bar_leads_to_the_steps(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}techniques/name-the-feeling.html")
        page.get_by_role("link", name="Self-harm", exact=False).first.click()
        expect(page.locator("h1")).to_have_text("Talk of suicide or self-harm")


def test_a_book_without_dangers_has_no_bar(page: Page, build_small: Callable[..., Path]) -> None:
    with serve_folder(build_small()) as site_address:
        page.goto(site_address + "index.html")
        expect(page.locator(".td-finder")).to_be_visible()
        expect(page.locator(".td-dangers")).to_have_count(0)
