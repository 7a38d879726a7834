"""Whoever stays on the site all day leaves no listener behind on a visit of a page, and loses no style sheet."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Route, expect

from scripts.loopback import serve_folder

VISITS = 12
"""The theme exchanges the page each time, and never loads a new one."""

THEME = re.compile(r"/assets/javascripts/")
"""Addresses of the theme's scripts, which leave listeners of their own behind that the browser clears away when it likes."""

GROUP = "listeners"
"""What the browser's debugger holds for a count, by a name, so that it can be let go."""


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site at an address that its sitemap knows: instant navigation asks for that."""
    folder = shutil.copytree(site, tmp_path_factory.mktemp("listed") / "site")
    with serve_folder(folder) as url:
        sitemap = folder / "sitemap.xml"
        sitemap.write_text(sitemap.read_text().replace("https://talkdown.example.org/", url))
        yield url


class Listeners:
    """The listeners of a page that still hear, each by the script that brought it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._addresses: dict[str, str] = {}
        self._session.on(
            "Debugger.scriptParsed",
            lambda script: self._addresses.update({script["scriptId"]: script["url"]}),
        )
        self._session.send("Debugger.enable")

    def count(self) -> int:
        """Those of other scripts than the theme's, on everything that can be listened to and is not garbage.

        A task of the last visit may still hold some of it: the count is taken when three collections clear nothing away.
        """
        counts = [self._count_after_collection()]
        while len(counts) < 3 or counts[-1] < counts[-3]:
            self._page.evaluate("new Promise(requestIdleCallback)")
            counts.append(self._count_after_collection())
        return counts[-1]

    def _count_after_collection(self) -> int:
        send = self._session.send
        send("HeapProfiler.collectGarbage")
        prototype = send("Runtime.evaluate", {"expression": "EventTarget.prototype", "objectGroup": GROUP})[
            "result"
        ]
        targets = send(
            "Runtime.queryObjects",
            {"prototypeObjectId": prototype["objectId"], "objectGroup": GROUP},
        )["objects"]
        # One question for each of some thousand nodes takes a minute; the page itself knows those with a listener.
        send(
            "Runtime.callFunctionOn",
            {
                "objectId": targets["objectId"],
                "functionDeclaration": "function () { globalThis.targets = this; }",
            },
        )
        listeners = send(
            "Runtime.evaluate",
            {
                "expression": "targets.filter((target) => Object.keys(getEventListeners(target)).length)",
                "includeCommandLineAPI": True,
                "objectGroup": GROUP,
            },
        )["result"]
        send("Runtime.evaluate", {"expression": "delete globalThis.targets"})
        items = send("Runtime.getProperties", {"objectId": listeners["objectId"], "ownProperties": True})
        count = sum(
            not THEME.search(self._addresses.get(listener["scriptId"], ""))
            for item in items["result"]
            if item["name"].isdigit()
            for listener in send("DOMDebugger.getEventListeners", {"objectId": item["value"]["objectId"]})[
                "listeners"
            ]
        )
        send("Runtime.releaseObjectGroup", {"objectGroup": GROUP})  # what is held by name is no garbage
        return count


def _open_home(page: Page, address: str) -> None:
    """Until it knows the sitemap, the theme follows a link by loading the page anew, and what is there is forgotten."""
    with page.expect_response("**/sitemap.xml") as sitemap:
        page.goto(address + "index.html")
    sitemap.value.finished()
    page.evaluate("window.isSamePage = true")


def _show_signs(page: Page) -> None:
    page.locator(".md-tabs__link", has_text="Signs").click()
    expect(page).to_have_url(re.compile(r"signs\.html$"))


def _visit(page: Page) -> None:
    """Away from the home page and back again, as by the theme's own links."""
    _show_signs(page)
    page.locator("a.md-logo").first.click()
    expect(page.locator(".td-home")).to_be_visible()
    expect(page.locator(".td-finder[data-on] .td-bar")).to_be_visible()
    expect(page.locator(".td-device")).to_be_attached()


def _growth(browser: Browser, address: str, *, leak: str = "") -> int:
    """By how many listeners the visits add to those after the first one. `leak` is run on each visit."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        listeners = Listeners(page)
        _open_home(page, address)
        _visit(page)
        before = listeners.count()
        assert before, "the finder listens"
        for _ in range(VISITS):
            _visit(page)
            if leak:
                page.evaluate(leak)
        assert page.evaluate("window.isSamePage"), "instant navigation keeps the page"
        return listeners.count() - before


def test_no_listener_stays_behind_on_a_visit(browser: Browser, address: str) -> None:
    assert _growth(browser, address) == 0


@pytest.mark.parametrize(
    "leak",
    [
        "addEventListener('resize', () => {})",
        "(window.leaks ??= []).push(document.createElement('p')); leaks.at(-1).onclick = () => {}",
    ],
    ids=["on the window", "on what is no longer shown"],
)
def test_one_listener_for_each_visit_would_be_seen(browser: Browser, address: str, leak: str) -> None:
    assert _growth(browser, address, leak=leak) == VISITS


def test_styles_that_come_while_the_theme_exchanges_the_page_stay(browser: Browser, address: str) -> None:
    # The site's own worker would answer before the request can be made to wait.
    with browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block") as context:
        page = context.new_page()
        waiting_routes: list[Route] = []
        page.route("**/finder-guide.css*", lambda route: waiting_routes.append(route))
        with page.expect_request("**/finder-guide.css*"):
            _open_home(page, address)
        _show_signs(page)
        waiting_routes.pop().continue_()
        page.locator("a.md-logo").first.click()
        expect(page.locator(".td-device")).to_be_attached()
        _visit(page)
        assert page.evaluate("window.isSamePage"), "instant navigation keeps the page"
        assert not waiting_routes, "once is enough"
        styles = "[...document.styleSheets].filter(({ href }) => href?.includes('/finder-guide.css')).length"
        assert page.evaluate(styles) == 1
