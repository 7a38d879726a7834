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


class NaughtySite(NamedTuple):
    """A site of naughty strings: where it is served, its folder, its entries, and what was refused."""

    address: str
    folder: Path
    rows: dict[str, list[dict[str, Any]]]
    problems: list[Diagnostic]


@pytest.fixture(scope="module")
def naughty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NaughtySite]:
    folder = tmp_path_factory.mktemp("naughty")
    rows, problems = naughty.write_valid_book(folder / "phrasebook")
    (folder / "content").mkdir()
    (folder / "mkdocs.yml").write_text(
        "site_name: X\ndocs_dir: content\ntheme: {name: material}\nplugins:\n  - talkdown: {print: {papers: a4, inks: full}}\n"
    )
    command = [sys.executable, "-m", "talkdown", "build", "-f", str(folder / "mkdocs.yml")]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert result.returncode == 0, result.stderr
    (folder / "said.txt").write_text(result.stderr)
    site = folder / "site"
    with serve_folder(site, response_headers(site)) as address:
        yield NaughtySite(address, folder, rows, problems)


@pytest.fixture
def page_and_troubles(browser: Browser, naughty_site: NaughtySite) -> Iterator[tuple[Page, list[str]]]:
    """A page, and all that should not happen on it."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        context.grant_permissions(
            ["clipboard-read", "clipboard-write"], origin=naughty_site.address.rstrip("/")
        )
        page, troubles = context.new_page(), []
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(dialog.message))
        page.on(
            "request",
            lambda request: (
                None
                if request.url.startswith((naughty_site.address, "data:"))
                else troubles.append(request.url)
            ),
        )
        yield page, troubles


def test_what_is_refused_is_refused_by_name(naughty_site: NaughtySite) -> None:
    """Only what cannot be seen; the rest is in the book."""
    assert {problem.code for problem in naughty_site.problems} == {"invisible-character", "control-character"}
    assert all("U+" in problem.message for problem in naughty_site.problems)
    texts = {row["text"] for row in naughty_site.rows["phrases"]}
    assert len(texts) > 500
    assert set(naughty.OURS) <= texts


def test_every_page_shows_its_strings_as_they_are_and_none_of_them_runs(
    page_and_troubles: tuple[Page, list[str]], naughty_site: NaughtySite
) -> None:
    page, troubles = page_and_troubles
    texts = {row["text"].strip() for row in naughty_site.rows["phrases"]}
    titles = {
        row["id"]: row["title"].strip()
        for kind in ("techniques", "playbooks")
        for row in naughty_site.rows[kind]
    }
    shown_texts: set[str] = set()
    texts_to_copy: set[str] = set()
    for path in sorted(naughty_site.folder.joinpath("site").rglob("*.html")):
        name = path.relative_to(naughty_site.folder / "site").as_posix()
        if name.startswith("t/"):
            continue  # these lead on to the others
        page.goto(naughty_site.address + name, wait_until="domcontentloaded")
        shown_texts |= set(page.locator(".td-say__words").all_text_contents())
        texts_to_copy |= set(
            page.locator(".td-copy").evaluate_all("all => all.map(one => one.dataset.clipboardText)")
        )
        title = titles.get(path.stem)
        if title:
            assert (page.locator("h1").text_content() or "").strip() == title
            linked_data = page.locator('script[type="application/ld+json"]').text_content()
            assert json.loads(linked_data or "")["name"] == title
            assert page.title() == re.sub(r"[ \t\n]+", " ", title) + " - X"
        assert not page.evaluate("window.__ran"), name
    assert texts <= shown_texts
    assert texts <= texts_to_copy
    assert troubles == []


def test_the_finder_shows_and_copies_them_as_they_are(
    page_and_troubles: tuple[Page, list[str]], naughty_site: NaughtySite
) -> None:
    page, troubles = page_and_troubles
    texts = {row["text"].strip() for row in naughty_site.rows["phrases"]}
    page.goto(naughty_site.address)
    field, hits = (
        page.locator("#td-q"),
        page.locator("#td-list .td-hit:not(.td-hit--entry):not(:has(.td-var)) .td-hit__words"),
    )
    copies = 0
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
            copies += 1
    assert copies > 20
    assert not page.evaluate("window.__ran")
    assert troubles == []


def test_the_terminal_finds_them_as_they_are(naughty_site: NaughtySite) -> None:
    texts = {row["text"].strip() for row in naughty_site.rows["phrases"]}
    for text in ("<svg/onload=window.__ran=1>", "#let x = 1", "=cmd()|' /C calc'!A0", "../../etc/passwd"):
        command = [
            *TALKDOWN,
            "find",
            "--book",
            str(naughty_site.folder / "phrasebook"),
            "--format",
            "json",
            "--",
            text,
        ]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
        hits = [hit["text"] for hit in json.loads(result.stdout)]
        assert text in hits
        assert set(hits) <= texts


def test_cards_print_what_their_font_has_and_name_what_it_has_not(naughty_site: NaughtySite) -> None:
    """On the site a card is left out with a warning; `talkdown print` stops."""
    warnings = (naughty_site.folder / "said.txt").read_text()
    for row in naughty_site.rows["techniques"]:
        path = naughty_site.folder / f"site/print/cards/{row['id']}.pdf"
        if path.exists():
            words = "".join(page.get_textpage().get_text_range() for page in pdfium.PdfDocument(path))
            assert _bare(row["title"]) in _bare(words)
        else:
            line = naughty_site.rows["techniques"].index(row) + 2
            assert f"naughty.yaml:{line}:" in warnings, row["title"]
    message = "warning: no font for print has `🏽` (U+1F3FD), `👩` (U+1F469); there is no card yet [no-glyph]"
    assert message in warnings
    command = [
        *TALKDOWN,
        "print",
        "cards",
        "--book",
        str(naughty_site.folder / "phrasebook"),
        "--out",
        str(naughty_site.folder / "print"),
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "error: no font for print has `˘` (U+02D8), `˛` (U+02DB), `◊` (U+25CA) [no-glyph]" in result.stderr
    assert not (naughty_site.folder / "print").exists()


def _bare(text: str) -> str:
    """Without what typesetting may change: spaces, places where a long word may be broken, and the shape of quotes."""
    return re.sub(r"[\s\u00ad\u200b\ufffe'\"\u2018-\u201d]", "", text)


def test_the_deck_for_anki_runs_nothing(naughty_site: NaughtySite) -> None:
    with zipfile.ZipFile(naughty_site.folder / "site/print/anki.apkg") as package:
        database = sqlite3.connect(":memory:")
        database.deserialize(package.read("collection.anki2"))
    fields = " ".join(row[0] for row in database.execute("select flds from notes"))
    assert "&lt;" in fields
    assert not re.search(r"<(?!/?(?:p|b|br|ul|ol|li|div|small|q|h[1-6]|hr|em|strong|span)\b[^<>]*>)", fields)
