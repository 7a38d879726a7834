"""What a browser keeps of the site, once the server says that its reader is signed out, or that it is being maintained."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from offline_site import (
    CACHES,
    NO_SCRIPT,
    Server,
    create_next_version,
    expect_signed_out,
    open_offline_page,
    wait_for_the_cache,
    wait_until_nothing_is_left,
)


@pytest.mark.parametrize("gate", [(302, {"Location": "/login"}), (401, {}), (404, {})])
def test_who_has_been_logged_out_sees_the_sign_in_and_keeps_nothing(
    offline_page: Page, server: Server, gate: tuple[int, Mapping[str, str]]
) -> None:
    offline_page.goto(server.address + "signs.html")
    server.gate = lambda path: (200, {}) if path.startswith("/login") else gate
    offline_page.goto(server.address + "index.html")
    expect(offline_page.locator("h1")).to_have_text("Not you")
    server.gate = lambda path: None
    offline_page.goto(server.address + NO_SCRIPT)
    wait_until_nothing_is_left(offline_page)
    offline_page.goto(server.address + "index.html")  # signed in again
    wait_for_the_cache(offline_page)


def test_a_sign_in_that_is_answered_as_a_page_is_not_kept_and_ends_it(
    offline_page: Page, server: Server
) -> None:
    offline_page.goto(server.address + "signs.html")
    server.gate = lambda path: (200, {})
    offline_page.goto(server.address + "signs.html")
    expect(offline_page.locator("h1")).to_have_text("Sign in again")
    offline_page.get_by_role("link").click()
    expect(offline_page.locator("h1")).to_have_text("Not you")
    expect_signed_out(offline_page, server)


def test_a_page_that_was_taken_off_the_site_goes_alone(
    offline_page: Page, context: BrowserContext, server: Server
) -> None:
    for name in ("signs.html", "techniques/name-the-feeling.html"):
        offline_page.goto(server.address + name)
    server.gate = lambda path: "/not-there.html" if path == "/signs.html" else None
    offline_page.goto(server.address + "signs.html")
    expect(offline_page.locator("h1")).to_have_text("Nothing is at this address")
    context.set_offline(True)
    offline_page.goto(server.address + "techniques/name-the-feeling.html")
    expect(offline_page.locator("h1")).to_have_text("Name the feeling")
    offline_page.goto(server.address + "signs.html")
    expect(offline_page.locator("#td-q")).to_be_visible()  # the finder stands in


@pytest.mark.parametrize("late_file", ["sw.js", "finder-index"])
def test_who_is_signed_out_while_a_new_version_is_fetched_keeps_nothing_of_it(
    late_file: str, offline_page: Page, server: Server, tmp_path: Path
) -> None:
    """Before its worker has begun, and while it waits for a file."""
    server.publish(create_next_version(server.folder, tmp_path / "second"))
    is_asked, is_signed_out = threading.Event(), threading.Event()

    def slow(path: str) -> tuple[int, Mapping[str, str]] | None:
        if late_file in path:
            is_asked.set()
            is_signed_out.wait(timeout=20)
        return (401, {}) if path == "/signs.html" else None

    server.gate = slow
    offline_page.goto(server.address + "techniques/name-the-feeling.html")
    assert is_asked.wait(timeout=20)
    offline_page.goto(server.address + "signs.html")
    wait_until_nothing_is_left(offline_page, CACHES)
    is_signed_out.set()
    wait_until_nothing_is_left(offline_page)


def test_a_sign_in_with_an_address_of_its_own_is_shown_and_forgets_nothing(
    offline_page: Page, server: Server
) -> None:
    server.gate = lambda path: (200, {}) if path.startswith("/oauth2/") else None
    offline_page.goto(server.address + "oauth2/sign_in")
    expect(offline_page.locator("h1")).to_have_text("Not you")
    assert offline_page.evaluate(CACHES)


def test_who_signs_out_where_the_server_says_so_leaves_nothing(offline_page: Page, server: Server) -> None:
    """As docs/hosting/sign-on.md has it."""
    clear = {"Clear-Site-Data": '"cache", "storage"'}
    server.gate = lambda path: (200, clear) if path == "/oauth2/sign_out" else None
    offline_page.goto(server.address + "oauth2/sign_out")
    wait_until_nothing_is_left(offline_page)


@pytest.mark.parametrize("gate", [(200, {}), (401, {}), (302, {"Location": "/login"})])
def test_who_is_signed_out_while_the_theme_takes_a_page_sees_it(
    offline_page: Page, server: Server, gate: tuple[int, Mapping[str, str]]
) -> None:
    server.gate = lambda path: gate if path.endswith(".html") else (200, {}) if path == "/login" else None
    offline_page.get_by_role("link", name="Techniques", exact=True).first.click()
    expect(offline_page.locator("h1")).to_have_text(re.compile("Not you|Sign in again"))
    expect_signed_out(offline_page, server)


def test_under_maintenance_copies_are_shown_and_say_so(offline_page: Page, server: Server) -> None:
    offline_page.goto(server.address + "techniques/name-the-feeling.html")
    expect(offline_page.locator("h1")).to_have_text("Name the feeling")
    for status in (500, 502, 503, 504):
        server.gate = lambda path, status=status: (status, {})  # type: ignore[misc]
        offline_page.goto(server.address + "techniques/name-the-feeling.html")
        expect(offline_page.locator("h1")).to_have_text("Name the feeling")
        expect(offline_page.locator(".td-copy-note")).to_contain_text(
            "The site is being maintained. This is a copy of 20"
        )
    offline_page.goto(server.address + "signs.html")
    expect(offline_page.locator("#td-q")).to_be_visible()
    server.gate = lambda path: None
    offline_page.goto(server.address + "techniques/name-the-feeling.html")
    expect(offline_page.locator(".td-copy-note")).to_have_count(0)


def test_without_a_copy_maintenance_is_called_so(offline_page: Page, server: Server) -> None:
    offline_page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name) }")
    server.gate = lambda path: (503, {})
    offline_page.goto(server.address + "signs.html")
    expect(offline_page.locator("h1")).to_have_text("The site is being maintained")


def test_a_copy_is_taken_back_if_the_server_says_so_later(offline_page: Page, server: Server) -> None:
    def slow(path: str) -> tuple[int, Mapping[str, str]]:
        time.sleep(4)  # the copy is shown after three seconds
        return 401, {}

    offline_page.goto(server.address + "signs.html")
    server.gate = slow
    offline_page.goto(server.address + "signs.html")
    expect(offline_page.locator("h1")).to_have_text("Not you", timeout=20_000)
    server.gate = lambda path: None
    offline_page.goto(server.address + NO_SCRIPT)
    wait_until_nothing_is_left(offline_page)


@pytest.mark.parametrize("name", ["index.html", "finder-index.js", "finder.js"])
def test_a_sign_in_answered_in_the_place_of_a_file_is_not_kept(
    name: str, context: BrowserContext, server: Server
) -> None:
    """With 200, whatever was asked for: the worker knows each file by its hash, and pages by their mark."""
    server.gate = lambda path: (200, {}) if name in path else None
    page = context.new_page()
    page.goto(server.address + NO_SCRIPT)
    state = """() => navigator.serviceWorker.register("/sw.js").then(r => new Promise(done => {
      const coming = r.installing;
      coming.onstatechange = () => { if (coming.state !== "installing") done(coming.state); };
    }))"""
    assert page.evaluate(state) == "redundant"
    assert page.evaluate(CACHES) == []


def test_a_page_that_carries_no_mark_is_left_alone(
    context: BrowserContext, server: Server, build_small: Callable[..., Path]
) -> None:
    server.publish(build_small(pages={"raw.html": "<h1>As it is</h1>"}))
    page = open_offline_page(context, server)
    page.goto(server.address + "raw.html")
    expect(page.locator("h1")).to_have_text("As it is")
    assert page.evaluate(CACHES)
