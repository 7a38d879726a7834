"""The recipes of CONTRIBUTING.md work: what they say to write is written into a copy of the package, and nothing else."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import yaml

from projects import set_print, write_small_project
from scripts.environment import quiet_environment
from talkdown.model import ENTRY_KINDS
from talkdown.outputs.pages import LANDING_PAGES

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = Path("generator/talkdown")
_FENCE = re.compile(r"^( *)```\w+\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)


def recipe(title: str) -> tuple[str, list[str]]:
    """The text of a recipe, and what stands in its fences."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").split(f"## {title}\n")[1].split("\n## ")[0]
    blocks = []
    for indent, block in _FENCE.findall(text):
        blocks.append("".join(line.removeprefix(indent) for line in block.splitlines(keepends=True)))
    return text, blocks


class Copy:
    """A copy of the package, and beside it a team's small book."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.team = folder / "team"
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / PACKAGE, folder / PACKAGE, ignore=ignored)
        write_small_project(self.team)
        set_print(self.team)

    def write(self, path: str, text: str) -> None:
        """Write a file that a recipe names."""
        assert not (self.folder / path).exists(), path
        (self.folder / path).write_text(text, encoding="utf-8")

    def insert(self, path: str, before: str, text: str) -> None:
        """Write something into a file that is there."""
        source = (self.folder / path).read_text(encoding="utf-8")
        assert source.count(before) == 1, f"{path} has no single {before!r}"
        (self.folder / path).write_text(source.replace(before, text + before), encoding="utf-8")

    def python(self, *arguments: str) -> str:
        """Run Python with the copy in place of the installed package, in the team's folder."""
        environment = quiet_environment() | {"PYTHONPATH": str(self.folder / "generator")}
        process = subprocess.run(
            [sys.executable, *arguments],
            capture_output=True,
            text=True,
            env=environment,
            cwd=self.team,
            check=False,
        )
        return process.stdout + process.stderr

    def talkdown(self, *arguments: str) -> str:
        """Run the copy's command."""
        return self.python("-m", "talkdown", *arguments)

    def page(self, path: str) -> str:
        """A page of the built site."""
        return (self.team / "site" / path).read_text(encoding="utf-8")


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


FIND_ENTRIES = """
import json, sys
from py_mini_racer import MiniRacer
from talkdown.loader import load
from talkdown.outputs.finder.bundle import engine
from talkdown.outputs.finder.index import script
browser = MiniRacer()
browser.eval(engine())
browser.eval(script(load("phrasebook").book).decode())
browser.eval("globalThis.finder = talkdownEngine().open(talkdownBook); finder.fill()")
print(browser.eval("JSON.stringify(finder.find({q: " + json.dumps(sys.argv[1]) + "}).others)"))
browser.close()
"""


def add_praise(copy: Copy, row_changes: tuple[tuple[str, str], ...] = ()) -> None:
    """Follow the recipe for a kind. With `row_changes`, the row says something else in some places."""
    text, (model, row, draft) = recipe("Add a kind of entry")
    paths = re.findall(r"`(generator/talkdown/[\w./]+praise\.\w+)`", text)
    assert paths[:2] == [f"{PACKAGE}/model/praise.py", f"{PACKAGE}/starter/new/praise.yaml"]
    for present, replacement in row_changes:
        assert present in row
        row = row.replace(present, replacement)
    copy.write(paths[0], model)
    copy.insert(f"{PACKAGE}/model/kinds.py", "\n\nclass Kind(", "from talkdown.model.praise import Praise\n")
    copy.insert(f"{PACKAGE}/model/kinds.py", ')\n"""All kinds', textwrap.indent(row, "    "))
    copy.write(paths[1], draft)


