"""Names say what a thing is or does, and modules and functions are short enough to be read at once.

A verb names what acts (`read_book`), a noun names a thing (`missing_glyphs`, `width`). A bare participle or adjective
(`found`, `kept`, `wide`) says how something is without saying what it is: `found` may be an entry, a match, a path.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts.node import node_program
from scripts.npm import node_modules

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "generator/talkdown"
FOLDERS = (PACKAGE, ROOT / "tests", ROOT / "bench", ROOT / "scripts")
"""What is held to this: the package, and all Python beside it."""

SCRIPTS = ((PACKAGE, "**/js/**/*.[jt]s"), (ROOT / "tests", "**/*.js"), (ROOT / "bench/finder", "*.js"))
"""Folders with scripts, and which are ours there: `biome.jsonc` names the same."""

PLUGIN = ROOT / "names.grit"
"""What Biome checks the scripts' names with; `biome.jsonc` names it."""

LONGEST_MODULE = 300
LONGEST_FUNCTION = 60
LONGER_FUNCTIONS = {
    "generator/talkdown/yamltext/parser.py: read_values": 80,  # one loop over events, in one piece because it is hot
}

PARTICIPLES = frozenset(
    """
    begun bound bought broken brought built caught chosen done drawn felt found given gone grown heard held hidden hung
    kept known laid led left lent lit lost made meant met packed paid put run said seen sent shown shut slept sold
    spent split spoken spread stood struck stuck swept taken taught thought thrown told torn understood woken won worn
    wound written
    """.split()
)
"""Those that do not end in `ed`."""

ADJECTIVES = frozenset(
    """
    alike bad broad certain checking clean counting deep easy effective empty far following free fresh full good
    hard hiding high large leading listening live loading long loose missing moving near new old open
    other own plain ready real remaining same settling short shouting silencing small sound speaking strict sure
    tall telling thick thin uncertain uneven unread unseen waiting whole wide worsening wrong
    """.split()
)
"""And forms on `-ing` that name no thing: a `heading` is one, `following` is not."""

SUPERLATIVES = frozenset(
    """
    deepest greatest hardest highest largest latest likeliest lowest nearest newest oldest rarest shortest smallest
    strictest worst
    """.split()
)
"""Of what, they do not say. `first`, `last`, `best` and `longest` are left: what they are of stands beside them."""

SAY_NOTHING = frozenset(
    "again anyway everything here more much nothing something stuff there thing things".split()
)
"""Words that would fit any variable."""

ALLOWED_WORDS = {
    "approved": "a status of entries, as in YAML",
    "bleed": "a printer's noun",
    "indexed": "a setting in mkdocs.yml",
    "strict": "a setting of MkDocs",
    "left": "a side, as in left and right",
    "put": "a verb: what a function does",
    "run": "a verb: what a function does",
    "split": "a verb: what a function does",
    "spread": "two pages that face each other",
    "led": "the abbreviation",
    "embed": "a verb",
    "need": "a verb",
    "seed": "what chance begins with",
    "speed": "a noun",
    "sound": "what a letter stands for",
}
"""Words that look like the above and are something else."""

GIVEN_FROM_OUTSIDE = {
    "generator/talkdown/loader/settings_yaml.py: deep": "an argument of PyYAML's, which hands it over by name",
    "generator/talkdown/commands/new.py: new": "the command is called so",
    "generator/talkdown/words/wordnet.py: open": "a method of NLTK's reader, in our own words",
}
"""Names that somebody else reads, and who."""

ALLOWED_IN_SCRIPTS = {
    "asked": "a key of the index: the searches that an author foresaw",
    "hidden": "an attribute of HTML",
    "open": "a verb: what a method does",
    "persisted": "a browser's word for a page that it has kept",
}
"""Of the same words, those that name something else in a script."""


class Definition(NamedTuple):
    """A name, and the line that makes it."""

    name: str
    line: int


def definitions(tree: ast.AST) -> Iterator[Definition]:
    """Every name that a module makes: functions, classes, parameters, attributes, variables."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield Definition(name, node.lineno)
            case (
                ast.arg(arg=name)
                | ast.Name(id=name, ctx=ast.Store())
                | ast.Attribute(attr=name, ctx=ast.Store())
            ):
                yield Definition(name, node.lineno)
            case (
                ast.ExceptHandler(name=str(name))
                | ast.MatchAs(name=str(name))
                | ast.MatchStar(name=str(name))
            ):
                yield Definition(name, node.lineno)
            case ast.alias(asname=str(name)):
                yield Definition(name, node.lineno)


def says_nothing(name: str) -> bool:
    """Whether a name is a bare participle or adjective, or a word that would fit anything."""
    word = name.strip("_").lower()
    if "_" in word or word in ALLOWED_WORDS or (name.startswith("__") and name.endswith("__")):
        return False
    is_listed = word in PARTICIPLES | ADJECTIVES | SUPERLATIVES | SAY_NOTHING
    return is_listed or re.fullmatch(r"[a-z]{2,}ed", word) is not None


def plugin() -> str:
    """Biome's plugin that notices the same names in scripts. Biome's patterns match a whole name."""
    say_nothing = "|".join(sorted(PARTICIPLES | ADJECTIVES | SUPERLATIVES | SAY_NOTHING))
    allowed_words = "|".join(sorted(ALLOWED_WORDS | ALLOWED_IN_SCRIPTS))
    return f"""// Written by `pytest --update tests/project/test_names.py`, which has the words and the reasons.
