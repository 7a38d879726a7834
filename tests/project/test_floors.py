"""Imports run downhill: a module imports only from the floors below its place. CONTRIBUTING.md names the floors."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import talkdown

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "generator/talkdown"
FLOOR = {
    room: int(number)
    for number, rooms in re.findall(
        r"^\| (\d+) \| (.+?) \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    for room in re.findall(r"`generator/talkdown/(\w+)[/.`]", rooms)
}
"""By the name of a folder, or of a file at the top of the package."""

PUBLIC = set(talkdown.__all__)
"""What `talkdown/__init__.py` gathers for other programs."""

OUTPUTS = {folder.name for folder in (PACKAGE / "outputs").iterdir() if folder.is_dir()}


def imports_of(path: Path) -> Iterator[str]:
    """Dotted names, those inside of functions included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def calls_print(path: Path) -> bool:
    calls = (
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    )
    return any(isinstance(call.func, ast.Name) and call.func.id == "print" for call in calls)


def faults_of(path: Path) -> Iterator[str]:
    place = path.relative_to(PACKAGE).with_suffix("").parts
    for name in imports_of(path):
        top, *rest = name.split(".")
        if top in ("mkdocs", "material", "properdocs") and place[0] != "mkdocs":
            yield f"{place} knows MkDocs: {name}"
        if top == "click" and place[0] not in ("commands", "cli"):
            yield f"{place} talks to people: {name}"
        if top == "talkdown" and rest[0] != place[0] and FLOOR.get(rest[0], -1) >= FLOOR[place[0]]:
            yield f"{place} imports {name}, which is no lower"
        if top == "talkdown" and rest[0] in PUBLIC and place[0] != "__init__":
            yield f"{place} imports {name} by way of the public names"
        if place[0] == "outputs" and rest[:1] == ["outputs"] and rest[1] in OUTPUTS - {place[1]}:
            yield f"the output {place[1]} imports {name}"
    if calls_print(path):
        yield f"{place} talks to people: print"


def test_every_room_has_a_floor() -> None:
    rooms = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()
    }
    assert set(FLOOR) == rooms


def test_tests_have_the_rooms_of_the_package() -> None:
    rooms = {room for room in FLOOR if (PACKAGE / room).is_dir()}
    folders = {path.name for path in (ROOT / "tests").iterdir() if any(path.glob("**/test_*.py"))}
    assert rooms - folders == {"design"}, "CONTRIBUTING.md says what tests it"


def test_imports_run_downhill() -> None:
    assert [fault for path in sorted(PACKAGE.rglob("*.py")) for fault in faults_of(path)] == []
