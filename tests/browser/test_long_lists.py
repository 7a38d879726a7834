"""Long lists: a filter that leaves what has the words, contents, and an address for each entry."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

ENTRIES = "[data-sifted] > :visible"


@pytest.mark.parametrize("path", ["questions", "say-this-not-that", "word-bank", "evidence"])
def test_a_filter_leaves_what_has_all_the_words_and_can_be_shared(
    page: Page, address: str, path: str
) -> None:
    page.goto(f"{address}{path}.html")
    count = page.locator(ENTRIES).count()
    words = page.locator("[data-sifted] > *").nth(5).inner_text().split()[:4]
    field = page.get_by_role("searchbox", name="Filter this page")
    field.fill(" ".join(words).upper())
    rest = page.locator(ENTRIES)
    assert 0 < rest.count() < count
    assert all(word.lower() in rest.first.inner_text().lower() for word in words)
    expect(page.locator(".td-sift [role=status]")).to_have_text(f"{rest.count()} of {count}")
    expect(page.locator(".md-nav--secondary .md-nav__item:visible")).to_have_count(rest.count())

    shared_address = page.url
    page.goto(address + "techniques/index.html")
    page.goto(shared_address)
    expect(field).to_have_value(" ".join(words).upper())
    expect(page.locator(".td-sift [role=status]")).to_contain_text(f"of {count}")


def test_the_address_of_an_entry_takes_the_filter_off(page: Page, address: str) -> None:
    page.goto(address + "questions.html#filter=refund")
    page.evaluate("document.querySelector('[data-sifted] > [hidden]:last-child .headerlink').click()")
    # Not `:target`: Chromium forgets it if it still looks for what the first address names.
    expect(page.locator("[data-sifted] > :last-child")).to_be_in_viewport()
    expect(page.get_by_role("searchbox", name="Filter this page")).to_have_value("")


def test_a_filter_leaves_out_headings_under_which_nothing_is_left(page: Page, address: str) -> None:
    page.goto(address + "situations/index.html")
    page.get_by_role("searchbox", name="Filter this page").fill("choking")
    expect(page.locator(ENTRIES)).to_have_text(["Choking"])
    expect(page.get_by_role("heading", level=2)).to_have_text(["Somebody may be hurt"])


@pytest.mark.parametrize("fragment", ["%", "%ff", "<img src=x>", "constructor", "a" * 5000])
def test_an_address_that_anybody_may_have_written_breaks_nothing(
    page: Page, address: str, fragment: str
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{address}word-bank.html#filter={fragment}")
    expect(page.locator(".td-sift [role=status]")).to_have_text("0 of 23")
    assert errors == []


def test_without_scripts_there_is_no_filter_and_the_whole_list(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + "word-bank.html")
        expect(page.locator(".td-sift")).to_be_hidden()
        expect(page.locator(ENTRIES)).to_have_count(23)
