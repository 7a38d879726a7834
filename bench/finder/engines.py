"""The finders that are compared, each driven in a real Chromium as its users would drive it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page

from scripts.environment import quiet_environment
from scripts.loopback import serve_folder
from scripts.npm import node_modules
from talkdown.model import Sign, Technique
from talkdown.model.book import Book
from talkdown.outputs import ASSETS, finder

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "bench/.work/finder"
LIBRARIES = {"minisearch": "minisearch/dist/umd/index.js", "fuse": "fuse.js/dist/fuse.min.cjs"}
"""Search libraries, and where npm puts them."""
LIBRARY_SEARCH = ROOT / "bench/finder/libraries.js"
OWN_SEARCH = ROOT / "bench/finder/own_engine.js"

LIMIT = 10
"""As many results as are judged."""
SETTLING_TIME = 120
"""Milliseconds after which Material's list, which is filled in steps, did not change any more in any trial."""


def talkdown(browser: Browser, book: Book, queries: Sequence[str]) -> list[list[str]]:
    """Talkdown's finder, with its own engine and index."""
    folder = WORK / "ours"
    for artifact in finder.render(book):
        path = folder / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(artifact.content)
    assets = folder / ASSETS
    page = browser.new_page()
    page.add_script_tag(path=assets / "finder-engine.js")
    page.add_script_tag(path=assets / "finder-index.js")
    page.add_script_tag(path=OWN_SEARCH)
    return list(page.evaluate("([queries, limit]) => searchBook(queries, limit)", [list(queries), LIMIT]))


def documents(book: Book) -> list[dict[str, str]]:
    """Each phrase with everything the book says of it, in two fields."""
    rows = []
    for phrase in book.phrases:
        technique = book.all(Technique)[phrase.technique]
        signs = [book.all(Sign)[sign].title for sign in phrase.signs]
        meta = [
            technique.title,
            phrase.when,
            *signs,
            *phrase.tags,
            *phrase.asked_as,
            book.stages[book.stage_of(phrase)].title,
        ]
        rows.append({"id": phrase.id, "text": phrase.text, "meta": ". ".join(meta)})
    return rows


def library(browser: Browser, book: Book, queries: Sequence[str], name: str) -> list[list[str]]:
    """MiniSearch or Fuse.js with prefix and fuzzy search on, and nothing else."""
    page = browser.new_page()
    page.evaluate("globalThis.module = { exports: {} }; globalThis.exports = module.exports")
    page.add_script_tag(path=node_modules() / LIBRARIES[name])
    page.add_script_tag(path=LIBRARY_SEARCH)
    return list(
        page.evaluate(
            "([name, rows, queries, limit]) => searchLibrary(name, rows, queries, limit)",
            [name, documents(book), list(queries), LIMIT],
        )
    )


def material(browser: Browser, book: Book, queries: Sequence[str]) -> list[list[str]]:
    """The theme's own search: one page per phrase, words typed into its field, results read from its list."""
    folder = WORK / "material"
    shutil.rmtree(folder, ignore_errors=True)
    docs = folder / "docs"
    docs.mkdir(parents=True)
    for row in documents(book):
        (docs / f"{row['id']}.md").write_text(f"# {row['text']}\n\n{row['meta']}\n", encoding="utf-8")
    (docs / "index.md").write_text("# Start\n")
    config = {
        "site_name": "Material",
        "use_directory_urls": False,
        "theme": {"name": "material", "font": False},
        "plugins": ["search"],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config))
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml")],
        check=True,
        env=quiet_environment(),
        stderr=subprocess.DEVNULL,
    )
    with serve_folder(folder / "site") as address:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(address + "index.html", wait_until="networkidle")
        page.click("input.md-search__input")
        return [_search_material(page, query) for query in queries]


def _search_material(page: Page, query: str) -> list[str]:
    page.fill("input.md-search__input", "")
    page.keyboard.press("End")  # the theme listens to keys
    page.wait_for_function("!document.querySelector('.md-search-result__item')")
    page.fill("input.md-search__input", query)
    page.keyboard.press("End")
    page.wait_for_function(
        "!/initial|type to start/i.test(document.querySelector('.md-search-result__meta').textContent)"
    )
    page.wait_for_timeout(SETTLING_TIME)
    links = page.eval_on_selector_all(
        ".md-search-result__item > a", "links => links.map(link => link.getAttribute('href'))"
    )
    return [re.sub(r"\.html.*$", "", link.rsplit("/", 1)[-1]) for link in links][:LIMIT]
