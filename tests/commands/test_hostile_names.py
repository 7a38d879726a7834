"""Names that a stranger chose, as a fork's pull request may: every command says them, and none acts on them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from projects import run_here, write_small_project
from scripts.environment import quiet_environment
from talkdown.commands import COMMANDS

NAME = "a\n::error file=x::made up\r\x1b[31m\u202eb##[warning]c"
ACTS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|^\s*::error file=x|##\[|^made up", re.MULTILINE)  # fmt: skip

SLIP = f"- id: x\n  {json.dumps(NAME)}: {json.dumps(NAME)}\n"
"""An entry whose key is as hostile as the name of its file."""


def run(folder: Path, *arguments: str, program: str = "talkdown") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", program, *arguments],
        cwd=folder, env=quiet_environment({"GITHUB_ACTIONS": "true"}), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A folder of a team whose every name is hostile."""
    folder = tmp_path / NAME
    folder.mkdir()
    write_small_project(folder)
    (folder / "content" / f"{NAME}.md").write_text(f"# Mine\n\n[{NAME}]({json.dumps(NAME)}.md)\n")
    return folder


BAD_BOOK = ("check", "--book", "phrasebook")

CALLS: dict[str, list[tuple[str, ...]]] = {
    "init": [("init", f"{NAME}/new"), ("init", f"{NAME}/new"), ("init", NAME)],
    "serve": [("serve", "-f", NAME), ("serve", "--port", NAME)],
    "build": [("build", "-f", NAME), ("build", "-f", f"{NAME}/mkdocs.yml"), ("build", "--out", NAME, "-f", f"{NAME}/mkdocs.yml")],
    "print": [("print", NAME), ("print", "--book", NAME), ("print", "cards", "--stage", NAME), ("print", "--bleed", NAME)],
    "check": [("check", "--book", f"{NAME}/phrasebook", "--format", form) for form in ("text", "json", "github")]
    + [("check", NAME), ("check", "--book", NAME), ("check", "--explain", NAME), ("check", "--as-of", NAME)],
    "find": [("find", NAME, "--book", f"{NAME}/phrasebook"), ("find", NAME), ("find", "x", "--channel", NAME)],
    "new": [("new", NAME, "x"), ("new", "sign", NAME, "--id", NAME), ("new", "sign", NAME, "--book", f"{NAME}/phrasebook")],
    "codes": [("codes", "--book", NAME), ("codes", "--book", f"{NAME}/phrasebook")],
    "suggest": [("suggest", NAME, "--book", f"{NAME}/phrasebook"), ("suggest", NAME, "--book", NAME)],
    "review": [("review", NAME), ("review", NAME, "--book", NAME), ("review", f"{NAME}/content", "--out", f"{NAME}/review", "--jobs", "1"),
        ("review", NAME, "--rules", NAME), ("review", NAME, "--channel", NAME), ("review", NAME, "--roles", NAME), ("review", NAME, "--keep", NAME),
        ("review", "label", "--out", NAME), ("review", "purge", "--older", NAME), ("review", "explain", NAME), ("review", "agent", NAME, "--out", NAME)],
    "edit": [("edit", "-f", NAME), ("edit", "--port", NAME)],
    "upstream": [("upstream", "--book", NAME), ("upstream", "--book", f"{NAME}/phrasebook")],
    "schema": [("schema", "--out", f"{NAME}/schema")],
    "completion": [("completion", NAME)],
}  # fmt: skip
"""Some ways to bring the name into what each command says."""


def test_every_command_is_tried() -> None:
    assert set(CALLS) == {command.name for command in COMMANDS}


@pytest.mark.parametrize("slip", [False, True], ids=["a good book", "a bad book"])
@pytest.mark.parametrize("command", CALLS)
def test_no_command_acts_on_a_name(
    command: str, slip: bool, team: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first call of each is a process of its own, the others are made here, which is quicker."""
    monkeypatch.chdir(team.parent)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    if slip:
        (team / "phrasebook/phrases").mkdir(exist_ok=True)
        (team / "phrasebook/phrases" / f"{NAME}.yaml").write_text(SLIP)
        (team / "phrasebook" / f"{NAME}.yaml").write_text(SLIP)
    for number, arguments in enumerate(CALLS[command]):
        result = run_here(*arguments) if number else run(team.parent, *arguments)
        output = result.stdout + result.stderr
        assert "Traceback" not in output, output
        assert not ACTS.search(output), (arguments, output)
        if arguments[-1] == "json":
            assert json.loads(result.stdout)["problems"] or not slip


@pytest.mark.parametrize("arguments", [(), ("--strict",)])
def test_mkdocs_acts_on_no_name_either(arguments: tuple[str, ...], team: Path) -> None:
    result = run(team, "build", "-d", "../out", *arguments, program="mkdocs")
    assert not ACTS.search(result.stdout + result.stderr), result.stderr


def test_nothing_but_the_terminals_own_module_prints() -> None:
    package = Path(sys.modules["talkdown.commands"].__path__[0])
    speakers = [
        path.name
        for path in package.glob("*.py")
        if re.search(r"click\.(s?echo|style|secho)", path.read_text())
    ]
    assert sorted(speakers) == [
        "progress.py",
        "terminal.py",
    ]  # the line of progress has the program's own words
