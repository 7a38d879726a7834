"""Takes the pictures of pages in docs/images, of the shipped book in a real browser: part of `make pictures`."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect, sync_playwright

from scripts.chromium import FLAGS, installed_chromium
from scripts.docs_images import save
from scripts.loopback import serve_folder
from scripts.shipped_site import build_site

WINDOW: ViewportSize = {"width": 1280, "height": 760}
"""CSS pixels: wide enough for the menu, and letters that are read where the picture is 900 px wide."""
SHARPNESS = 1.5
"""Pixels of a picture to a CSS pixel: sharp on sharp screens, in two thirds of the bytes of 2."""


def _home(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    expect(page.locator(".td-bar")).to_be_visible()
    page.locator("#td-q").blur()


def _path(page: Page, address: str) -> None:
    page.goto(address + "playbooks/wants-a-manager.html")
    page.locator(".td-way").locator("visible=true").first.click()
    expect(page.get_by_role("button", name="Back", exact=True)).to_be_visible()
    page.evaluate("scrollTo(0, 0)")


def _scroll_to(page: Page, target: Locator) -> None:
    """Put something below the header. From above, as the theme offers a way up to who scrolls up."""
    page.evaluate("scrollTo(0, 0)")
    target.evaluate("e => scrollTo(0, e.getBoundingClientRect().top - 90)")
    page.mouse.move(0, 0)


def _practice(page: Page, address: str) -> None:
    page.goto(address + "scenarios/fifty-minutes.html")
    page.locator(".td-ask__choice").nth(1).click()
    expect(page.locator(".td-ask__verdict").first).to_be_visible()
    _scroll_to(page, page.locator(".td-moods"))


def _shelf(page: Page, address: str) -> None:
    page.goto(address + "print/index.html")
    deck = page.get_by_role("region", name="A deck of your own")
    deck.get_by_label("All of “Acknowledge”").check()
    expect(deck.get_by_text("Sheet 1 of")).to_be_visible()
    page.wait_for_load_state("networkidle")  # the cards on the sheet
    page.set_viewport_size({"width": WINDOW["width"], "height": 980})  # down to the sheets
    _scroll_to(page, deck.get_by_role("group", name="Listen"))


PICTURES: dict[str, tuple[Callable[[Page, str], None], tuple[Literal["light", "dark"], ...]]] = {
    "home": (_home, ("light", "dark")),
    "path": (_path, ("light", "dark")),
    "practice": (_practice, ("light",)),
    "shelf": (_shelf, ("light",)),
}
"""What each picture shows, and in which colors."""


def take(browser: Browser, address: str, name: str, scheme: Literal["light", "dark"]) -> None:
    """Take one picture, and save it."""
    with browser.new_context(
        viewport=WINDOW, device_scale_factor=SHARPNESS, color_scheme=scheme, reduced_motion="reduce"
    ) as profile:
        page = profile.new_page()
        PICTURES[name][0](page, address)
        expect(page.locator(".td-toast--on")).to_have_count(0)
        png = page.screenshot()
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    save(picture, f"{name}.png" if scheme == "light" else f"{name}-{scheme}.png")


def main() -> None:
    """Take all of them."""
    with tempfile.TemporaryDirectory() as folder:
        site = build_site(Path(folder) / "site", Path(folder) / "mkdocs.yml", plugin={})
        with serve_folder(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=installed_chromium(), args=FLAGS)
            for name, (_, schemes) in PICTURES.items():
                for scheme in schemes:
                    take(browser, address, name, scheme)
            browser.close()


if __name__ == "__main__":
    main()
