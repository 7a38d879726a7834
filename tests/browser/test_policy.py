"""Every kind of page under the headers that the build writes, as a server would send them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import served
from playwright.sync_api import Browser, Page, expect

PAGES = [
    "index", "techniques/index", "techniques/name-the-feeling", "phrases/index", "phrases/own", "signs",
    "say-this-not-that", "playbooks/index", "playbooks/angry-email", "word-bank", "questions", "drills",
    "models", "evidence", "policy", "guides/trainer", "guides/about", "404", "t/T-07",
]  # fmt: skip


def headers(site: Path) -> dict[str, str]:
    """What `_headers` asks a server to send with every page."""
    rows = (site / "_headers").read_text().split("\n/")[0].splitlines()[1:]
    return dict(row.strip().split(": ", 1) for row in rows)


@pytest.fixture(scope="module")
def strict(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site under its own policy, at an address that its sitemap knows: instant navigation asks for that."""
    folder = shutil.copytree(site, tmp_path_factory.mktemp("strict") / "site")
    with served(folder, headers(site)) as found:
        sitemap = folder / "sitemap.xml"
        sitemap.write_text(sitemap.read_text().replace("https://talkdown.example.org/", found))
        yield found


@pytest.fixture
def watched(browser: Browser, strict: str) -> Iterator[tuple[Page, list[str]]]:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=strict.rstrip("/"))
        page = context.new_page()
        troubles: list[str] = []
        page.on(
            "console",
            lambda said: (
                troubles.append(f"{said.text} {said.location['url']}") if said.type == "error" else None
            ),
        )
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith((strict, "data:")) else troubles.append(request.url)
            ),
        )
        yield page, troubles


def test_the_policy_has_nothing_unsafe(site: Path) -> None:
    found = headers(site)["Content-Security-Policy"]
    assert "unsafe" not in found
    assert "default-src 'none'" in found
    assert "frame-ancestors 'none'" in found


def test_every_page_runs_under_it(watched: tuple[Page, list[str]], strict: str) -> None:
    page, troubles = watched
    for path in PAGES:
        page.goto(f"{strict}{path}.html", wait_until="load")
    page.wait_for_load_state("networkidle")
    assert troubles == []


def test_finder_copy_palette_and_instant_navigation_run_under_it(
    watched: tuple[Page, list[str]], strict: str
) -> None:
    page, troubles = watched
    page.goto(strict + "index.html")
    page.locator("#td-q").fill("crying")
    words = page.locator("#td-list [role=option]:not(:has(.td-var))").first
    words.click()
    expect(page.locator(".td-toast")).to_contain_text("Copied")
    page.keyboard.press("Escape")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Techniques", exact=True).first.click()
    expect(page).to_have_url(re.compile("techniques/index.html$"))
    page.locator(".td-cards a").first.click()
    expect(page.locator(".td-steps")).to_be_visible()
    assert page.evaluate("window.same"), "instant navigation keeps the page"
    before = page.evaluate("document.body.dataset.mdColorScheme")
    page.locator("label[for^=__palette]:visible").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") != before
    page.locator(".td-copy").first.click()
    expect(page.locator(".td-toast, .td-fill[open]").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.locator("#td-over-q").fill("refund")
    expect(page.locator("#td-over-list [role=option]").first).to_be_visible()
    assert troubles == []


def test_the_service_worker_runs_under_it(watched: tuple[Page, list[str]], strict: str) -> None:
    page, troubles = watched
    page.goto(strict + "index.html")
    page.wait_for_function("navigator.serviceWorker.ready.then(r => !!r.active)")
    assert troubles == []
