"""Whoever stays on the site all day leaves nothing behind on each visit of a page."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.loopback import serve_folder

VISITS = 24
"""As many as a shift may have between two calls; the theme exchanges the page each time, and never loads a new one."""

LEEWAY = VISITS // 2
"""Listeners that may wait for the next collection of garbage: fewer than one that is left behind on each visit."""


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site at an address that its sitemap knows: instant navigation asks for that."""
    folder = shutil.copytree(site, tmp_path_factory.mktemp("listed") / "site")
    with serve_folder(folder) as url:
        sitemap = folder / "sitemap.xml"
        sitemap.write_text(sitemap.read_text().replace("https://talkdown.example.org/", url))
        yield url


def _listener_count(page: Page) -> int:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    counters = session.send("Memory.getDOMCounters")
    session.detach()
    return int(counters["jsEventListeners"])


def _visit(page: Page, *, has_finder: bool) -> None:
    """Away from the home page and back again, as by the theme's own links."""
    page.locator(".md-tabs__link", has_text="Signs").click()
    expect(page).to_have_url(re.compile(r"signs\.html$"))
    page.locator("a.md-logo").first.click()
    expect(page.locator(".td-home")).to_be_visible()
    if has_finder:
        expect(page.locator(".td-finder[data-on] .td-bar")).to_be_visible()
        expect(page.locator(".td-device")).to_be_attached()


def _growth(browser: Browser, address: str, *, has_finder: bool) -> int:
    """By how many listeners the visits add to those of the first one."""
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
        before = _listener_count(page)
        for _ in range(VISITS):
            _visit(page, has_finder=has_finder)
        assert page.evaluate("window.isSamePage"), "instant navigation keeps the page"
        return _listener_count(page) - before


def test_the_finder_adds_no_listeners_with_each_visit(browser: Browser, address: str) -> None:
    theme_alone = _growth(browser, address, has_finder=False)
    with_finder = _growth(browser, address, has_finder=True)
    assert with_finder <= theme_alone + LEEWAY
