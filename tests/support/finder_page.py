"""The finder on a page: where its parts are, and how a person types into it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

FIELD = "#td-q"
OVER = "#td-over-q"
OPTIONS = "#td-list [role=option]"


def wait_for_the_answer(page: Page) -> None:
    """What is on the page answers what has been typed: the engine is asked in a worker, and an answer takes its moment."""
    expect(page.locator("[role=listbox][aria-busy]")).to_have_count(0)


def type_text(page: Page, text: str) -> None:
    """Letter by letter, into the field that has the focus."""
    page.keyboard.type(text)
    wait_for_the_answer(page)


def clipboard(page: Page) -> str:
    """What has been copied last."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def words_without_gaps(page: Page) -> str:
    """The words of a phrase without gaps, in the list."""
    words = page.locator(f"{OPTIONS}:not(:has(.td-var), .td-hit--path) .td-hit__words").first
    expect(words).to_be_visible()
    return str(words.inner_text())
