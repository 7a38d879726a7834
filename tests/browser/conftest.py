"""A real Chromium on a real build of the shipped book."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dev_server import TIMEOUT
from offline_site import Server, open_offline_page
from projects import run_here, set_print, write_small_project
from scripts.chromium import FLAGS, installed_chromium
from scripts.loopback import serve_folder
from scripts.shipped_site import build_site
from shared_build import shipped_site

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped book, built as `mkdocs build` builds it."""
    return shipped_site(tmp_path_factory)


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Path]:
    """Builds the shipped book anew: other words in it, other settings of the plugin, more on the command line."""

    def build_anew(
        name: str, *options: str, words: Mapping[str, str] | None = None, **settings: object
    ) -> Path:
        book = shutil.copytree(ROOT / "phrasebook", tmp_path / f"{name}-book")
        text = (book / "book.yaml").read_text(encoding="utf-8")
        for before, after in (words or {}).items():
            assert before in text
            text = text.replace(before, after, 1)
        (book / "book.yaml").write_text(text, encoding="utf-8")
        plugin = {"phrasebook": str(book), "print": {"kinds": []}} | settings
        return build_site(tmp_path / name, tmp_path / f"{name}.yml", *options, plugin=plugin)

    return build_anew


@pytest.fixture
def build_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Builds a small book that prints nothing: where the test asks nothing of the shipped one, it takes a tenth of the time.

    `pages` are files of its `content/`, `entries` files of its `phrasebook/`, and the rest are settings of the plugin.
    """

    def build_anew(
        *options: str,
        pages: Mapping[str, str] | None = None,
        entries: Mapping[str, str] | None = None,
        **settings: object,
    ) -> Path:
        folder = tmp_path / "small"
        write_small_project(folder)
        for below, texts in (("content", pages), ("phrasebook", entries)):
            for name, text in (texts or {}).items():
                (folder / below / name).write_text(text, encoding="utf-8")
        set_print(folder)
        config = folder / "mkdocs.yml"
        text = config.read_text(encoding="utf-8")
        rows = "".join(f", {name}: {json.dumps(value)}" for name, value in settings.items())
        config.write_text(text.replace("{kinds: []}", f"{{kinds: []}}{rows}"), encoding="utf-8")
        monkeypatch.chdir(folder)
        result = run_here("build", *options)
        assert result.returncode == 0, result.stdout + result.stderr
        return (folder / "site").resolve()

    return build_anew


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on loopback; ends with a slash."""
    with serve_folder(site) as site_address:
        yield site_address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests. What is expected on a page may take as long as a build: on a busy machine it does."""
    expect.set_options(timeout=TIMEOUT * 1000)
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=installed_chromium(), args=FLAGS) as chromium,
    ):
        yield chromium


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A fresh profile that may use the clipboard."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as profile:
        profile.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
        yield profile


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A fresh page."""
    return context.new_page()


@pytest.fixture
def home(page: Page, address: str) -> Page:
    """The home page, once its finder is there."""
    page.goto(address + "index.html")
    expect(page.locator(".td-bar")).to_be_visible()
    return page


@pytest.fixture
def server(site: Path, tmp_path: Path) -> Iterator[Server]:
    server_with_gate = Server(tmp_path / "site", site)
    with serve_folder(
        server_with_gate.folder, {"Cache-Control": "no-cache"}, server_with_gate.answer
    ) as server_with_gate.address:
        yield server_with_gate


@pytest.fixture
def offline_page(context: BrowserContext, server: Server) -> Page:
    """A page whose site has been kept for offline use."""
    return open_offline_page(context, server)
