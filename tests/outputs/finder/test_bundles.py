"""The finder's scripts as the package carries them: what they need of Python, and what Python needs of them."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.finder import corpus
from scripts import bundle
from scripts.node import node_program
from scripts.npm import node_modules
from talkdown.model.situation import Sort
from talkdown.outputs import finder, scripts
from talkdown.outputs.finder.index import index
from talkdown.outputs.finder.search import Finder
from talkdown.storage.package import PACKAGE

MODULES = PACKAGE / "outputs/finder/js"


def test_every_icon_that_a_script_shows_is_named_for_the_style_sheet() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(MODULES.rglob("*.js"))]
    icon_names = {name for text in texts for name in re.findall(r"\bicon\(\"([a-z0-9-]+)\"", text)}
    icon_names |= {name for text in texts for name in re.findall(r"\bicon\(\w+ \? \"([a-z0-9-]+)\"", text)}
    assert icon_names == set(finder.ICONS)


def test_every_sort_of_situation_has_an_icon() -> None:
    text = (MODULES / "view/situation_elements.js").read_text(encoding="utf-8")
    assert re.findall(r"^  (\w+): \(\) => icon\(", text, re.MULTILINE) == list(Sort)


def test_the_index_has_the_shape_that_the_engine_is_checked_with(tmp_path: Path) -> None:
    types = MODULES / "engine/types.ts"
    book = json.dumps(index(corpus.book()), ensure_ascii=False)
    # A literal: a field that is missing is an error, and so is one too many.
    rows = "".join(f"  {kind['rowsKey']}: EntryRow[];\n" for kind in index(corpus.book())["kinds"])
    (tmp_path / "index.ts").write_text(
        f'import type {{ BookIndex, EntryRow }} from "{types}";\n'
        f"type Rows = {{\n{rows}}};\n"
        f"export const book: BookIndex & Omit<Rows, keyof BookIndex> = {book};\n",
        encoding="utf-8",
    )
    command = [node_program(), str(node_modules() / "typescript/bin/tsc"), "--noEmit", "--strict"]
    command += ["--allowImportingTsExtensions", "--types", "", "--lib", "ES2020", str(tmp_path / "index.ts")]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout[:2000]


def test_bundling_again_elsewhere_gives_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "BUNDLES", tmp_path / "bundles")
    monkeypatch.setattr(bundle, "STAMP", tmp_path / "bundles/sources.json")
    bundle.bundle(node_modules())
    assert bundle.is_fresh()
    files_before = {path.name: path.read_bytes() for path in scripts.BUNDLES.iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "bundles").iterdir()} == files_before


@pytest.fixture
def stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The list of modules in a folder of bundles of the test's own."""
    monkeypatch.setattr(scripts, "BUNDLES", tmp_path)
    scripts.require_fresh_bundles.cache_clear()
    yield tmp_path / "sources.json"
    scripts.require_fresh_bundles.cache_clear()


def test_a_bundle_that_is_older_than_its_module_is_refused(stamp: Path) -> None:
    stamp.write_text(json.dumps({"sources": {"outputs/finder/js/view/dom.js": "another hash"}}))
    with pytest.raises(scripts.StaleScripts, match=r"view/dom\.js has changed .* run `make scripts`"):
        scripts.read_bundle("finder.js")


def test_a_bundle_whose_module_is_gone_is_refused(stamp: Path) -> None:
    stamp.write_text(json.dumps({"sources": {"outputs/finder/js/gone.js": ""}}))
    with pytest.raises(scripts.StaleScripts, match=r"gone\.js"):
        scripts.read_bundle("finder.js")


def test_a_clone_without_bundles_says_how_to_make_them(stamp: Path) -> None:
    with pytest.raises(scripts.StaleScripts, match="run `make scripts`"):
        scripts.read_bundle("finder.js")


def test_what_a_script_is_told_can_be_read_again() -> None:
    files = {"engine": "a.js?1", "index": "</script>;\n"}
    text = scripts.read_bundle("finder.js", TALKDOWN_FILES=files)
    assert scripts.data_of(text, "TALKDOWN_FILES") == files
    assert scripts.data_of(text, "TALKDOWN_BUILD") is None


def test_the_license_travels_with_what_it_is_of() -> None:
    texts = {artifact.path.rsplit("/", 1)[-1]: artifact.content for artifact in finder.render(corpus.book())}
    assert texts["finder-engine.js"].startswith(
        "/*! stemmer © Titus Wormer, MIT: see licenses.txt */".encode()
    )
    assert b"Titus Wormer" in texts["licenses.txt"]


def test_node_ranks_as_the_terminal_does(tmp_path: Path) -> None:
    for artifact in finder.render(corpus.book()):
        (tmp_path / artifact.path.rsplit("/", 1)[-1]).write_bytes(artifact.content)
    queries = [query.text for query in corpus.queries()][::8]
    program = """
        const fs = require("fs");
        for (const name of ["finder-engine.js", "finder-index.js"]) (0, eval)(fs.readFileSync(name, "utf8"));
        const finder = talkdownEngine().openBook(talkdownBook);
        finder.buildIndex();
        const queries = JSON.parse(fs.readFileSync(0, "utf8"));
        console.log(JSON.stringify(queries.map(text => finder.find({ text, limit: 5 }).phrases.map(hit => [hit.id, hit.score]))));
    """
    command = [node_program(), "--input-type=commonjs", "--eval", program]
    node = subprocess.run(
        command, input=json.dumps(queries), cwd=tmp_path, capture_output=True, text=True, check=True
    )
    with Finder(corpus.book()) as terminal:
        hits = [[[hit.id, hit.score] for hit in terminal.find(query, limit=5).phrases] for query in queries]
    assert json.loads(node.stdout) == hits


PATTERNS = "../../../js/patterns.js"
"""What the engine and the page share."""


def test_modules_import_what_they_need_from_their_own_folder() -> None:
    """The engine runs where no page is, so it may not reach into the view."""
    for path in sorted((MODULES / "engine").glob("*.js")):
        for module in re.findall(r"from \"([^\"]+)\"", path.read_text(encoding="utf-8")):
            is_own = re.fullmatch(r"\./\w+\.(js|ts)", module)
            assert is_own or module in ("stemmer", PATTERNS), f"{path.name}: {module}"
    assert "import" not in (MODULES / "engine" / PATTERNS).read_text(encoding="utf-8")
