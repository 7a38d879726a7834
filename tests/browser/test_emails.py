"""A whole email: its gaps filled once, copied with its line ends, by keyboard, and read without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from books import shipped_book
from finder_page import clipboard, type_text
from talkdown.model import Email

EMAIL = shipped_book().all(Email)["wrong-charge"]
VALUES = {name: f"{name.upper().replace('_', ' ')}" for name in EMAIL.variables}


def fill_values(text: str) -> str:
    for name, value in VALUES.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def fill_gaps(page: Page) -> None:
    """Fill every field of the form in turn, as a hand on the keyboard does, and send it."""
    expect(page.locator(".td-fill input").first).to_be_focused()
    for value in VALUES.values():
        page.keyboard.type(value)
        page.keyboard.press("Tab")
    page.get_by_role("button", name="Copy", exact=True).click()


@pytest.fixture
def email_page(page: Page, address: str) -> Page:
    page.goto(f"{address}emails/{EMAIL.id}.html")
    return page


def test_the_whole_email_is_copied_with_its_gaps_filled_and_its_paragraphs_apart(email_page: Page) -> None:
    email_page.get_by_role("button", name="Copy whole email").click()
    fill_gaps(email_page)
    expect(email_page.locator(".td-toast")).to_contain_text("Copied")
    paragraphs = fill_values("\n\n".join((EMAIL.greeting, EMAIL.opening, *EMAIL.body, EMAIL.close)))
    subject = fill_values(EMAIL.subject)
    assert clipboard(email_page) == f"Subject: {subject}\n\n{paragraphs}\n\nAGENT\nCOMPANY"


def test_subject_and_text_are_copied_apart_and_gaps_are_asked_for_once(email_page: Page) -> None:
    email_page.get_by_role("button", name="Copy text").click()
    # Once the book has come, the form says which of them hold for the contact.
    expect(email_page.get_by_label("The customer's name")).to_be_visible()
    for name in (name for name in EMAIL.variables if f"{{{name}}}" in EMAIL.text):
        email_page.locator(f"[name=td-{name}]").fill(VALUES[name])
    email_page.keyboard.press("Enter")
    expect(email_page.locator(".td-toast")).to_contain_text(f"Hello {VALUES['name']}, …")
    assert clipboard(email_page) == fill_values(EMAIL.text)
    email_page.get_by_role("button", name="Copy subject").click()
    expect(email_page.locator(".td-toast")).to_contain_text("is on its way back to you")
    assert clipboard(email_page) == fill_values(EMAIL.subject)


def test_what_is_filled_in_stands_in_the_email_on_the_page(email_page: Page) -> None:
    sheet = email_page.locator(".td-email__sheet")
    expect(sheet).to_contain_text("Your refund amount is on its way back to you")
    email_page.get_by_role("button", name="Copy whole email").click()
    fill_gaps(email_page)
    expect(sheet).to_contain_text(fill_values(EMAIL.subject))
    expect(sheet).to_contain_text("event day")  # a day is asked for at each copy, and not remembered
    assert sheet.inner_text().endswith("AGENT\nCOMPANY")


def test_the_button_that_copies_all_is_in_view_in_a_panel(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 380, "height": 700})
    page.goto(f"{address}emails/identity-not-verified.html")  # the longest title, and a warning
    expect(page.get_by_role("button", name="Copy whole email")).to_be_in_viewport(ratio=1)


def test_an_email_is_copied_without_a_mouse(email_page: Page) -> None:
    button = email_page.get_by_role("button", name="Copy whole email")
    button.focus()
    email_page.keyboard.press("Enter")
    expect(email_page.locator(".td-fill input").first).to_be_focused()
    email_page.keyboard.press("Escape")
    expect(button).to_be_focused()
    email_page.keyboard.press("Tab")
    expect(email_page.get_by_role("button", name="Copy subject")).to_be_focused()


def test_an_email_is_read_and_selected_without_scripts(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}emails/{EMAIL.id}.html")
        expect(page.locator(".td-email__sheet")).to_contain_text("I looked at your next bill too.")
        expect(page.get_by_role("button", name="Copy whole email")).to_be_hidden()


def test_the_finder_leads_to_an_email(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")
    page.locator("#td-q").focus()
    type_text(page, "a wrong charge email")
    page.locator(".td-hits--email [role=option]").filter(has_text=EMAIL.title).first.click()
    page.wait_for_url(f"**/emails/{EMAIL.id}.html")
