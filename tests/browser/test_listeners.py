"""Whoever stays on the site all day leaves nothing behind on each visit of a page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.loopback import serve_folder

VISITS = 12
"""In a stretch; the theme exchanges the page each time, and never loads a new one."""

LEEWAY = VISITS // 2
"""Listeners by which a count may be off: fewer than one that is left behind on each visit of a stretch."""

COLLECTIONS = 20
"""Collections of garbage at most until the count stays: one sets free what the next one clears away."""


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site at an address that its sitemap knows: instant navigation asks for that."""
    folder = shutil.copytree(site, tmp_path_factory.mktemp("listed") / "site")
    with serve_folder(folder) as url:
        sitemap = folder / "sitemap.xml"
        sitemap.write_text(sitemap.read_text().replace("https://talkdown.example.org/", url))
        yield url


def _listener_count(page: Page) -> int:
    """The listeners that are there for good: the count after collections of garbage that clear nothing more away."""
    session = page.context.new_cdp_session(page)
    counts: list[int] = []
    while len(counts) < COLLECTIONS and (len(counts) < 3 or counts[-1] < counts[-3]):
        page.evaluate("new Promise(requestIdleCallback)")  # what tasks of the last visit hold is let go
        session.send("HeapProfiler.collectGarbage")
        counts.append(int(session.send("Memory.getDOMCounters")["jsEventListeners"]))
    session.detach()
    return min(counts)


def _visit(page: Page, *, has_finder: bool) -> None:
    """Away from the home page and back again, as by the theme's own links."""
    page.locator(".md-tabs__link", has_text="Signs").click()
    expect(page).to_have_url(re.compile(r"signs\.html$"))
    page.locator("a.md-logo").first.click()
    expect(page.locator(".td-home")).to_be_visible()
    if has_finder:
        expect(page.locator(".td-finder[data-on] .td-bar")).to_be_visible()
        expect(page.locator(".td-device")).to_be_attached()


def _growth(browser: Browser, address: str, *, has_finder: bool, leak: str = "") -> int:
    """By how many listeners a stretch of visits adds to those before it; of two stretches, the one that adds less.

    What leaves one behind on each visit does so in both; what is late in clearing away, in one. `leak` is run on each visit.
    """
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        if not has_finder:
            page.route("**/finder.js*", lambda route: route.abort())
        # Until it knows the sitemap, the theme follows a link by loading the page anew, and forgets what was counted.
        with page.expect_response("**/sitemap.xml") as sitemap:
            page.goto(address + "index.html")
        sitemap.value.finished()
        page.evaluate("window.isSamePage = true")
        _visit(page, has_finder=has_finder)
        counts = [_listener_count(page)]
        for _ in range(2):
            for _ in range(VISITS):
                _visit(page, has_finder=has_finder)
                if leak:
                    page.evaluate(leak)
            counts.append(_listener_count(page))
        assert page.evaluate("window.isSamePage"), "instant navigation keeps the page"
        return min(counts[1] - counts[0], counts[2] - counts[1])


@pytest.fixture(scope="module")
def growth_of_theme(browser: Browser, address: str) -> int:
    """What the theme leaves behind by itself."""
    return _growth(browser, address, has_finder=False)


def test_the_finder_adds_no_listeners_with_each_visit(
    browser: Browser, address: str, growth_of_theme: int
) -> None:
    assert _growth(browser, address, has_finder=True) <= growth_of_theme + LEEWAY


def test_one_listener_for_each_visit_would_be_seen(
    browser: Browser, address: str, growth_of_theme: int
) -> None:
    leak = "addEventListener('resize', () => {})"
    assert _growth(browser, address, has_finder=False, leak=leak) > growth_of_theme + LEEWAY
