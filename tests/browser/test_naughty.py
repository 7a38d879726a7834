"""Strings that have broken things elsewhere, in every text of every kind: shown as they are, and nothing runs."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Browser, Page, expect

import naughty
from scripts.loopback import serve_folder
from scripts.shipped_site import response_headers
from talkdown.diagnostics import Diagnostic

TALKDOWN = [sys.executable, "-m", "talkdown"]

pytestmark = pytest.mark.xdist_group("naughty")  # one worker builds the book, which takes longest


class Built(NamedTuple):
    """A site of naughty strings: where it is served, its folder, its entries, and what was refused."""

    address: str
    folder: Path
    rows: dict[str, list[dict[str, Any]]]
    refused: list[Diagnostic]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    folder = tmp_path_factory.mktemp("naughty")
    rows, refused = naughty.write_valid_book(folder / "phrasebook")
    (folder / "content").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: X\ndocs_dir: content\ntheme: {name: material}\nplugins:\n  - talkdown: {print: {papers: a4, inks: full}}\n"
    )
    command = [sys.executable, "-m", "talkdown", "build", "-f", str(folder / "mkdocs.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert done.returncode == 0, done.stderr
    (folder / "said.txt").write_text(done.stderr)
    site = folder / "site"
    with serve_folder(site, response_headers(site)) as address:
        yield Built(address, folder, rows, refused)


@pytest.fixture
def watched(browser: Browser, built: Built) -> Iterator[tuple[Page, list[str]]]:
    """A page, and all that should not happen on it."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=built.address.rstrip("/"))
        page, troubles = context.new_page(), []
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith((built.address, "data:")) else troubles.append(request.url)
            ),
        )
        yield page, troubles


def test_what_is_refused_is_refused_by_name(built: Built) -> None:
    """Only what cannot be seen; the rest is in the book."""
    assert {problem.code for problem in built.refused} == {"invisible-character", "control-character"}
    assert all("U+" in problem.message for problem in built.refused)
    kept = {row["text"] for row in built.rows["phrases"]}
    assert len(kept) > 500
    assert set(naughty.OURS) <= kept


def test_every_page_shows_its_strings_as_they_are_and_none_of_them_runs(
    watched: tuple[Page, list[str]], built: Built
) -> None:
    page, troubles = watched
    texts = {row["text"].strip() for row in built.rows["phrases"]}
    titles = {
        row["id"]: row["title"].strip() for kind in ("techniques", "playbooks") for row in built.rows[kind]
    }
    shown: set[str] = set()
    copied: set[str] = set()
    for path in sorted(built.folder.joinpath("site").rglob("*.html")):
        name = path.relative_to(built.folder / "site").as_posix()
        if name.startswith("t/"):
            continue  # these lead on to the others
        page.goto(built.address + name, wait_until="domcontentloaded")
        shown |= set(page.locator(".td-say__words").all_text_contents())
        copied |= set(
            page.locator(".td-copy").evaluate_all("all => all.map(one => one.dataset.clipboardText)")
        )
        title = titles.get(path.stem)
        if title:
            assert (page.locator("h1").text_content() or "").strip() == title
            linked = page.locator('script[type="application/ld+json"]').text_content()
            assert json.loads(linked or "")["name"] == title
            assert page.title() == re.sub(r"[ \t\n]+", " ", title) + " - X"
        assert not page.evaluate("window.__ran"), name
    assert texts <= shown
    assert texts <= copied
    assert troubles == []


def test_the_finder_shows_and_copies_them_as_they_are(watched: tuple[Page, list[str]], built: Built) -> None:
    page, troubles = watched
    texts = {row["text"].strip() for row in built.rows["phrases"]}
    page.goto(built.address)
    field, hits = (
        page.locator("#td-q"),
        page.locator("#td-list .td-hit:not(.td-hit--entry):not(:has(.td-var)) .td-hit__words"),
    )
    copied = 0
    for text in sorted(texts)[::8]:
        field.fill(text)
        page.wait_for_timeout(60)
        assert set(hits.all_text_contents()) <= texts
        first = page.locator("#td-list [role=option]").first
        if (
            hits.count()
            and "td-hit--entry" not in str(first.get_attribute("class"))
            and not first.locator(".td-var").count()
        ):
            field.press("Enter")
            expect(page.locator(".td-toast")).to_contain_text("Copied")
            assert page.evaluate("navigator.clipboard.readText()") == hits.first.text_content()
            copied += 1
    assert copied > 20
    assert not page.evaluate("window.__ran")
    assert troubles == []


def test_the_terminal_finds_them_as_they_are(built: Built) -> None:
    texts = {row["text"].strip() for row in built.rows["phrases"]}
    for text in ("<svg/onload=window.__ran=1>", "#let x = 1", "=cmd()|' /C calc'!A0", "../../etc/passwd"):
        command = [
            *TALKDOWN,
            "find",
            "--book",
            str(built.folder / "phrasebook"),
            "--format",
            "json",
            "--",
            text,
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found = [hit["text"] for hit in json.loads(done.stdout)]
        assert text in found
        assert set(found) <= texts


def test_cards_print_what_their_font_has_and_name_what_it_has_not(built: Built) -> None:
    """On the site a card is left out with a warning; `talkdown print` stops."""
    said = (built.folder / "said.txt").read_text()
    for row in built.rows["techniques"]:
        path = built.folder / f"site/print/cards/{row['id']}.pdf"
        if path.exists():
            words = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(path))
            assert _bare(row["title"]) in _bare(words)
        else:
            line = built.rows["techniques"].index(row) + 2
            assert f"naughty.yaml:{line}:" in said, row["title"]
    assert "no font for print has `👩` (U+1F469)" in said
    command = [
        *TALKDOWN,
        "print",
        "cards",
        "--book",
        str(built.folder / "phrasebook"),
        "--out",
        str(built.folder / "print"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "error: no font for print has `👩` (U+1F469) [no-glyph]" in done.stderr
    assert not list((built.folder / "print").iterdir())


def _bare(text: str) -> str:
    """Without what typesetting may change: spaces, and the shape of quotes."""
    return re.sub(r"[\s\u00ad\ufffe'\"\u2018-\u201d]", "", text)


def test_the_deck_for_anki_runs_nothing(built: Built) -> None:
    with zipfile.ZipFile(built.folder / "site/print/anki.apkg") as package:
        database = sqlite3.connect(":memory:")
        database.deserialize(package.read("collection.anki2"))
    fields = " ".join(row[0] for row in database.execute("select flds from notes"))
    assert "&lt;" in fields
    assert not re.search(r"<(?!/?(?:p|b|br|ul|ol|li|div|small|q|h[1-6]|hr|em|strong|span)\b[^<>]*>)", fields)
