"""What others wrote is read through one gate: `storage/inside.py`. Whoever opens files in another way is named here."""

from __future__ import annotations

import ast
import pickle
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "generator/talkdown"

READING = {"open", "read_text", "read_bytes", "scandir", "listdir", "walk", "iterdir", "glob", "rglob", "copyfile", "copytree"}  # fmt: skip
"""Functions and methods that look into a file or a folder, whatever they are called on."""

READS_ITS_OWN = {
    # the package's own files
    "commands/init.py": "the starter, and whether the folder of a new book is empty",
    "commands/new.py": "the drafts; the new file itself",
    "design/icons.py": "icons of Material Design",
    "outputs/finder/bundle.py": "a license",
    "outputs/pages/palette.py": "the style sheet",
    "outputs/pages/styles.py": "templates and the style sheet",
    "outputs/printing/print_problems.py": "which letters the fonts have",
    "outputs/printing/printer.py": "templates",
    "outputs/scripts.py": "bundles",
    "outputs/style_sheets.py": "style sheets",
    "pipeline/site.py": "the style sheet",
    "loader/value_cache.py": "when the parser was changed",
    "words/wordnet.py": "WordNet",
    "mkdocs/tried_settings.py": "when our own modules were changed",
    # what was built just now
    "mkdocs/edit_responder.py": "a page of the last build",
    "mkdocs/page_policy.py": "pages of the build",
    "outputs/printing/pdf.py": "a PDF in memory",
    "outputs/web/__init__.py": "pages of the build",
    "outputs/web/gzipped.py": "styles and scripts of the build",
    "outputs/web/service_worker.py": "pages of the build",
    "outputs/web/site_files.py": "which files a build has",
    "pipeline/builds.py": "builds",
    "pipeline/links.py": "pages of the build",
    "cli.py": "nothing: it opens the null device",
    "pipeline/unfinished.py": "what cut-off builds have left",
    "pipeline/target.py": "whether the folder in a site's place is empty",
    "storage/file_list.py": "lists of what was written, and the files that they are made of",
    "storage/lock.py": "nothing: it holds a folder open",
    "storage/ours.py": "digests of files that may be ours",
    "storage/temporary_folder.py": "the marks of temporary folders",
    "pipeline/publish.py": "the lock of the builds",
    "review/exports/table_files.py": "nothing: it writes tables",
    "review/temporary_paths.py": "what killed processes have left in a review",
    "review/facts/part_folder.py": "which parts a review has",
    "review/facts/tables.py": "rows on their way into a table",
    "review/pages/page_folder.py": "names of the pages before",
    "review/pages/page_templates.py": "the style sheet",
    "review/review_folder.py": "the lock of a review",
    # names and times, no content
    "mkdocs/site_check.py": "which files beside mkdocs.yml may make one more site",
    "mkdocs/watch.py": "which files there are, and when they were changed",
    # the ground itself
    "storage/atomic.py": "the file it writes",
    "storage/inside.py": "the gate",
}
"""By module: what it reads, none of which an author names."""

RUNS_CODE = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
"""Modules by which reading a file can run what is in it."""


def calls(tree: ast.AST) -> Iterator[str]:
    """The names of all functions and methods that are called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


def modules() -> Iterator[tuple[str, ast.AST]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def test_nothing_but_the_gate_reads_what_an_author_names() -> None:
    assert {name for name, tree in modules() if READING & set(calls(tree))} == set(READS_ITS_OWN)


def test_a_module_that_reads_is_noticed() -> None:
    for code in ("open(p)", "Path(p).read_text()", "os.scandir(p)", "[q for q in p.rglob('*')]"):
        assert READING & set(calls(ast.parse(code))), code


def test_nothing_that_is_kept_between_runs_is_code() -> None:
    assert pickle.__name__ in RUNS_CODE
    assert [name for name, tree in modules() if RUNS_CODE & set(imports(tree))] == []
    # The code of templates is kept in memory, by `TemplateCode`, for as long as a process lives.
    for storage in ("FileSystemBytecodeCache", "MemcachedBytecodeCache"):
        assert [name for name, tree in modules() if storage in ast.dump(tree)] == []
