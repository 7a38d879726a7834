"""The recipes of CONTRIBUTING.md work: what they say to write is written into a copy of the package, and nothing else."""

from __future__ import annotations

import json
import re
import shutil
import textwrap
from pathlib import Path

import pytest

from package_copy import PACKAGE, ROOT, PackageCopy, recipe


@pytest.fixture
def copy(tmp_path: Path) -> PackageCopy:
    return PackageCopy(tmp_path)


FIND_ENTRIES = """
import json, sys
from py_mini_racer import MiniRacer
from talkdown.loader import load
from talkdown.outputs.finder.bundle import engine
from talkdown.outputs.finder.index import index_script
browser = MiniRacer()
browser.eval(engine())
browser.eval(index_script(load("phrasebook").book).decode())
browser.eval("globalThis.finder = talkdownEngine().openBook(talkdownBook); finder.buildIndex()")
print(browser.eval("JSON.stringify(finder.find({text: " + json.dumps(sys.argv[1]) + "}).others)"))
browser.close()
"""


def add_praise(copy: PackageCopy, row_changes: tuple[tuple[str, str], ...] = ()) -> None:
    """Follow the recipe for a kind. With `row_changes`, the row says something else in some places."""
    text, (model, row, draft) = recipe("Add a kind of entry")
    paths = re.findall(r"`(generator/talkdown/[\w./]+praise\.\w+)`", text)
    assert paths[:2] == [f"{PACKAGE}/model/praise.py", f"{PACKAGE}/starter/new/praise.yaml"]
    for present, replacement in row_changes:
        assert present in row
        row = row.replace(present, replacement)
    copy.write(paths[0], model)
    copy.insert(f"{PACKAGE}/model/kinds.py", "\n\nclass Kind(", "from talkdown.model.praise import Praise\n")
    copy.insert(f"{PACKAGE}/model/kinds.py", ')\n"""All kinds', textwrap.indent(row.rstrip(), "    ") + ",\n")
    copy.write(paths[1], draft)
    copy.insert(
        f"{PACKAGE}/model/__init__.py",
        "from talkdown.model.question ",
        "from talkdown.model.praise import Praise\n",
    )
    copy.insert(f"{PACKAGE}/model/__init__.py", '    "Question",\n', '    "Praise",\n')


