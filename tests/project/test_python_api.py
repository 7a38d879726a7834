"""What the package promises to other programs: the names of `talkdown`, and every example of docs/python.md."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import talkdown

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/python.md").read_text(encoding="utf-8")
EXAMPLES = {
    section.partition("\n")[0]: code
    for section in PAGE.split("\n## ")
    for code in re.findall(r"```python\n(.*?)```", section, re.DOTALL)
}
"""The code under each heading."""


@pytest.mark.parametrize("heading", EXAMPLES)
def test_every_example_runs(heading: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(EXAMPLES[heading], f"docs/python.md, {heading}", "exec"), {})


def test_no_example_is_left_out() -> None:
    assert len(EXAMPLES) == PAGE.count("```python")  # one under each heading
    assert len(EXAMPLES) >= 4


@pytest.mark.parametrize("name", talkdown.__all__)
def test_every_name_is_there_and_on_the_page(name: str) -> None:
    value = getattr(talkdown, name)
    assert name == "__version__" or value.__name__ == name
    assert re.search(rf"\b{name}\b", PAGE)
    assert name in dir(talkdown)


def test_a_type_checker_sees_the_names_where_they_are_imported_from() -> None:
    tree = ast.parse((ROOT / "generator/talkdown/__init__.py").read_text(encoding="utf-8"))
    (type_checking_branch,) = (node for node in tree.body if isinstance(node, ast.If))
    modules_by_name = {
        alias.name: f"{node.module}"
        for node in type_checking_branch.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert modules_by_name == {name: f"talkdown.{module}" for name, module in talkdown._MODULES.items()}
    assert set(modules_by_name) == set(talkdown.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="`talkdown` has no attribute `lod`"):
        talkdown.lod  # noqa: B018


def test_the_import_itself_brings_nothing_along() -> None:
    program = (
        "import sys; before = set(sys.modules); import talkdown; print(*sorted(set(sys.modules) - before))"
    )
    run = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    assert set(run.stdout.split()) <= {"talkdown", "__future__"}