def test_a_kind_added_by_the_recipe_is_everywhere(copy: Copy) -> None:
    add_praise(copy)

    path = copy.team / "phrasebook/praise/stayed-calm.yaml"
    assert copy.talkdown("new", "praise", "Stayed calm").startswith(
        "phrasebook/praise/stayed-calm.yaml: a draft"
    )
    path.write_text(path.read_text().replace("status: draft", "formerly: [kept-cool]\n  status: approved"))
    assert copy.talkdown("check") == "no problems (9 files checked)\n"

    assert copy.talkdown("schema").startswith("schema: 13 schemas\n")
    schema = json.loads((copy.team / "schema/praise.json").read_text(encoding="utf-8"))
    assert schema["title"] == "word of praise"
    fields = schema["definitions"]["new"]["properties"]
    assert fields["why"]["description"] == "What it did for the customer."
    editor = json.loads((copy.team / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert "phrasebook/praise.yaml" in editor["yaml.schemas"]["./schema/praise.json"]

    built = copy.talkdown("build")
    assert "site: built" in built, built
    assert 'href="praise.html"' in copy.page("index.html")
    page = copy.page("praise.html")
    assert '<li class="td-entry" id="stayed-calm">\n<h2>Stayed calm</h2>' in page
    assert "<p>They calmed down at once.</p>" in page
    assert '<a class="td-chip" href="techniques/hear-them-out.html">Hear them out</a>' in page
    assert '<span id="kept-cool"></span>' in page

    entries = json.loads(copy.python("-c", FIND_ENTRIES, "calm"))
    praise = next(entry for entry in entries if entry["kind"] == "praise")
    assert (praise["title"], praise["text"]) == ("Stayed calm", "They calmed down at once.")
    assert praise["address"] == "praise.html#stayed-calm"


def test_links_to_a_new_kind_are_checked(copy: Copy) -> None:
    add_praise(copy, (('finder_field="why",', 'reached_by="link to it from the `why:` of a technique",'),))
    copy.talkdown("new", "praise", "Stayed calm")
    praise = copy.team / "phrasebook/praise/stayed-calm.yaml"
    praise.write_text(praise.read_text().replace("status: draft", "status: approved"))
    alone = copy.talkdown("check")
    assert "nothing leads to the word of praise `stayed-calm`" in alone
    assert "hint: link to it from the `why:` of a technique" in alone

    techniques = copy.team / "phrasebook/techniques.yaml"
    text = techniques.read_text()
    assert "can listen too." in text
    techniques.write_text(text.replace("can listen too.", "can listen too, see [[praise/stayed-clam]]."))
    broken = copy.talkdown("check")
    assert "no word of praise is called `stayed-clam`" in broken
    assert "did you mean `stayed-calm`?" in broken

    techniques.write_text(techniques.read_text().replace("stayed-clam", "stayed-calm"))
    assert copy.talkdown("check") == "no problems (9 files checked)\n"


def test_a_kind_with_pages_of_its_own_gets_them_and_what_leads_there(copy: Copy) -> None:
    add_praise(copy, (('page="praise.html",', 'page="praise/index.html",\n    entry_pages="praise",'),))
    copy.talkdown("new", "praise", "Stayed calm")
    path = copy.team / "phrasebook/praise/stayed-calm.yaml"
    path.write_text(path.read_text().replace("status: draft", "formerly: [kept-cool]\n  status: approved"))

    built = copy.talkdown("build")
    assert "site: built" in built, built
    assert '<h2><a href="stayed-calm.html">Stayed calm</a></h2>' in copy.page("praise/index.html")
    assert "<p>They calmed down at once.</p>" in copy.page("praise/stayed-calm.html")
    assert "url=stayed-calm.html" in copy.page("praise/kept-cool.html")
    assert "url=../praise/stayed-calm.html" in copy.page("t/R-01.html")
    entries = json.loads(copy.python("-c", FIND_ENTRIES, "calm"))
    assert "praise/stayed-calm.html" in {entry["address"] for entry in entries}


def test_an_output_added_by_the_recipe_is_on_the_site(copy: Copy) -> None:
    text, (module,) = recipe("Add an output")
    path, site = re.findall(r"`(generator/talkdown/[\w/]+\.py)`", text)[:2]
    function = re.findall(r"`(\w+\.render)`", text)[0]
    copy.write(path, module)
    source = (copy.folder / site).read_text(encoding="utf-8")
    assert len(re.findall(r"^OUTPUTS.*\(.*\)$", source, re.MULTILINE)) == 1
    source = re.sub(r"^(OUTPUTS.*)\)$", rf"\1, {function})", source, flags=re.MULTILINE)
    source = re.sub(
        r"^(from talkdown\.outputs import .*)$", r"\1, plain_text", source, count=1, flags=re.MULTILINE
    )
    (copy.folder / site).write_text(source, encoding="utf-8")

    built = copy.talkdown("build")
    assert "site: built" in built, built
    assert copy.page("phrases.txt") == "Tell me what happened, {name}.\n"


# --- what is missing, by name ---

PLAIN_KINDS: frozenset[str] = frozenset()
"""Kinds that are meant to be shown by the plain templates."""


def missing_parts(root: Path, names: list[tuple[str, str, bool]]) -> list[str]:
    """What kinds lack in a repository: by the name, the folder, and whether entries have pages of their own."""
    templates = PACKAGE / "outputs/pages/templates"
    parts = []
    for name, folder, has_pages in names:
        parts += [PACKAGE / f"starter/new/{name}.yaml", Path(f"schema/{folder}.json")]
        if name not in PLAIN_KINDS:
            parts += [templates / f"{folder}.html", *([templates / f"{name}.html"] if has_pages else [])]
    return [part.as_posix() for part in parts if not (root / part).is_file()]


def test_every_kind_has_all_its_parts() -> None:
    kinds = [(kind.name, kind.folder, bool(kind.entry_pages)) for kind in ENTRY_KINDS]
    message = (
        "CONTRIBUTING.md says what they are; a kind without a template of its own is named in PLAIN_KINDS"
    )
    assert missing_parts(ROOT, kinds) == [], message


def test_the_parts_that_a_kind_lacks_are_named() -> None:
    assert missing_parts(ROOT, [("praise", "praise", False), ("medal", "medals", True)]) == [
        "generator/talkdown/starter/new/praise.yaml",
        "schema/praise.json",
        "generator/talkdown/outputs/pages/templates/praise.html",
        "generator/talkdown/starter/new/medal.yaml",
        "schema/medals.json",
        "generator/talkdown/outputs/pages/templates/medals.html",
        "generator/talkdown/outputs/pages/templates/medal.html",
    ]


def test_every_template_is_some_kinds_or_of_a_page_without_one() -> None:
    names = {path.stem for path in (ROOT / PACKAGE / "outputs/pages/templates").glob("*.html")}
    of_kinds = {kind.folder for kind in ENTRY_KINDS} | {kind.name for kind in ENTRY_KINDS if kind.entry_pages}
    assert {name for name in names - of_kinds if not name.startswith("_")} == {"home", "print", "phrase_list"}


def test_this_repositorys_navigation_leads_to_every_landing_page() -> None:
    def rows(nav: list[dict[str, object]]) -> list[tuple[str, str]]:
        pairs = [next(iter(row.items())) for row in nav if isinstance(row, dict)]
        return [
            pair
            for title, value in pairs
            for pair in (rows(value) if isinstance(value, list) else [(title, str(value))])
        ]

    settings = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    expected = [(page.title, page.path.replace(".html", ".md")) for page in LANDING_PAGES]
    assert rows(settings["nav"]) == expected


def test_a_printable_added_by_the_recipe_is_everywhere(copy: Copy) -> None:
    text, (row, module, template) = recipe("Add a printable")
    paths = re.findall(r"`(generator/talkdown/[\w./]+badges\.\w+)`", text)
    copy.insert(f"{PACKAGE}/outputs/printables.py", ')\n"""All there is', textwrap.indent(row, "    "))
    copy.write(paths[0], module)
    copy.write(paths[1], template)

    assert re.search(r"^ +badges +a badge for each stage$", copy.talkdown("print", "--help"), re.MULTILINE)
    for ink in ("full", "mono"):
        printed = copy.talkdown("print", "badges", "--ink", ink, "--stage", "listen")
        assert "1 page, 1 sheet" in printed
    files = sorted(path.name for path in (copy.team / "print").iterdir())
    assert files == ["badges-listen-a4-mono.pdf", "badges-listen-a4.pdf"]

    config = copy.team / "mkdocs.yml"
    settings = "kinds: badges, papers: [a4, letter], inks: [full, mono]"
    config.write_text(config.read_text().replace("kinds: []", settings))
    assert "built in" in copy.talkdown("build")
    files = sorted(path.name for path in (copy.team / "site/print").iterdir())
    assert files == [
        "badges-a4-mono.pdf",
        "badges-a4.pdf",
        "badges-letter-mono.pdf",
        "badges-letter.pdf",
        "badges.png",
        "index.html",
    ]
    page = copy.page("print/index.html")
    assert '<h2 id="badges">Name badges' in page
    assert {file for file in files if file.endswith(".pdf")} == set(
        re.findall(r'href="(badges-[^"]+)"', page)
    )


# --- a rule ---


def add_shouting(copy: Copy) -> str:
    """Follow the recipe for a rule. Gives the entry that the rule finds fault with."""
    text, (rule, case) = recipe("Add a rule")
    module, bad, good = re.findall(r"`((?:generator|tests)/[\w./]+shouting[\w./]*\.\w+)`", text)
    for name in ("tests/rules", "tests/support", "scripts"):
        shutil.copytree(ROOT / name, copy.folder / name)
    for name in ("pyproject.toml", "tests/conftest.py"):
        shutil.copy2(ROOT / name, copy.folder / name)
    (copy.folder / "docs").mkdir()
    copy.write(module, rule)
    table = f"{PACKAGE}/rules/__init__.py"
    copy.insert(table, "    sign_response,\n    silence,\n", "    shouting,\n")
    copy.insert(table, "    sign_response,\n    spelling,\n", "    shouting,\n")
    for path, value in ((bad, case), (good, case.replace("NEVER", "never"))):
        (copy.folder / path).parent.mkdir(parents=True)
        copy.write(path, value)
    return case


def test_a_rule_added_by_the_recipe_is_found_explained_and_silenced(copy: Copy) -> None:
    case = add_shouting(copy)
    book = copy.folder / "book"
    shutil.copytree(ROOT / "tests/rules/_base", book)
    (book / "phrases").mkdir()
    (book / "phrases.yaml").rename(book / "phrases/first.yaml")
    (book / "phrases/never-late.yaml").write_text(case, encoding="utf-8")

    assert copy.talkdown("check", "--book", "../book") == (
        "../book/phrases/never-late.yaml:3:7: error: “NEVER” is shouted [shouting]\n"
        "  hint: write it in small letters\n\n"
        "1 error in 1 file (9 files checked)\n"
    )
    manual = copy.talkdown("check", "--explain", "shouting")
    assert manual.startswith("shouting: A phrase does not shout.\n")
    assert "Not this:\n  text: It is NEVER late.\n\n  error: “NEVER” is shouted\n" in manual
    assert manual.endswith("  silence:\n    - {rule: shouting, reason: Say why.}\n")

    silenced = case + "silence: [{rule: shouting, reason: It is the name of a firm.}]\n"
    (book / "phrases/never-late.yaml").write_text(silenced, encoding="utf-8")
    assert copy.talkdown("check", "--book", "../book") == "no problems (9 files checked)\n"


def test_a_rule_added_by_the_recipe_passes_the_tests_of_rules(copy: Copy) -> None:
    add_shouting(copy)
    pytest_of_rules = ["-m", "pytest", "-p", "no:cacheprovider", "--rootdir", "..", "-k", "shouting or page"]
    written = copy.python(*pytest_of_rules, "../tests/rules", "--update")
    assert "passed" in written, written
    assert "“NEVER” is shouted [shouting]" in (copy.folder / "tests/rules/shouting/expected.txt").read_text()
    assert "### shouting\n" in (copy.folder / "docs/rules.md").read_text()
    said = copy.python(*pytest_of_rules, "../tests/rules")
    assert re.search(r"^7 passed", said, re.MULTILINE), said
