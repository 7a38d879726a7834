"""Imports run downhill: a module imports only from the floors below its own."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "generator/talkdown"
FLOORS = """
    0 __init__ source shipped color cache
    0.5 diagnostics
    1 yamltext files
    2 model
    3 book explain addresses
    4 load
    5 words
    6 rules
    6.5 checking
    7 outputs
    8 publish build shell
    9 finding schemas mkdocs_pages
    9.2 mkdocs_plugin
    9.5 serving
    10 commands
    11 cli
    12 __main__
"""
FLOOR = {name: float(floor) for floor, *names in map(str.split, FLOORS.strip().split("\n")) for name in names}


def test_imports_run_downhill() -> None:
    faults = []
    for path in sorted(PACKAGE.rglob("*.py")):
        own = path.relative_to(PACKAGE).with_suffix("").parts
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        names = [f"{n.module}.{a.name}" for n in nodes if isinstance(n, ast.ImportFrom) for a in n.names]
        names += [a.name for n in nodes if isinstance(n, ast.Import) for a in n.names]
        for name in names:
            top, *rest = name.split(".")
            if top in ("mkdocs", "material", "properdocs") and FLOOR[own[0]] < 9:
                faults.append(f"{path.name} imports {name}")
            if top == "talkdown" and rest[0] in FLOOR and rest[0] != own[0]:
                faults += [f"{'.'.join(own)} imports {name}"] * (FLOOR[rest[0]] >= FLOOR[own[0]])
            if own[0] == rest[0:1] == ["outputs"] and len(own) > 2 and rest[1:2] not in ([own[1]], ["Artifact"]):
                faults.append(f"the output {own[1]} imports {name}")
        names = [n.id for n in nodes if isinstance(n, ast.Name)]
        faults += [f"{path.name} prints"] * ("print" in names and FLOOR[own[0]] < 10)
    assert faults == []
