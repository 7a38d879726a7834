"""Long lists: a filter that leaves what has the words, contents, and an address for each entry."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

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
    if path != "evidence":  # whose contents are its sections
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
    page.get_by_role("searchbox", name="Filter this page").fill("baby choking")
    expect(page.locator(ENTRIES)).to_have_text(["A baby is choking"])
    expect(page.get_by_role("heading", level=2)).to_have_text(["Somebody may be hurt"])


def test_where_nothing_has_the_words_the_page_says_what_to_do(page: Page, address: str) -> None:
    page.goto(address + "word-bank.html#filter=refund zeppelin")
    advice = page.get_by_role("status").filter(has_text="Nothing on this page has all of these words.")
    expect(advice.get_by_role("link", name="Look in the whole book")).to_have_attribute(
        "href", f"{address}index.html#q=refund+zeppelin"
    )
    advice.get_by_role("button", name="Show the whole list").click()
    expect(page.locator(ENTRIES)).to_have_count(23)
    expect(page.get_by_role("searchbox", name="Filter this page")).to_be_focused()
    expect(advice).to_have_count(0)


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


def test_what_is_not_near_is_not_laid_out_on_the_page_of_drills(page: Page, address: str) -> None:
    """The whole of it kept a phone busy for a second. Paper, addresses and the filter reach it all the same."""
    page.goto(address + "drills.html")
    drills = page.locator("[data-sifted] > .td-drill")
    is_laid_out = "(drill) => drill.querySelector('q').checkVisibility({ contentVisibilityAuto: true })"
    expect(drills.first).to_be_attached()
    assert not drills.last.evaluate(is_laid_out)
    page.goto(f"{address}drills.html#{drills.last.get_attribute('id')}")
    expect(drills.last.locator("q")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    words = drills.last.locator("q").text_content() or ""
    page.get_by_role("searchbox", name="Filter this page").fill(words)
    expect(page.locator(ENTRIES)).to_have_count(1)
    page.get_by_role("searchbox", name="Filter this page").fill("")
    page.emulate_media(media="print")
    assert drills.nth(50).evaluate(is_laid_out)


LONG_PAGES = [
    "signs", "drills", "questions", "say-this-not-that", "models", "policy",
    "phrases/acknowledge", "situations/index", "situations/emergency",
]  # fmt: skip
"""Pages whose entries are folded on a phone."""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce") as context:
        yield context.new_page()


@pytest.mark.parametrize("path", LONG_PAGES)
def test_a_long_page_is_a_list_of_its_headings_on_a_phone(phone: Page, address: str, path: str) -> None:
    phone.goto(f"{address}{path}.html")
    keys = phone.locator(".td-foldkey")
    expect(keys.last).to_be_visible()
    # Two screens for what stands around the list, and a heading of three lines in its frame for each entry.
    assert phone.evaluate("document.documentElement.scrollHeight") < 2 * 844 + 104 * keys.count()

    entry = phone.locator("[data-folds] > :has(.td-foldkey)").last
    key, rest = entry.locator(".td-foldkey"), entry.locator(".td-foldhead ~ :not(button)").first
    expect(key).to_have_attribute("aria-expanded", "false")
    expect(rest).to_be_hidden()
    expect(rest).to_have_attribute(
        "aria-hidden", "true"
    )  # a heading that is only folded is read out as one without words
    key.focus()
    phone.keyboard.press("Enter")
    expect(key).to_have_attribute("aria-expanded", "true")
    expect(rest).to_be_visible()
    key.click()
    expect(rest).to_be_hidden()

    phone.set_viewport_size({"width": 1280, "height": 800})
    expect(rest).to_be_visible()
    expect(key).to_be_hidden()


def test_an_address_opens_its_entry_and_a_filter_reaches_into_folded_sections(
    phone: Page, address: str
) -> None:
    phone.goto(address + "questions.html")
    ids = phone.locator("[data-folds] > [id]").evaluate_all("entries => entries.map(({ id }) => id)")
    for number in (-1, 20):  # by a link from elsewhere, and on the page itself
        phone.goto(f"{address}questions.html#{ids[number]}")
        entry = phone.locator(f"[id='{ids[number]}']")
        expect(entry.locator("> p").first).to_be_visible()
        expect(entry.locator("h2")).to_be_in_viewport()

    phone.goto(address + "situations/index.html")
    tile = phone.get_by_role("link", name="Swears, but not at you", exact=True)
    expect(tile).to_be_hidden()
    phone.get_by_role("searchbox", name="Filter this page").fill("swears, but")
    expect(tile).to_be_visible()


def test_evidence_is_its_kinds_of_sources_on_a_phone_and_each_a_list_of_headings(
    phone: Page, address: str
) -> None:
    phone.goto(address + "evidence.html")
    sections = phone.locator("[data-folds] > section")
    expect(sections.last.locator("> .td-foldkey")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollHeight") < 2.5 * 844
    sections.nth(1).locator("> .td-foldkey").click()
    experiments = sections.nth(1).locator("li")
    expect(experiments.first.get_by_role("heading")).to_be_visible()
    expect(experiments.first.locator("p").first).to_be_hidden()

    source = experiments.last.get_attribute("id")
    phone.goto("about:blank")
    phone.goto(f"{address}evidence.html#{source}")  # as a playbook or a technique links to it
    expect(phone.locator(f"[id='{source}'] > p").first).to_be_in_viewport()
    phone.get_by_role("searchbox", name="Filter this page").fill("experiment")
    expect(experiments.first).to_be_visible()


@pytest.mark.parametrize("path", ["questions", "say-this-not-that", "evidence"])
def test_a_long_page_is_folded_before_its_script_and_whole_if_that_never_comes(
    phone: Page, address: str, path: str
) -> None:
    """As on a slow phone, which shows a page long before the last script is there."""
    phone.route("**/list-filter*.js", lambda route: route.abort())
    phone.goto(f"{address}{path}.html")
    height = phone.evaluate("document.documentElement.scrollHeight")
    for _ in range(2):  # sections, and the entries in them
        phone.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    expect(phone.locator("[data-folds] p:visible")).to_have_count(phone.locator("[data-folds] p").count())

    phone.unroute("**/list-filter*.js")
    phone.goto(f"{address}{path}.html")
    expect(phone.locator(".td-foldkey").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollHeight") == pytest.approx(height, rel=0.02)


def test_words_that_the_browser_finds_open_their_entry(phone: Page, address: str) -> None:
    """As a search within the page does, which nothing but a person can start."""
    phone.goto(address + "questions.html")
    words = (phone.locator("[data-folds] > :last-child > p").first.text_content() or "").split()[:6]
    phone.goto("about:blank")
    phone.goto(f"{address}questions.html#:~:text={quote(' '.join(words))}")
    expect(phone.locator("[data-folds] > :last-child > .td-foldkey")).to_have_attribute(
        "aria-expanded", "true"
    )
    expect(phone.get_by_text(" ".join(words))).to_be_in_viewport()


def test_paper_and_pages_without_scripts_have_every_entry_whole(
    phone: Page, browser: Browser, address: str
) -> None:
    phone.goto(address + "questions.html")
    expect(phone.locator(".td-foldkey").last).to_be_visible()
    phone.emulate_media(media="print")
    expect(phone.locator("[data-folds] > * > p:visible")).to_have_count(
        phone.locator("[data-folds] > * > p").count()
    )
    expect(phone.locator(".td-foldkey:visible")).to_have_count(0)
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(address + "questions.html")
        expect(page.locator("[data-folds] > :last-child > p").first).to_be_visible()
