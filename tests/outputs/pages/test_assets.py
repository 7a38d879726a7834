"""What comes with the pages: the book's own style sheet, and redirects."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from talkdown.model.book import Book
from talkdown.outputs.pages import render_files

BASE = Path(__file__).parents[2] / "rules/_base"

CODES = ("T-01", "P-01", "W-01", "A-01", "L-01", "C-01", "B-01")
"""Of all entries of the small book that have one, of every kind."""


def test_codes_and_former_ids_lead_on(book: Callable[[Mapping[str, str]], Book]) -> None:
    hear = (BASE / "techniques.yaml").read_text(
        encoding="utf-8"
    ) + "formerly: [let-them-talk]\nformer_codes: [T-88]\n"
    files = {
        artifact.path: artifact.content.decode() for artifact in render_files(book({"techniques.yaml": hear}))
    }
    assert set(files) == {
        "assets/talkdown/book.css",
        *(f"t/{code}.html" for code in (*CODES, "T-88")),
        "techniques/let-them-talk.html",
    }
    assert '<link rel="canonical" href="../signs.html#voice-rises">' in files["t/W-01.html"]
    assert '<link rel="canonical" href="../techniques/hear-them-out.html#p-tell-me">' in files["t/P-01.html"]
    assert files["t/T-01.html"] == (
        '<!doctype html>\n<html lang="en-US">\n<head>\n<meta charset="utf-8">\n<meta name="talkdown" content="page">\n<title>Hear them out</title>\n'
        '<meta name="robots" content="noindex">\n'
        '<link rel="icon" href="data:,">\n<link rel="canonical" href="../techniques/hear-them-out.html">\n'
        '<script src="../assets/talkdown/redirect.js"></script>\n'
        '<noscript><meta http-equiv="refresh" content="0; url=../techniques/hear-them-out.html"></noscript>\n</head>\n'
        '<body><p><a href="../techniques/hear-them-out.html">Hear them out</a></p></body>\n</html>\n'
    )
    assert files["t/T-88.html"] == files["t/T-01.html"]
    assert "url=hear-them-out.html" in files["techniques/let-them-talk.html"]


def test_nothing_leads_to_a_draft(book: Callable[[Mapping[str, str]], Book]) -> None:
    playbook = (BASE / "playbooks.yaml").read_text(encoding="utf-8").replace("approved", "draft")
    files = {
        artifact.path
        for artifact in render_files(book({"playbooks.yaml": playbook + "formerly: [before]\n"}))
    }
    assert files == {"assets/talkdown/book.css", *(f"t/{code}.html" for code in CODES if code != "B-01")}


def test_a_title_cannot_break_out_of_a_redirect(book: Callable[[Mapping[str, str]], Book]) -> None:
    hear = (BASE / "techniques.yaml").read_text(encoding="utf-8")
    hear = hear.replace("title: Hear them out", "title: </title><script>")
    files = {
        artifact.path: artifact.content.decode() for artifact in render_files(book({"techniques.yaml": hear}))
    }
    assert "<title>&lt;/title&gt;&lt;script&gt;</title>" in files["t/T-01.html"]


def test_the_style_sheet_has_the_books_colors_and_hides_other_channels(
    book: Callable[[Mapping[str, str]], Book],
) -> None:
    sheet = next(iter(render_files(book({})))).content.decode()
    assert '[data-stage="listen"]{--td-c:#1f4e8c;--td-band:#1f4e8c;--td-tint:' in sheet
    assert '[data-level="heat"]{--td-c:#6e4700;' in sheet
    assert (
        '.td-filtered:has(input[value="phone"]:checked) [data-channels]:not([data-channels~="phone"]){display:none}'
    ) in sheet
    assert ".td-i--arrow-left" in sheet  # a template asks for it
    assert ".td-i--circle-outline" in sheet  # the stages of this book have it
