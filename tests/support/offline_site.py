"""A site that a browser keeps for offline use, and a server that may ask to sign in."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import BrowserContext, Page

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


def open_offline_page(context: BrowserContext, server: Server) -> Page:
    page = context.new_page()
    page.goto(server.address + "index.html")
    page.wait_for_function("navigator.serviceWorker.controller")
    return page


def create_next_version(site: Path, folder: Path) -> Path:
    """The same site, with a worker of another version; quicker than a build."""
    shutil.copytree(site, folder, copy_function=os.link)
    worker = (folder / "sw.js").read_text(encoding="utf-8")
    (folder / "sw.js").unlink()
    text, count = re.subn(r'"version": ?"[0-9a-f]{12}"', '"version": "next"', worker)
    assert count == 1
    (folder / "sw.js").write_text(text, encoding="utf-8")
    return folder


def wait_until_nothing_is_left(page: Page, left: str = LEFT) -> None:
    """Wait until the device keeps nothing. (`wait_for_function` takes any promise for a yes.)"""
    for _ in range(100):
        if not page.evaluate(left):
            return
        page.wait_for_timeout(100)
    assert page.evaluate(left) == []


def wait_for_the_cache(page: Page) -> None:
    """Wait until the finder is kept again, index and all."""
    has_index = """async () => { for (const name of await caches.keys())
      for (const found of await (await caches.open(name)).keys()) if (found.url.includes("finder-index")) return true }"""
    for _ in range(100):
        if page.evaluate(has_index):
            return
        page.wait_for_timeout(100)
    assert page.evaluate(has_index)


def expect_signed_out(page: Page, server: Server) -> None:
    """Nothing is left, also once the server is open again."""
    wait_until_nothing_is_left(page)
    server.gate = lambda path: None
    page.goto(server.address + "index.html")
    wait_for_the_cache(page)
