"""The site without a network, after an update, behind a sign-in, and once it has been taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from offline_site import (
    CACHES,
    LEFT,
    NO_SCRIPT,
    Server,
    create_next_version,
    open_offline_page,
    wait_until_nothing_is_left,
)
from scripts.loopback import serve_folder

Build = Callable[..., Path]


def _cut(context: BrowserContext, page: Page, server: Server) -> None:
    """With the network cut: the finder finds, a page that was read is there, and for others the finder stands in."""
    page.goto(server.address + "techniques/name-the-feeling.html")
    expect(page.locator("h1")).to_have_text("Name the feeling")
    context.set_offline(True)
    page.goto(server.address)
    page.locator("#td-q").fill("crying")
    expect(page.locator("#td-list [role=option]").first).to_be_visible()
    page.goto(server.address + "techniques/name-the-feeling.html")
    expect(page.locator("h1")).to_have_text("Name the feeling")
    page.goto(server.address + "signs.html")
    expect(page.locator("#td-q")).to_be_visible()


def test_the_network_is_cut_and_the_finder_goes_on(
    offline_page: Page, context: BrowserContext, server: Server
) -> None:
    _cut(context, offline_page, server)


def test_a_host_that_leaves_html_away_is_no_sign_in(context: BrowserContext, server: Server) -> None:
    """Cloudflare Pages and Netlify lead from `signs.html` to `signs`."""

    def without_html(path: str) -> tuple[int, Mapping[str, str]] | str | None:
        name = path.partition("?")[0].strip("/")
        if name.endswith(".html"):
            return 308, {"Location": "/" + name.removesuffix(".html").removesuffix("index").rstrip("/")}
        if "." in name:
            return None
        return f"/{name}/index.html" if (server.folder / name).is_dir() else f"/{name}.html"

    server.gate = without_html
    page = open_offline_page(context, server)
    _cut(context, page, server)
    context.set_offline(False)
    assert page.evaluate(CACHES)
    server.gate = lambda path: (302, {"Location": "/login.txt"}) if "." not in path else (200, {})
    page.goto(server.address + "signs")
    expect(page.locator("h1")).to_have_text("Not you")
    server.gate = without_html
    page.goto(server.address + NO_SCRIPT)
    wait_until_nothing_is_left(page)


def test_a_host_that_leaves_html_away_asks_to_sign_in(context: BrowserContext, server: Server) -> None:
    """It would lead from `signs.html` to `signs`: the worker waits whether it does."""
    server.gate = lambda path: (302, {"Location": "/"}) if path == "/index.html" else None
    page = open_offline_page(context, server)
    with serve_folder(server.folder) as sign_on:
        server.gate = lambda path: (302, {"Location": f"{sign_on}licenses.html"})
        page.goto(server.address + "signs.html")
    server.gate = lambda path: None
    page.goto(server.address + NO_SCRIPT)
    wait_until_nothing_is_left(page)


def test_a_new_version_is_offered_and_shown_when_it_is_wanted(
    offline_page: Page, context: BrowserContext, server: Server, build: Build
) -> None:
    read_before = "techniques/name-the-feeling.html"
    offline_page.goto(server.address + read_before)
    words = {"The words that calm": "The second edition", "#0b5a5e": "#0b5a5f"}
    server.publish(build("second", words=words))
    offline_page.goto(server.address + "signs.html")
    bar = offline_page.locator(".td-update")
    expect(bar).to_contain_text("A new version")
    with offline_page.expect_navigation():
        bar.get_by_role("button", name="Show it").click()
    offline_page.goto(server.address + "index.html")
    expect(offline_page.locator("h1")).to_have_text("The second edition")
    shells = [name for name in offline_page.evaluate(CACHES) if not name.endswith("pages")]
    assert len(shells) == 2, "the pages that were read before ask for their files"
    context.set_offline(True)
    offline_page.goto(server.address + read_before)
    offline_page.keyboard.press("/")
    offline_page.keyboard.type("crying")
    expect(offline_page.locator("#td-over-list [role=option]").first).to_be_visible()
    style = "getComputedStyle(document.querySelector('h1')).fontFamily"
    assert "Times" not in offline_page.evaluate(style)
    offline_page.goto(server.address + "playbooks/upset-caller.html")
    expect(offline_page).to_have_url(server.address)  # the home page, with all that it asks for
    offline_page.locator("#td-q").fill("crying")
    expect(offline_page.locator("#td-list [role=option]").first).to_be_visible()


def test_a_new_page_never_meets_old_styles(offline_page: Page, server: Server, build: Build) -> None:
    """Between the build and the answer to the prompt, the old worker is still there."""
    server.publish(build("second", words={"#0b5a5e": "#123456"}))
    offline_page.goto(server.address + "index.html")
    color = "getComputedStyle(document.querySelector('[data-stage=steady]')).getPropertyValue('--td-band')"
    assert offline_page.evaluate(color) == "#123456"


def test_later_gives_the_focus_back(offline_page: Page, server: Server, site: Path, tmp_path: Path) -> None:
    server.publish(create_next_version(site, tmp_path / "next-version"))
    offline_page.goto(server.address + "signs.html")
    later = offline_page.locator(".td-update").get_by_role("button", name="Later")
    expect(later).to_be_visible()
    offline_page.locator(".md-copyright a").focus()
    offline_page.keyboard.press("Tab")
    offline_page.keyboard.press("Tab")
    expect(later).to_be_focused()
    offline_page.keyboard.press("Enter")
    expect(offline_page.locator(".md-copyright a")).to_be_focused()


def test_an_install_that_fails_leaves_nothing_half_kept(context: BrowserContext, server: Server) -> None:
    server.gate = lambda path: (404, {}) if "finder-index.js" in path else None
    page = context.new_page()
    page.goto(server.address + "signs.html")
    page.evaluate(
        """() => navigator.serviceWorker.register("/sw.js").then(r => new Promise(done => {
          const coming = r.installing;
          if (!coming) done();
          else coming.onstatechange = () => { if (coming.state === "redundant") done(); };
        }), () => {})"""
    )
    assert page.evaluate(CACHES) == []


def test_the_kill_switch_takes_everything_back(
    offline_page: Page, server: Server, build_small: Build
) -> None:
    server.publish(build_small("--retire-offline"))
    offline_page.goto(server.address + "index.html")
    wait_until_nothing_is_left(offline_page)
    offline_page.reload()
    expect(offline_page.locator("#td-q")).to_be_visible()
    offline_page.wait_for_load_state("networkidle")
    assert offline_page.evaluate(LEFT) == [], "and nothing comes back"


def test_the_manifest_makes_it_installable(offline_page: Page, context: BrowserContext) -> None:
    client = context.new_cdp_session(offline_page)
    assert client.send("Page.getAppManifest")["errors"] == []
    troubles = [e["errorId"] for e in client.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert set(troubles) <= {"in-incognito"}  # as tests are
