"""One row adds a printable: the command line, mkdocs.yml, the print page and the files' names follow from it."""

from __future__ import annotations

import inspect
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from projects import SITE, write_small_project
from talkdown.outputs.printables import BY_DEFAULT, INKS, PAPERS, PRINTABLES, Duplex, Printable, printable
from talkdown.outputs.printing import Options, Selection
from talkdown.outputs.printing.kinds import package_kind, pdf_kind
from talkdown.outputs.printing.options import file_name
from talkdown.outputs.printing.typesetter import TEMPLATES
from talkdown.storage.package import PACKAGE

DOCS = Path(__file__).parents[3] / "docs/printing.md"

ROW = """    Printable(
        "badges",
        "Name badges",
        "A badge for each stage, to wear.",
        "a badge for each stage",
    ),
"""

MODULE = '''"""Badges to wear, one for each stage."""

from talkdown.outputs.printables import PAPERS
from talkdown.outputs.printing.job import Job


def make_job(book, selection, options):
    """A page of badges."""
    width, height = PAPERS[options.paper]
    return Job(
        title="Badges",
        content={"names": [stage.title for stage in book.settings.stages]},
        layout={"width": width, "height": height},
        sheets=1,
    )
'''

TEMPLATE = """#import "theme.typ": *
#show: theme.with(title: data.title)
#set page(width: data.width * 1mm, height: data.height * 1mm)
#heading(level: 1)[Badges]
#for name in data.names [#text(fill: tone((text: "#1f4e8c")), name) ]
"""


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """An environment in which the package has a row, a module and a template more; in a folder with a small book."""
    package = tmp_path / "generator/talkdown"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    table = package / "outputs/printables.py"
    first_row = table.read_text().index("    Printable(\n")
    table.write_text(table.read_text()[:first_row] + ROW + table.read_text()[first_row:])
    (package / "outputs/printing/kinds/badges.py").write_text(MODULE)
    (package / "outputs/printing/templates/badges.typ").write_text(TEMPLATE)
    project = tmp_path / "project"
    project.mkdir()
    write_small_project(project)
    monkeypatch.chdir(project)
    return {**os.environ, "PYTHONPATH": str(package.parent), "TALKDOWN_CACHE": "off"}


def _run(environment: dict[str, str], *arguments: str) -> str:
    command = [sys.executable, "-m", "talkdown", *arguments]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return result.stdout


def test_one_row_is_all(environment: dict[str, str]) -> None:
    assert re.search(
        r"^ +badges +a badge for each stage$", _run(environment, "print", "--help"), re.MULTILINE
    )
    for ink in ("full", "mono"):
        _run(environment, "print", "badges", "--ink", ink, "--stage", "listen")
    assert sorted(os.listdir("print")) == ["badges-listen-a4-mono.pdf", "badges-listen-a4.pdf"]
    pages = pdfium.PdfDocument(Path("print/badges-listen-a4.pdf").read_bytes())
    assert "Listen" in pages[0].get_textpage().get_text_range()

    settings = "{kinds: badges, papers: [a4, letter], inks: [full, mono]}"
    Path("mkdocs.yml").write_text(SITE.replace("- talkdown\n", f"- talkdown: {{print: {settings}}}\n"))
    _run(environment, "build")
    assert sorted(path.name for path in Path("site/print").iterdir()) == [
        "badges-a4-mono.pdf",
        "badges-a4.pdf",
        "badges-letter-mono.pdf",
        "badges-letter.pdf",
        "badges.png",
        "index.html",
    ]
    page = Path("site/print/index.html").read_text()
    assert '<h2 id="badges">Name badges' in page
    assert re.findall(r'href="(badges-[^"]+)"', page)[1:] == [
        "badges-a4.pdf",
        "badges-letter.pdf",
        "badges-a4-mono.pdf",
        "badges-letter-mono.pdf",
    ], "after the picture, which leads to the first"


@pytest.mark.parametrize("row", PRINTABLES, ids=lambda row: row.id)
def test_every_row_has_its_module_its_template_and_its_line_in_the_docs(row: Printable) -> None:
    if row.file_type == "pdf":
        assert list(inspect.signature(pdf_kind(row).make_job).parameters) == ["book", "selection", "options"]
        assert (TEMPLATES / f"{row.id}.typ").is_file()
    else:
        make_package = package_kind(row).make_package
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
        ("cards", Options(), "cards-limits-own-stay-calm-a4.pdf"),
        ("cards", Options("letter", Duplex.short_edge, "mono", 3.0), "cards-limits-own-stay-calm-letter-short-edge-bleed-3mm-mono.pdf"),
        ("playbooks", Options("a3", Duplex.fold, "saver", 3.0), "playbooks-limits-own-stay-calm-a3-saver.pdf"),
        ("poster", Options(ink="mono"), "poster-a4-mono.pdf"),
        ("zine", Options(), "zine-a4.pdf"),
        ("anki", Options("a3", ink="mono"), "anki-limits-own-stay-calm.apkg"),
    ],
)  # fmt: skip
def test_a_name_says_what_is_not_usual(id: str, options: Options, name: str) -> None:
    selection = Selection(("stay-calm", "listen-actively"), ("limits", "own"))
    assert file_name(printable(id), selection, options) == name
