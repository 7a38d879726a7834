"""Imports run downhill: a module imports only from the floors below its own (see docs/architecture)."""

import ast
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "generator/talkdown"
FLOORS = """
    __init__ source shipped color disk icons | cache diagnostics | yamltext files | model | book explain addresses | load own_pages
    words | rules | checking | outputs | publish links build shell | finding schemas mkdocs_pages mkdocs_settings live | mkdocs_plugin
    serving | commands | cli | __main__
"""
FLOOR = {
    name: n
    for n, floor in enumerate(FLOORS.replace("\n", "|").strip("| ").split("|"))
    for name in floor.split()
}
MKDOCS, PEOPLE = FLOOR["finding"], FLOOR["commands"]


OUTPUTS = {folder.name for folder in (PACKAGE / "outputs").iterdir() if folder.is_dir()}


def faults_of(path: Path) -> Iterator[str]:
    own = path.relative_to(PACKAGE).with_suffix("").parts
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    names = [f"{n.module}.{a.name}" for n in nodes if isinstance(n, ast.ImportFrom) for a in n.names]
    names += [a.name for n in nodes if isinstance(n, ast.Import) for a in n.names]
    for name in names:
        top, *rest = name.split(".")
        if top in ("mkdocs", "material", "properdocs") and FLOOR[own[0]] < MKDOCS:
            yield f"{own} imports {name}"
        if top == "talkdown" and rest[0] != own[0] and FLOOR.get(rest[0], 0) >= FLOOR[own[0]]:
            yield f"{own} imports {name}, which is no lower"
        if own[0] == "outputs" and rest[:1] == ["outputs"] and rest[1] in OUTPUTS - {own[1]}:
            yield f"the output {own[1]} imports {name}"
    calls = [n.func.id for n in nodes if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)]
    if ("print" in calls or any(name.startswith("click") for name in names)) and FLOOR[own[0]] < PEOPLE:
        yield f"{own} talks to people"


def test_imports_run_downhill() -> None:
    assert [fault for path in sorted(PACKAGE.rglob("*.py")) for fault in faults_of(path)] == []