def test_a_kind_added_by_the_recipe_is_everywhere(copy: PackageCopy) -> None:
    add_praise(copy)

    path = copy.team / "phrasebook/praise/stayed-calm.yaml"
    assert copy.talkdown("new", "praise", "Stayed calm").startswith(
        "phrasebook/praise/stayed-calm.yaml: a draft"
    )
    path.write_text(path.read_text().replace("status: draft", "formerly: [kept-cool]\n  status: approved"))
    assert copy.talkdown("check") == "no problems (9 files checked)\n"

    assert copy.talkdown("schema").startswith("schema: 17 schemas\n")
    schema = json.loads((copy.team / "schema/praise.json").read_text(encoding="utf-8"))
    assert schema["title"] == "word of praise"
    fields = schema["definitions"]["new"]["properties"]
    assert fields["why"]["description"] == "What it did for the customer."
    editor = json.loads((copy.team / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert "phrasebook/praise.yaml" in editor["yaml.schemas"]["./schema/praise.json"]

    output = copy.talkdown("build")
    assert "site: built" in output, output
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


def test_links_to_a_new_kind_are_checked(copy: PackageCopy) -> None:
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
    output = copy.talkdown("check")
    assert "no word of praise is called `stayed-clam`" in output
    assert "did you mean `stayed-calm`?" in output

    techniques.write_text(techniques.read_text().replace("stayed-clam", "stayed-calm"))
    assert copy.talkdown("check") == "no problems (9 files checked)\n"


def test_a_kind_with_pages_of_its_own_gets_them_and_what_leads_there(copy: PackageCopy) -> None:
    add_praise(
        copy, (('page="praise.html",', 'page="praise/index.html",\n    entry_pages_folder="praise",'),)
    )
    copy.talkdown("new", "praise", "Stayed calm")
    path = copy.team / "phrasebook/praise/stayed-calm.yaml"
    path.write_text(path.read_text().replace("status: draft", "formerly: [kept-cool]\n  status: approved"))

    output = copy.talkdown("build")
    assert "site: built" in output, output
    assert '<h2><a href="stayed-calm.html">Stayed calm</a></h2>' in copy.page("praise/index.html")
    assert "<p>They calmed down at once.</p>" in copy.page("praise/stayed-calm.html")
    assert "url=stayed-calm.html" in copy.page("praise/kept-cool.html")
    assert "url=../praise/stayed-calm.html" in copy.page("t/R-01.html")
    entries = json.loads(copy.python("-c", FIND_ENTRIES, "calm"))
    assert "praise/stayed-calm.html" in {entry["address"] for entry in entries}


def test_an_output_added_by_the_recipe_is_on_the_site(copy: PackageCopy) -> None:
    text, (module,) = recipe("Add an output")
    path, site = re.findall(r"`(generator/talkdown/(?:outputs/plain_text|pipeline/site)\.py)`", text)
    function = re.findall(r"`(\w+\.render)`", text)[0]
    copy.write(path, module)
    (line,) = re.findall(r"`(from talkdown\.outputs import \w+)`", text)
    copy.insert(site, ')\n"""What is made of the book alone.', f"    {function},\n")
    copy.insert(site, "from talkdown.outputs.pages import Page\n", f"{line}\n")

    output = copy.talkdown("build")
    assert "site: built" in output, output
    assert copy.page("phrases.txt") == "Tell me what happened, {name}.\n"


def test_a_printable_added_by_the_recipe_is_everywhere(copy: PackageCopy) -> None:
    text, (row, module, template) = recipe("Add a printable")
    paths = re.findall(r"`(generator/talkdown/[\w./]+badges\.\w+)`", text)
    copy.insert(
        f"{PACKAGE}/outputs/printables.py",
        ')\n"""All there is',
        textwrap.indent(row.rstrip(), "    ") + ",\n",
    )
    copy.write(paths[0], module)
    copy.write(paths[1], template)

    assert re.search(r"^ +badges +a badge for each stage$", copy.talkdown("print", "--help"), re.MULTILINE)
    for ink in ("full", "mono"):
        output = copy.talkdown("print", "badges", "--ink", ink, "--stage", "listen")
        assert "1 page, 1 sheet" in output
    files = sorted(path.name for path in (copy.team / "print").glob("*.pdf"))
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


def add_shouting(copy: PackageCopy) -> str:
    """Follow the recipe for a rule. Gives the entry that the rule finds fault with."""
    text, (rule, case) = recipe("Add a rule")
    module, bad_path, good_path = re.findall(r"`((?:generator|tests)/[\w./]+shouting[\w./]*\.\w+)`", text)
    for name in ("tests", "scripts", "phrasebook"):
        shutil.copytree(ROOT / name, copy.folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy2(ROOT / "pyproject.toml", copy.folder / "pyproject.toml")
    (copy.folder / "docs").mkdir()
    copy.write(module, rule)
    table = f"{PACKAGE}/rules/__init__.py"
    copy.insert(table, "    sign_response,\n    silence,\n", "    shouting,\n")
    copy.insert(table, "    sign_response,\n    spelling,\n", "    shouting,\n")
    for path, value in ((bad_path, case), (good_path, case.replace("NEVER", "never"))):
        (copy.folder / path).parent.mkdir(parents=True)
        copy.write(path, value)
    return case


def test_a_rule_added_by_the_recipe_is_found_explained_and_silenced(copy: PackageCopy) -> None:
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

    silenced_case = case + "silence: [{rule: shouting, reason: It is the name of a firm.}]\n"
    (book / "phrases/never-late.yaml").write_text(silenced_case, encoding="utf-8")
    assert copy.talkdown("check", "--book", "../book") == "no problems (9 files checked)\n"


def test_a_rule_added_by_the_recipe_passes_the_tests_of_rules(copy: PackageCopy) -> None:
    add_shouting(copy)
    pytest_of_rules = ["-m", "pytest", "-p", "no:cacheprovider", "--rootdir", "..", "../tests/rules"]
    pytest_of_rules += ["-k", "shouting or every or page_of_rules"]  # what a new rule may break
    first_run = copy.python(*pytest_of_rules, "--update")
    assert re.search(r"^\d+ passed, \d+ deselected in", first_run, re.MULTILINE), first_run
    assert "“NEVER” is shouted [shouting]" in (copy.folder / "tests/rules/shouting/expected.txt").read_text()
    assert "### shouting\n" in (copy.folder / "docs/rules.md").read_text()
    second_run = copy.python(*pytest_of_rules)
    assert re.search(r"^\d+ passed, \d+ deselected in", second_run, re.MULTILINE), second_run
