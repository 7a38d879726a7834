"""Every kind of page under the headers that the build writes, as a server would send them."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kinds_of_page import PAGES, REDIRECT
from scripts.loopback import serve_folder
from scripts.shipped_site import response_headers
from shared_build import build_once
from titles_with_scripts import MARKUP, write_titles


@pytest.fixture(scope="module")
def strict(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site under its own policy, at an address that its sitemap knows: instant navigation asks for that."""
    folder = shutil.copytree(site, tmp_path_factory.mktemp("strict") / "site")
    with serve_folder(folder, response_headers(site)) as address:
        sitemap = folder / "sitemap.xml"
        sitemap.write_text(sitemap.read_text().replace("https://talkdown.example.org/", address))
        yield address


@pytest.fixture
def page_and_troubles(browser: Browser, strict: str) -> Iterator[tuple[Page, list[str]]]:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=strict.rstrip("/"))
        page = context.new_page()
        troubles: list[str] = []
        page.on(
            "console",
            lambda message: (
                troubles.append(f"{message.text} {message.location['url']}")
                if message.type == "error"
                else None
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
    policy = response_headers(site)["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_every_page_runs_under_it(page_and_troubles: tuple[Page, list[str]], strict: str) -> None:
    page, troubles = page_and_troubles
    for path in (*PAGES, REDIRECT):
        page.goto(f"{strict}{path}.html", wait_until="load")
    page.wait_for_load_state("networkidle")
    assert troubles == []


def test_finder_copy_palette_and_instant_navigation_run_under_it(
    page_and_troubles: tuple[Page, list[str]], strict: str
) -> None:
    page, troubles = page_and_troubles
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


def test_practice_runs_under_it_from_page_to_page(
    page_and_troubles: tuple[Page, list[str]], strict: str
) -> None:
    page, troubles = page_and_troubles
    page.goto(strict + "index.html")
    page.evaluate("window.same = true")
    page.get_by_role("link", name="Practice: five quick ones").click()
    page.get_by_role("button", name="Five quick ones").click()
    page.keyboard.press("1")
    expect(page.locator(".td-ask__chosen")).to_be_visible()
    page.get_by_role("link", name="Scenarios: a customer who reacts").click()
    page.get_by_label("Difficulty").select_option("hard")
    page.locator("li[data-scenario]:visible a").first.click()
    expect(page.locator(".td-moods__status")).to_contain_text("Mood: ")
    page.keyboard.press("1")
    expect(page.locator(".td-ask__chosen")).to_have_count(1)
    page.go_back()
    expect(page.get_by_label("Difficulty")).to_have_count(1)
    page.go_back()
    page.get_by_role("button", name="Five quick ones").click()
    page.keyboard.press("2")
    expect(page.locator(".td-ask__chosen")).to_have_count(1)
    assert page.evaluate("window.same"), "instant navigation keeps the page"
    assert troubles == []


EARLY = """new MutationObserver((_, watching) => {
  if (!document.querySelector("script[src*=bundle]")) return;
  watching.disconnect();
  window.early = [...document.styleSheets];
}).observe(document, { childList: true, subtree: true });"""
"""Keeps the style sheets that are there before the theme's script runs."""


def test_style_sheets_are_read_once_and_stay(page_and_troubles: tuple[Page, list[str]], strict: str) -> None:
    page, _ = page_and_troubles
    page.add_init_script(EARLY)
    page.goto(strict + "index.html", wait_until="networkidle")
    are_same_sheets = "early.length === 4 && early.every((sheet, n) => sheet === document.styleSheets[n])"
    assert page.evaluate(are_same_sheets)
    page.get_by_role("link", name="Techniques", exact=True).first.click()
    expect(page).to_have_url(re.compile("techniques/index.html$"))
    page.locator(".td-cards a").first.click()
    expect(page.locator(".td-steps")).to_be_visible()
    assert page.evaluate(are_same_sheets)


def test_the_service_worker_runs_under_it(page_and_troubles: tuple[Page, list[str]], strict: str) -> None:
    page, troubles = page_and_troubles
    page.goto(strict + "index.html")
    assert page.evaluate("navigator.serviceWorker.ready.then(r => !!r.active)")
    assert troubles == []


def test_only_sites_that_are_named_may_show_it_in_a_frame(
    browser: Browser, build_small: Callable[..., Path], tmp_path: Path
) -> None:
    hosts = tmp_path / "hosts"
    hosts.mkdir()
    with serve_folder(hosts) as crm, serve_folder(hosts) as stranger:
        site = build_small(frame_ancestors=[crm.rstrip("/")])
        with serve_folder(site, response_headers(site)) as address, browser.new_context() as context:
            (hosts / "index.html").write_text(f"<!doctype html><iframe src='{address}index.html'></iframe>")
            page = context.new_page()
            page.goto(crm)
            inside = page.frame_locator("iframe")
            inside.locator("#td-q").fill("happened")
            expect(inside.locator("#td-list [role=option]").first).to_be_visible()
            page.goto(stranger)
            expect(page.frame_locator("iframe").locator("#td-q")).to_have_count(0)


@pytest.mark.parametrize(
    "source", ["*", "crm.example.com", "https://crm.example.com/a", "https://a.b; script-src *"]
)
def test_what_is_no_site_may_not_be_named(build_small: Callable[..., Path], source: str) -> None:
    with pytest.raises(AssertionError, match="write it as"):
        build_small(frame_ancestors=[source])


def test_a_site_may_ask_to_be_listed(site: Path, build: Callable[..., Path]) -> None:
    """Search engines are kept out unless `indexed` lets them in; every page says who it is and what it holds."""
    listed_site = build("listed", indexed=True)
    for path in (*PAGES[:-1], "techniques/stay-calm"):
        private_page, listed_page = ((folder / f"{path}.html").read_text() for folder in (site, listed_site))
        assert '<meta name="robots" content="noindex">' in private_page
        assert "noindex" not in listed_page
        head = listed_page.partition("<body")[0]
        assert head.count(f'<link rel="canonical" href="https://talkdown.example.org/{path}.html">') == 1
        assert re.search(r'<meta name="description" content="[^"]{10,}">', head)
        linked_data = json.loads(
            head.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
        )
        assert linked_data["@context"] == "https://schema.org"
        assert linked_data["name"] in html.unescape(head.partition("<title>")[2])
        assert len(linked_data["description"]) >= 10
    assert response_headers(site)["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in response_headers(listed_site)


def test_names_and_titles_that_authors_write_run_nothing(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = build_once(tmp_path_factory, "titles-with-scripts", write_titles) / "site"
    with serve_folder(folder, response_headers(folder)) as address, browser.new_context() as context:
        page = context.new_page()
        for path in ("index", "own", "heading", "deep/list", "techniques/hear-them-out", "404"):
            page.goto(f"{address}{path}.html", wait_until="networkidle")
            assert page.url == f"{address}{path}.html"
            assert page.title() != "ran"
            expect(page.locator(".md-header__topic").first).to_contain_text(MARKUP)
