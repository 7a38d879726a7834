"""The site without a network, after an update, behind a sign-in, and once it has been taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.loopback import serve_folder

Build = Callable[..., Path]

CACHES = "caches.keys()"
LEFT = """async () => [...await caches.keys(),
  ...(await navigator.serviceWorker.getRegistrations()).map(found => found.scope)]"""
"""What the site keeps on the device."""

NO_SCRIPT = "assets/talkdown/licenses.txt"
"""A file of the site that registers no worker."""


class Server:
    """A site that may be published anew, as a link is turned, and a gate in front of it."""

    def __init__(self, folder: Path, site: Path) -> None:
        self.folder = folder
        self.address = ""
        self.gate: Callable[[str], tuple[int, Mapping[str, str]] | str | None] = lambda path: None
        self.publish(site)

    def publish(self, site: Path) -> None:
        link = self.folder.with_name("next")
        link.symlink_to(site, target_is_directory=True)
        link.replace(self.folder)

    def answer(self, path: str) -> tuple[int, Mapping[str, str]] | str | None:
        return self.gate(path)


@pytest.fixture
def server(site: Path, tmp_path: Path) -> Iterator[Server]:
    server_with_gate = Server(tmp_path / "site", site)
    with serve_folder(
        server_with_gate.folder, {"Cache-Control": "no-cache"}, server_with_gate.answer
    ) as server_with_gate.address:
        yield server_with_gate


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as context:
        yield context


def _open_offline_page(context: BrowserContext, server: Server) -> Page:
    page = context.new_page()
    page.goto(server.address + "index.html")
    page.wait_for_function("navigator.serviceWorker.controller")
    return page


def _nothing_left(page: Page) -> None:
    """Wait until the device keeps nothing. (`wait_for_function` takes any promise for a yes.)"""
    for _ in range(100):
        if not page.evaluate(LEFT):
            return
        page.wait_for_timeout(100)
    assert page.evaluate(LEFT) == []


def _wait_for_the_cache(page: Page) -> None:
    """Wait until the finder is kept again, index and all."""
    has_index = """async () => { for (const name of await caches.keys())
      for (const found of await (await caches.open(name)).keys()) if (found.url.includes("finder-index")) return true }"""
    for _ in range(100):
        if page.evaluate(has_index):
            return
        page.wait_for_timeout(100)
    assert page.evaluate(has_index)


@pytest.fixture
def offline_page(context: BrowserContext, server: Server) -> Page:
    """A page whose site has been kept for offline use."""
    return _open_offline_page(context, server)


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
    page = _open_offline_page(context, server)
    _cut(context, page, server)
    context.set_offline(False)
    assert page.evaluate(CACHES)
    server.gate = lambda path: (302, {"Location": "/login.txt"}) if "." not in path else (200, {})
    page.goto(server.address + "signs")
    expect(page.locator("h1")).to_have_text("Not you")
    server.gate = without_html
    page.goto(server.address + NO_SCRIPT)
    _nothing_left(page)


def test_a_new_version_is_offered_and_shown_when_it_is_wanted(
    offline_page: Page, server: Server, build: Build
) -> None:
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
    assert len(shells) == 1


def test_a_new_page_never_meets_old_styles(offline_page: Page, server: Server, build: Build) -> None:
    """Between the build and the answer to the prompt, the old worker is still there."""
    server.publish(build("second", words={"#0b5a5e": "#123456"}))
    offline_page.goto(server.address + "index.html")
    color = "getComputedStyle(document.querySelector('[data-stage=steady]')).getPropertyValue('--td-band')"
    assert offline_page.evaluate(color) == "#123456"


def test_later_gives_the_focus_back(offline_page: Page, server: Server, build: Build) -> None:
    server.publish(build("second", words={"The words that calm": "The second edition"}))
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


@pytest.mark.parametrize("gate", [(302, {"Location": "/login"}), (401, {}), (403, {})])
def test_who_has_been_logged_out_sees_the_sign_in_and_keeps_nothing(
    offline_page: Page, server: Server, gate: tuple[int, Mapping[str, str]]
) -> None:
    offline_page.goto(server.address + "signs.html")
    server.gate = lambda path: (200, {}) if path.startswith("/login") else gate
    offline_page.goto(server.address + "index.html")
    expect(offline_page.locator("h1")).to_have_text("Not you")
    server.gate = lambda path: None
    offline_page.goto(server.address + NO_SCRIPT)
    _nothing_left(offline_page)
    offline_page.goto(server.address + "index.html")  # signed in again
    _wait_for_the_cache(offline_page)


def test_the_kill_switch_takes_everything_back(offline_page: Page, server: Server, build: Build) -> None:
    server.publish(build("retired", "--retire-offline"))
    offline_page.goto(server.address + "index.html")
    _nothing_left(offline_page)
    offline_page.reload()
    expect(offline_page.locator("#td-q")).to_be_visible()
    offline_page.wait_for_load_state("networkidle")
    assert offline_page.evaluate(LEFT) == [], "and nothing comes back"


def test_the_manifest_makes_it_installable(offline_page: Page, context: BrowserContext) -> None:
    client = context.new_cdp_session(offline_page)
    assert client.send("Page.getAppManifest")["errors"] == []
    troubles = [e["errorId"] for e in client.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert set(troubles) <= {"in-incognito"}  # as tests are
