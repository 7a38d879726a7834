"""A phrasebook and its site, changed by chance in places where an author, or an attacker, writes something.

A case is data: which book, and what is done to it, step by step. What chance has found is kept as a file, and goes on
being tried when the chances change.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner

from hostile_values import Route
from projects import TESTS, write_small_project
from talkdown.yamltext import parse

_RICH = TESTS / "fuzz/rich"
"""What a book has besides the rules' one: all other kinds, regions, spellings, words of danger and the red bar."""


@dataclass(frozen=True)
class Step:
    """One thing that is done to a project's folder."""

    action: str
    """The name of one of the functions in `ACTIONS`."""
    file: str
    """From the project's folder on; bytes that are no UTF-8 are surrogates, as the system gives them."""
    route: Route = ()
    value: Any = None


@dataclass(frozen=True)
class Case:
    """A book, and what is done to it."""

    base: str
    """`small`, `rich`, `extending` or `layered`: the rules' book, the same with an entry of every kind, one from `talkdown init`, or one that
    extends one that extends the rules' book; `rich-layered` extends the rich one so."""
    steps: tuple[Step, ...]

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=1, ensure_ascii=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Case:
        row = json.loads(text)
        steps = (Step(s["action"], s["file"], tuple(s["route"]), s["value"]) for s in row["steps"])
        return cls(row["base"], tuple(steps))


# --- what is done ---


def read_yaml(path: Path) -> Any:
    """The values in a YAML file: none, if it is none any longer. A book is read by the reader of books."""
    content = path.read_bytes()
    return parse(content).value if path.suffix == ".yaml" else yaml.safe_load(content)


def _parent(data: Any, route: Route) -> Any:
    for key in route[:-1]:
        data = data[key]
    return data


def _edit(folder: Path, step: Step, change: Callable[[Any, Any], None]) -> None:
    """Change a value of a YAML file; one that an earlier step has taken away stays away."""
    path = folder / step.file
    try:
        data = read_yaml(path)
        change(_parent(data, step.route), step.route[-1])
    except (OSError, KeyError, IndexError, TypeError, AttributeError, ValueError, yaml.YAMLError):
        return
    path.write_text(
        json.dumps(data, indent=0, default=str), encoding="utf-8"
    )  # YAML, with every odd letter as an escape


def _set(folder: Path, step: Step) -> None:
    def change(parent: Any, key: Any) -> None:
        parent[key] = step.value

    _edit(folder, step, change)


def _delete(folder: Path, step: Step) -> None:
    def change(parent: Any, key: Any) -> None:
        del parent[key]

    _edit(folder, step, change)


def _repeat(folder: Path, step: Step) -> None:
    """Have a list's item there several times; an entry each time under an id of its own, if that is asked for."""

    def change(parent: Any, key: Any) -> None:
        item = parent[key]
        count, renames = step.value
        for number in range(count):
            is_entry = renames and isinstance(item, dict) and "id" in item
            ids = {"id": f"{item['id']}-{number}", "code": f"X-{number + 100}"} if is_entry else {}
            if not is_entry or "code" not in item:
                ids.pop("code", None)
            parent.append({**item, **ids} if isinstance(item, dict) else item)

    _edit(folder, step, change)


def _write(folder: Path, step: Step) -> None:
    path = folder / step.file
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(step.value))
    except (OSError, ValueError):
        return


def _insert(folder: Path, step: Step) -> None:
    """Put bytes somewhere into a file: `value` is where, as a share of its length, and what."""
    path = folder / step.file
    if path.is_file():
        content = path.read_bytes()
        at = int(len(content) * step.value[0])
        path.write_bytes(content[:at] + base64.b64decode(step.value[1]) + content[at:])


def _remove(folder: Path, step: Step) -> None:
    (folder / step.file).unlink(missing_ok=True)


def _special(folder: Path, step: Step) -> None:
    """A pipe or a folder under the name of a file, or a link to where `value` says."""
    path = folder / step.file
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        match step.value:
            case "pipe":
                os.mkfifo(path)
            case "folder":
                path.mkdir()
            case target:
                path.symlink_to(target)
    except OSError:
        return


ACTIONS: dict[str, Callable[[Path, Step], None]] = {
    "set": _set, "delete": _delete, "repeat": _repeat, "write": _write, "insert": _insert, "remove": _remove, "special": _special,
}  # fmt: skip


def write_base(base: str, folder: Path) -> None:
    """A project that has not been changed yet."""
    if base == "extending":
        from talkdown.cli import main

        assert CliRunner().invoke(main, ["init", str(folder)]).exit_code == 0
        config = folder / "mkdocs.yml"  # all of the shipped book's print takes longer than all the rest
        config.write_text(
            config.read_text().replace(
                "- talkdown\n", "- talkdown: {print: {kinds: [poster], papers: [a4], inks: [full]}}\n"
            )
        )
        return
    folder.mkdir(parents=True)
    write_small_project(folder)
    if base.startswith("rich"):
        shutil.copytree(_RICH, folder / "phrasebook", dirs_exist_ok=True)
    if base.endswith("layered"):
        (folder / "phrasebook").rename(folder / "base")
        for layer, below in (("middle", "base"), ("phrasebook", "middle")):
            (folder / layer).mkdir()
            (folder / layer / "book.yaml").write_text(f"title: A book on top\nextend: ../{below}\n")


def apply(case: Case, folder: Path) -> None:
    """Write the project of a case."""
    write_base(case.base, folder)
    for step in case.steps:
        ACTIONS[step.action](folder, step)
