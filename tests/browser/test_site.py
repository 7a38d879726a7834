"""What people do on the site, in a real browser."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kinds_of_page import PAGES
from talkdown.loader import load

ROOT = Path(__file__).resolve().parents[2]


def test_an_agent_copies_a_phrase_from_a_technique(page: Page, address: str) -> None:
    book = load(ROOT / "phrasebook").book
    assert book is not None
    phrase = next(p for p in book.phrases_of["name-the-feeling"] if not p.variables)
    page.goto(address + "techniques/name-the-feeling.html")
    page.locator(f"#p-{phrase.id}").get_by_role("button", name="Copy").click()
    expect(page.locator(".td-toast")).to_contain_text(phrase.text[:20])
    assert page.evaluate("navigator.clipboard.readText()") == phrase.text


def test_a_channel_filter_leaves_only_its_phrases_and_can_be_shared(page: Page, address: str) -> None:
    page.goto(address + "phrases/own.html")
    page.locator(".td-filter").get_by_text("Email").click()
    phrases = page.locator(".td-say:visible")
    assert phrases.count() > 5
    assert all("email" in (row.get_attribute("data-channels") or "") for row in phrases.all())
    assert page.url.endswith("#channel=email")
    page.goto(address + "phrases/own.html#channel=chat")
    page.reload()
    assert page.locator('.td-filter input[value="chat"]').is_checked()


def test_a_sign_leads_to_its_first_response(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.get_by_role("link", name="The voice rises").first.click()
    expect(page).to_have_url(re.compile(r"signs\.html#voice-rises$"))
    page.locator("#voice-rises .td-chip").first.click()
    expect(page).to_have_url(re.compile(r"techniques/[a-z-]+\.html$"))
    expect(page.locator("h1")).to_be_visible()


def test_a_playbook_is_a_path_with_forks(page: Page, address: str) -> None:
    page.goto(address + "playbooks/upset-caller.html")
    fork = page.locator(".td-way:visible").first
    target = fork.get_attribute("href")
    assert target is not None
    fork.click()
    expect(page.locator("#" + target.partition("#")[2])).to_be_visible()


def test_a_short_address_leads_to_its_technique(page: Page, address: str) -> None:
    page.goto(address + "t/T-07.html")
    expect(page).to_have_url(address + "techniques/name-the-feeling.html")
    page.goto(address + "t/T-07.html#watch")
    expect(page).to_have_url(address + "techniques/name-the-feeling.html#watch")


def test_a_drill_gives_feedback(page: Page, address: str) -> None:
    page.goto(address + "drills.html")
    choice = page.locator(".td-choice--best").first
    expect(choice.locator("p")).to_be_hidden()
    choice.locator("summary").click()
    expect(choice.locator("p")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_no_request_leaves_and_nothing_fails(page: Page, address: str, path: str) -> None:
    troubles: list[str] = []
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((address, "data:", "blob:")) else troubles.append(request.url)
        ),
    )
    page.on("response", lambda response: troubles.append(response.url) if response.status >= 400 else None)
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.goto(f"{address}{path}.html", wait_until="networkidle")
    assert troubles == []


@pytest.mark.parametrize(
    ("path", "most_bytes"),
    # A playbook has 11 kB of words of its own, since each line says when, and on which channel, and each answer where it leads.
    [("index", 100_000), ("techniques/index", 100_000), ("playbooks/angry-email", 104_000)],
)
def test_a_first_visit_loads_no_more_than_its_share(
    browser: Browser, address: str, path: str, most_bytes: int
) -> None:
    """Packed as servers pack it, everything from the page to its icon; what the finder loads comes after."""
    later = re.compile("finder-(engine|index|guide)")
    with browser.new_context(service_workers="block") as context:
        page = context.new_page()
        responses = {}
        page.on("response", lambda response: responses.update({response.url: response}))
        page.goto(f"{address}{path}.html", wait_until="networkidle")
        sizes = {
            url: min(len(response.body()), len(gzip.compress(response.body(), 9)))
            for url, response in responses.items()
            if url.startswith(address) and not later.search(url)
        }
    rows = "\n".join(f"{size:7} {url}" for url, size in sizes.items())
    assert len(sizes) > 10, rows
    assert sum(sizes.values()) <= most_bytes, f"{sum(sizes.values())}\n{rows}"


def test_letters_beyond_the_common_ones_come_from_a_larger_file(page: Page, address: str) -> None:
    fonts: list[str] = []
    page.on("request", lambda request: fonts.append(request.url) if request.resource_type == "font" else None)
    page.goto(address + "index.html", wait_until="networkidle")
    assert [url.rpartition("/")[2] for url in fonts] == ["atkinson-core.woff2"]
    with page.expect_request("**/atkinson-latin.woff2"):
        page.locator("#td-q").fill("naïve")


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_every_page_without_scrolling_sideways(
    browser: Browser, address: str, path: str
) -> None:
    with browser.new_context(viewport={"width": 360, "height": 780}) as context:
        page = context.new_page()
        page.goto(f"{address}{path}.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("path", ["index", "techniques/name-the-feeling", "signs"])
def test_pages_open_from_files(page: Page, site: Path, path: str) -> None:
    page.goto((site / f"{path}.html").as_uri())
    expect(page.locator("h1")).to_be_visible()
    font = page.evaluate(
        "document.fonts.ready.then(() => [...document.fonts].some(f => f.status === 'loaded'))"
    )
    assert font


def test_without_javascript_everything_can_be_read(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + "techniques/name-the-feeling.html")
        expect(page.locator("#p-sounds-frustrating")).to_be_visible()
        page.goto(address + "phrases/own.html")
        page.locator(".td-filter").get_by_text("Email").click()
        assert all(
            "email" in (row.get_attribute("data-channels") or "")
            for row in page.locator(".td-say:visible").all()
        )


def test_an_entry_page_is_marked_in_the_navigation(page: Page, address: str) -> None:
    page.goto(address + "techniques/name-the-feeling.html")
    expect(page.locator(".md-tabs__item--active")).to_have_text(re.compile("Techniques"))
    expect(page).to_have_title(re.compile("^Name the feeling"))


def test_pages_that_share_a_tab_lead_to_each_other(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.get_by_role("link", name="Reference").first.click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Practice").click()
    expect(page.locator("h1")).to_have_text("Practice")


def test_an_address_that_leads_nowhere_has_the_finder(page: Page, address: str) -> None:
    page.goto(address + "404.html")
    page.keyboard.type("crying")
    expect(page.locator("#td-list [role=option]").first).to_be_visible()
