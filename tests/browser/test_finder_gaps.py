"""The gaps of a phrase: filled before it is copied, once for a whole contact, and for no one else."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, expect

from books import shipped_book
from finder_page import FIELD, OPTIONS, clipboard, type_text


def test_a_gap_is_filled_before_it_can_be_copied(home: Page) -> None:
    phrase = next(p for p in shipped_book().phrases if p.variables == ("name",))
    type_text(home, phrase.text.replace("{name}", ""))
    # Wherever it stands: a situation may stand above it.
    row = home.locator(OPTIONS).filter(has_text=phrase.text.rpartition("}")[2].strip(" ,."))
    expect(row.locator(".td-var")).to_have_text("name")
    row.click()
    field = home.get_by_label("The customer's name")
    expect(field).to_be_focused()
    home.keyboard.type("Sam Ortiz")
    home.keyboard.press("Enter")
    expect(home.locator(".td-toast")).to_contain_text("Sam Ortiz")
    assert clipboard(home) == phrase.text.replace("{name}", "Sam Ortiz")
    expect(home.locator(FIELD)).to_be_focused()
    row.click()  # filled once, for the whole contact
    expect(home.locator(".td-fill")).to_be_hidden()
    home.get_by_role("button", name="New contact").click()
    expect(row.locator(".td-var")).to_have_text("name")


def test_copy_buttons_on_pages_fill_gaps_too(page: Page, address: str) -> None:
    phrase = next(p for p in shipped_book().phrases if p.variables == ("name",))
    page.goto(f"{address}techniques/{phrase.technique}.html#p-{phrase.id}")
    page.locator(f"#p-{phrase.id} .td-copy").click()
    page.get_by_label("The customer's name").fill("Sam")
    page.keyboard.press("Enter")
    expect(page.locator(".td-toast")).to_contain_text("Copied")
    assert clipboard(page) == phrase.text.replace("{name}", "Sam")


def test_what_was_filled_in_goes_along_to_the_next_page_and_not_to_another_tab(
    home: Page, context: BrowserContext, address: str
) -> None:
    home.evaluate("sessionStorage.clear()")
    type_text(home, "sorry name")
    home.locator(OPTIONS).filter(has=home.locator(".td-var", has_text=re.compile("^name$"))).first.click()
    home.get_by_label("The customer's name").fill("Sam Ortiz")
    home.keyboard.press("Escape")
    home.goto(address + "signs.html")
    home.keyboard.press("/")
    expect(home.locator(".td-over .td-contact")).to_contain_text("Sam Ortiz")
    assert home.evaluate("[localStorage, sessionStorage].every(s => !JSON.stringify(s).includes('Ortiz'))")
    second_page = context.new_page()
    second_page.goto(address + "index.html")
    expect(second_page.locator(".td-bar")).to_be_visible()
    expect(second_page.locator(".td-contact")).to_be_hidden()
