"""The site without a network, after an update, behind a sign-in, and once it has been taken back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from browsing import served
from playwright.sync_api import Browser, BrowserContext, Page, expect

from talkdown.outputs.web import worker

CACHES = "caches.keys()"
NONE_LEFT = (
    "async () => !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistrations()).length"
)


class Server:
    """A copy of the site that may change, and a gate in front of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.address = ""
        self.gate: tuple[int, Mapping[str, str]] | None = None

    def answer(self, path: str) -> tuple[int, Mapping[str, str]] | None:
        return None if path.startswith("/login") else self.gate


@pytest.fixture
def server(site: Path, tmp_path: Path) -> Iterator[Server]:
    found = Server(tmp_path / "copy")
    shutil.copytree(site, found.folder)
    with served(found.folder, {"Cache-Control": "no-cache"}, found.answer) as found.address:
        yield found


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context() as found:
        yield found


@pytest.fixture
def kept(context: BrowserContext, server: Server) -> Page:
    """A page whose site has been kept for offline use."""
    page = context.new_page()
    page.goto(server.address + "index.html")
    page.wait_for_function("navigator.serviceWorker.controller")
    return page


def _publish(server: Server) -> None:
    """A build after a change that shows on the home page and in what is kept."""
    home = server.folder / "index.html"
    home.write_text(home.read_text().replace("</h1>", " (second edition)</h1>", 1))
    style = server.folder / "assets/talkdown/talkdown.css"
    style.write_text(style.read_text() + "\n.td-home__title { letter-spacing: 1px !important; }\n")
    (server.folder / "sw.js").write_bytes(worker.render(server.folder).content)


def test_the_network_is_cut_and_the_finder_goes_on(
    kept: Page, context: BrowserContext, server: Server
) -> None:
    kept.goto(server.address + "techniques/name-the-feeling.html")
    expect(kept.locator("h1")).to_have_text("Name the feeling")
    context.set_offline(True)
    kept.goto(server.address)
    kept.locator("#td-q").fill("crying")
    expect(kept.locator("#td-list [role=option]").first).to_be_visible()
    kept.goto(server.address + "techniques/name-the-feeling.html")
    expect(kept.locator("h1")).to_have_text("Name the feeling")
    kept.goto(server.address + "signs.html")  # never visited: the finder stands in for it
    expect(kept.locator("#td-q")).to_be_visible()


def test_a_new_version_is_offered_and_shown_when_it_is_wanted(kept: Page, server: Server) -> None:
    _publish(server)
    kept.goto(server.address + "signs.html")
    bar = kept.locator(".td-update")
    expect(bar).to_contain_text("A new version")
    with kept.expect_navigation():
        bar.get_by_role("button", name="Show it").click()
    kept.goto(server.address + "index.html")
    expect(kept.locator("h1")).to_contain_text("second edition")
    assert kept.evaluate("getComputedStyle(document.querySelector('.td-home__title')).letterSpacing") == "1px"
    shells = [name for name in kept.evaluate(CACHES) if not name.endswith("pages")]
    assert len(shells) == 1


def test_an_install_that_fails_leaves_nothing_half_kept(context: BrowserContext, server: Server) -> None:
    (server.folder / "assets/talkdown/finder-index.js").rename(server.folder / "gone.js")
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


@pytest.mark.parametrize("gate", [(302, {"Location": "/login.html"}), (401, {}), (403, {})])
def test_who_has_been_logged_out_sees_the_sign_in_and_keeps_nothing(
    kept: Page, server: Server, gate: tuple[int, Mapping[str, str]]
) -> None:
    (server.folder / "login.html").write_text("<!doctype html><title>Sign in</title><h1>Sign in</h1>")
    kept.goto(server.address + "signs.html")
    server.gate = gate
    kept.goto(server.address + "index.html")
    expect(kept.locator("#td-q")).to_have_count(0)
    if gate[0] == 302:
        expect(kept.locator("h1")).to_have_text("Sign in")
    server.gate = None
    kept.goto(server.address + "login.html")
    kept.wait_for_function(NONE_LEFT)


def test_the_kill_switch_takes_everything_back(kept: Page, server: Server) -> None:
    (server.folder / "sw.js").write_bytes(worker.retired().content)
    (server.folder / "assets/talkdown/offline.js").unlink()
    kept.goto(server.address + "index.html")
    kept.wait_for_function(NONE_LEFT)
    kept.reload()
    expect(kept.locator("#td-q")).to_be_visible()


def test_the_manifest_makes_it_installable(kept: Page, context: BrowserContext) -> None:
    client = context.new_cdp_session(kept)
    assert client.send("Page.getAppManifest")["errors"] == []
    troubles = [e["errorId"] for e in client.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert set(troubles) <= {"in-incognito"}  # as tests are
