"""What a row of the table stands for: a module, a template, a line in the documentation, and names of files."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from talkdown.outputs.printables import BY_DEFAULT, INKS, PAPERS, PRINTABLES, Duplex, Printable, printable
from talkdown.outputs.printing import Options, Selection
from talkdown.outputs.printing.options import file_name
from talkdown.outputs.printing.printables import package_module, pdf_module
from talkdown.outputs.printing.typesetter import TEMPLATES

DOCS = Path(__file__).parents[3] / "docs/printing.md"


@pytest.mark.parametrize("row", PRINTABLES, ids=lambda row: row.id)
def test_every_row_has_its_module_its_template_and_its_line_in_the_docs(row: Printable) -> None:
    if row.file_type == "pdf":
        assert list(inspect.signature(pdf_module(row).make_job).parameters) == [
            "book",
            "selection",
            "options",
        ]
        assert (TEMPLATES / f"{row.id}.typ").is_file()
    else:
        make_package = package_module(row).make_package
        assert list(inspect.signature(make_package).parameters) == ["book", "selection", "timestamp"]
    assert f"\n| `{row.id}` | " in DOCS.read_text(encoding="utf-8")
    assert row.inks[0] in INKS


def test_no_two_files_of_a_site_share_a_name() -> None:
    names = [
        file_name(printable(id), Selection(), Options(paper, duplex, ink, bleed))
        for id in BY_DEFAULT
        if printable(id).on_sheets
        for paper in PAPERS
        for duplex in Duplex
        for ink in INKS
        for bleed in (0.0, 3.0)
    ]
    assert len(names) == len(set(names)) == 2 * 3 * 4 * 3 * 2


@pytest.mark.parametrize(
    ("id", "options", "name"),
    [
        ("cards", Options(), "cards-limits-own-stay-calm-cc6aac-a4.pdf"),
        ("cards", Options("letter", Duplex.short_edge, "mono", 3.0), "cards-limits-own-stay-calm-cc6aac-letter-short-edge-bleed-3mm-mono.pdf"),
        ("playbooks", Options("a3", Duplex.fold, "saver", 3.0), "playbooks-limits-own-stay-calm-cc6aac-a3-saver.pdf"),
        ("poster", Options(ink="mono"), "poster-a4-mono.pdf"),
        ("zine", Options(), "zine-a4.pdf"),
        ("anki", Options("a3", ink="mono"), "anki-limits-own-stay-calm-cc6aac.apkg"),
    ],
)  # fmt: skip
def test_a_name_says_what_is_not_usual(id: str, options: Options, name: str) -> None:
    selection = Selection(("stay-calm", "listen-actively"), ("limits", "own"))
    assert file_name(printable(id), selection, options) == name
