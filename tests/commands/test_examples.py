"""Every example that a command's help shows works, as it stands, where a newcomer tries it: in a book fresh from `init`."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest

from command_line import talkdown
from projects import set_print
from talkdown.cli import main
from talkdown.commands import COMMANDS

TEAM = "our-words"
"""The folder that the examples begin with."""


def examples_of(command: click.Command) -> Iterator[str]:
    """The calls of `talkdown` in a command's examples, without what a shell does around them."""
    for line in (command.epilog or "").splitlines():
        if match := re.search(r"talkdown [^|>)#]+", line):
            yield match[0].strip()


EXAMPLES = [example for command in (main, *COMMANDS) for example in examples_of(command)]


@pytest.fixture(scope="module")
def fresh_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book fresh from `init`; nothing is printed when it is built."""
    folder = tmp_path_factory.mktemp("fresh") / TEAM
    assert talkdown("init", str(folder)).exit_code == 0
    set_print(folder)
    return folder


@pytest.fixture
def parent(fresh_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with that book, and with a contact to review."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(fresh_book, TEAM)
    (tmp_path / TEAM / "calls").mkdir()
    (tmp_path / TEAM / "calls/one.txt").write_text(
        "Agent: Good morning, this is Ann.\nCustomer: This is the third time.\n"
    )
    return tmp_path


def test_every_command_has_examples() -> None:
    assert {example.split()[1] for example in EXAMPLES} == {command.name for command in COMMANDS}


def marks_of(example: str) -> tuple[pytest.MarkDecorator, ...]:
    """At each change, the whole book is built once, without options."""
    return (pytest.mark.nightly,) if example.startswith("talkdown build -") else ()


@pytest.mark.parametrize(
    "example", [pytest.param(example, marks=marks_of(example)) for example in sorted(set(EXAMPLES))]
)
def test_an_example_works_in_a_book_fresh_from_init(
    example: str, parent: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        import_module("talkdown.commands.find"), "_COPIERS", (("true",),)
    )  # no clipboard here
    arguments = [word.replace("/srv", f"{parent}/srv") for word in shlex.split(example)[1:]]
    if arguments[0] == "init":
        monkeypatch.chdir(parent / TEAM)  # where no book of that name is yet
    elif TEAM not in example:
        monkeypatch.chdir(parent / TEAM)
    if arguments[0] in ("serve", "edit"):  # they never end: only their options are read
        main.commands[arguments[0]].make_context(arguments[0], arguments[1:])
        return
    if "purge" in arguments:
        assert talkdown("review", "calls").exit_code == 0
    result = talkdown(*arguments)
    without_wordnet = "WordNet's files are not on this machine" in result.output
    assert result.exit_code == 0 or without_wordnet, result.output
