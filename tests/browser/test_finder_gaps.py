"""The gaps of a phrase: filled before it is copied, and for no one else.

A name holds for the whole contact. A promised day does not: it is asked for each time.
"""

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


def test_keys_typed_while_the_form_is_on_its_way_go_into_it(page: Page, address: str) -> None:
    phrase = next(p for p in shipped_book().phrases if p.variables == ("name",))
    page.goto(f"{address}techniques/{phrase.technique}.html#p-{phrase.id}")
    copy = page.locator(f"#p-{phrase.id} .td-copy")
    expect(copy).to_be_visible()
    copy.evaluate("button => { button.focus(); button.click(); }")
    page.keyboard.type("the router")
    expect(page.get_by_label("The customer's name")).to_have_value("the router")


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


def copy_from_its_page(page: Page, address: str, phrase_id: str) -> None:
    """Click the button that copies the phrase, on the page of its technique."""
    phrase = next(p for p in shipped_book().phrases if p.id == phrase_id)
    # An address with a phrase opens what it is folded into.
    page.goto(f"{address}techniques/{phrase.technique}.html#p-{phrase_id}")
    page.locator(f"#p-{phrase_id} .td-copy").click()


def test_the_day_that_was_missed_is_not_the_day_that_is_promised(page: Page, address: str) -> None:
    copy_from_its_page(page, address, "our-mistake-nobody-came")
    page.get_by_label("The customer's name").fill("Sam")
    page.get_by_label("The day that was missed").fill("Monday")
    page.keyboard.press("Enter")
    expect(page.locator(".td-toast")).to_contain_text("Copied")
    text = "That was our mistake, Sam. You had a visit booked for Monday, and we sent nobody."
    assert clipboard(page) == text

    copy_from_its_page(page, address, "a-date-i-can-keep")
    expect(page.get_by_label("The customer's name")).to_have_value("Sam")
    expect(page.get_by_label("The day you promise")).to_have_value("")
    expect(page.get_by_label("The day you promise")).to_be_focused()
    page.keyboard.type("Friday")
    expect(page.locator(".td-fill__words")).to_have_text(
        "I want to give you a date I can keep, Sam. That's Friday."
    )
    page.keyboard.press("Enter")
    expect(page.locator(".td-fill")).to_be_hidden()
    expect(page.locator(".td-toast")).to_contain_text("That's Friday.")
    assert clipboard(page) == "I want to give you a date I can keep, Sam. That's Friday."


def test_a_promise_is_asked_for_again_at_the_next_copy(home: Page) -> None:
    type_text(home, "even if I have nothing new")
    for time, day in [("3 p.m.", "Friday"), ("10:30", "May 12")]:
        home.keyboard.press("Enter")
        first_field = home.get_by_label("The time you promise")
        expect(first_field).to_be_focused()
        expect(first_field).to_have_value("")
        expect(first_field).to_have_attribute("placeholder", "3 p.m.")
        expect(home.get_by_label("The day you promise")).to_have_value("")
        home.keyboard.press("Enter")  # nothing is copied while a gap is empty
        expect(home.locator(".td-fill")).to_be_visible()
        first_field.fill(time)
        home.get_by_label("The day you promise").fill(day)
        home.keyboard.press("Enter")
        expect(home.locator(".td-toast")).to_contain_text(day)
        assert clipboard(home) == f"I'll call you at {time} on {day}, even if I have nothing new."
        expect(home.locator(OPTIONS).first.locator(".td-var")).to_have_text(["promised time", "promised day"])
    expect(home.locator(".td-contact")).to_be_hidden()
    home.goto(home.url.partition("#")[0] + "?next")
    assert (
        home.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}]).includes('May 12')") is False
    )


def test_the_form_of_the_contact_shows_what_is_filled_in_and_folds_the_rest(home: Page) -> None:
    type_text(home, "sorry name")
    home.locator(OPTIONS).filter(has=home.locator(".td-var", has_text=re.compile("^name$"))).first.click()
    home.get_by_label("The customer's name").fill("Sam")
    home.keyboard.press("Escape")
    home.get_by_role("button", name="Change this contact").click()
    expect(home.locator(".td-fill input:visible")).to_have_count(1)
    home.get_by_text("Other gaps").click()
    expect(home.get_by_label("The day that was missed")).to_be_visible()
    expect(home.get_by_label("The day you promise")).to_have_count(0)
    home.get_by_label("The case number").fill("48213")
    home.get_by_role("button", name="Done").click()
    expect(home.locator(".td-contact")).to_contain_text("Sam · 48213")
