"""A real Chromium on a real build of the shipped book."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browsing import FLAGS, served
from browsing import build as built
from chromium import on_the_machine

ROOT = Path(__file__).resolve().parents[2]

QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped book, built as `mkdocs build` builds it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-q",
        "-f",
        str(ROOT / "mkdocs.yml"),
        "-d",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | QUIET, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Path]:
    """Builds the shipped book anew: other words in it, other settings of the plugin, more on the command line."""

    def made(name: str, *options: str, words: Mapping[str, str] | None = None, **settings: object) -> Path:
        book = shutil.copytree(ROOT / "phrasebook", tmp_path / f"{name}-book")
        text = (book / "book.yaml").read_text(encoding="utf-8")
        for before, after in (words or {}).items():
            assert before in text
            text = text.replace(before, after, 1)
        (book / "book.yaml").write_text(text, encoding="utf-8")
        settings = {"phrasebook": str(book), "print": {"kinds": []}} | settings
        return built(tmp_path / name, tmp_path / f"{name}.yml", *options, **settings)

    return made


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site on loopback; ends with a slash."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests."""
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=on_the_machine(), args=FLAGS) as found,
    ):
        yield found


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A fresh profile that may use the clipboard."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as found:
        found.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
        yield found


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A fresh page."""
    return context.new_page()