language js

or {{
  JsIdentifierBinding() as $name,
  JsLiteralMemberName() as $name,
  JsPrivateClassMemberName() as $name
}} where {{
  $name <: r"[#_$]*(?:(?i:{say_nothing})|[A-Za-z][a-z]+ed|[A-Z]{{2,}}ED)",
  not $name <: r"[#_$]*(?i:{allowed_words})",
  register_diagnostic(span=$name, message="The name says how something is, and not what it is: found may be an entry, a match, a path.", severity="error")
}}
"""


def modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(path for folder in FOLDERS for path in folder.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def script_paths() -> list[Path]:
    return sorted(path for folder, pattern in SCRIPTS for path in folder.glob(pattern))


def fields_of_entries(path: Path, tree: ast.AST) -> set[Definition]:
    """The fields of the model's classes, which are named as authors write them in YAML."""
    if PACKAGE / "model" not in path.parents:
        return set()
    fields = (
        statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for statement in node.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
    )
    return {Definition(field.id, field.lineno) for field in fields if isinstance(field, ast.Name)}


def test_names_say_something() -> None:
    names = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path, tree in modules()
        for name, line in set(definitions(tree)) - fields_of_entries(path, tree)
        if says_nothing(name) and f"{path.relative_to(ROOT)}: {name}" not in GIVEN_FROM_OUTSIDE
    ]
    assert sorted(names) == []


@pytest.mark.parametrize(
    "name", ["found", "_kept", "Shown", "matched", "wide", "thing", "__told", "remaining", "_LARGEST"]
)
def test_a_name_that_says_nothing_is_noticed(name: str) -> None:
    assert says_nothing(name)


@pytest.mark.parametrize(
    "name", ["hits", "kept_pages", "speed", "left", "embed", "width", "ed", "red", "heading", "largest_page"]
)
def test_a_name_that_says_something_is_not(name: str) -> None:
    assert not says_nothing(name)


def test_scripts_are_held_to_the_same_words(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--update"):
        PLUGIN.write_text(plugin(), encoding="utf-8")
    assert PLUGIN.read_text(encoding="utf-8") == plugin(), "run `pytest --update tests/project/test_names.py`"


SCRIPT = """
const found = 1, { kept, width } = document.body.dataset;
function matched(wide, hits) { let #x; return { given: wide, hits } }
class Shown { #told = 1; get hidden() { return this.#told } missing(LEFT, RARELY_USED, isAccepted) {} open() {} }
for (const done of []) try {} catch (lost) {}
""".replace("let #x; ", "")


def test_a_name_that_says_nothing_is_noticed_in_a_script(tmp_path: Path) -> None:
    (tmp_path / PLUGIN.name).write_text(plugin(), encoding="utf-8")
    config = {"plugins": [f"./{PLUGIN.name}"], "linter": {"rules": {"preset": "none"}}}
    (tmp_path / "biome.json").write_text(json.dumps(config), encoding="utf-8")
    (tmp_path / "script.js").write_text(SCRIPT, encoding="utf-8")
    biome = node_modules() / "@biomejs/biome/bin/biome"
    result = subprocess.run(
        [node_program(), biome, "lint", "--reporter=github", "script.js"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    places = re.findall(r"line=(\d+),endLine=\d+,col=(\d+),endColumn=(\d+)", result.stdout)
    lines = SCRIPT.split("\n")
    names = sorted(lines[int(line) - 1][int(start) - 1 : int(end) - 1] for line, start, end in places)
    assert names == sorted("found kept matched wide given Shown #told missing done lost".split()), (
        result.stdout
    )


def test_every_way_to_make_a_name_is_seen() -> None:
    code = """
import a as b
def c(d, *e, f=1, **g): h = 1; k.l = 2
class m: n: int = 3
async def o(): pass
try: p
except q as r: (s := 1)
for t, u in v: pass
match w:
    case [x, *y]: pass
"""
    names = [definition.name for definition in definitions(ast.parse(code))]
    assert sorted(names) == sorted("b c d e f g h l m n o r s t u x y".split())


def test_modules_can_be_read_at_once() -> None:
    paths = [*(path for path, _ in modules()), *script_paths()]
    lengths = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").count("\n") for path in paths
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_scripts_of_every_folder_are_measured() -> None:
    folders = {path.parent.relative_to(ROOT).as_posix() for path in script_paths()}
    outputs = "generator/talkdown/outputs"
    assert folders >= {
        "bench/finder",
        "generator/talkdown/mkdocs/js",
        f"{outputs}/finder/js/engine",
        f"{outputs}/finder/js/view",
        f"{outputs}/js",
        f"{outputs}/pages/js",
        f"{outputs}/web/js/service_worker",
        "tests/outputs/finder/js",
        "tests/outputs/web/js",
    }


def test_functions_can_be_read_at_once() -> None:
    lengths = {
        f"{path.relative_to(ROOT).as_posix()}: {node.name}": (node.end_lineno or node.lineno)
        - node.lineno
        + 1
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert {
        name: lines for name, lines in lengths.items() if lines > LONGER_FUNCTIONS.get(name, LONGEST_FUNCTION)
    } == {}
