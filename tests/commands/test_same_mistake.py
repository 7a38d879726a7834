"""The same mistake reads the same in every command, and ends with the same code: 2 for misuse, 1 for a bad book."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from command_line import talkdown
from talkdown.commands import COMMANDS
from talkdown.commands.options import require_known, unknown

BASE = Path(__file__).parents[1] / "rules/_base"

WITH_A_BOOK = {
    "check": ["check"],
    "codes": ["codes"],
    "find": ["find", "late"],
    "new": ["new", "phrase", "Go on."],
    "print": ["print", "poster"],
    "suggest": ["suggest", "refund"],
    "upstream": ["upstream"],
}
"""Every command that takes a book, with the least that it needs besides."""

MessageOf = Callable[..., str]


@pytest.fixture
def says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MessageOf:
    """What a command says in a folder that holds the small book, and its exit code."""
    shutil.copytree(BASE, tmp_path / "team/phrasebook")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> str:
        result = talkdown(*arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return f"{result.output}[exit {result.exit_code}]\n"

    return run


def test_no_command_with_a_book_is_left_out_here() -> None:
    options = {command.name: {name for p in command.params for name in p.opts} for command in COMMANDS}
    assert {name for name, names in options.items() if "--book" in names} == set(WITH_A_BOOK)


@pytest.mark.parametrize("command", WITH_A_BOOK.values(), ids=WITH_A_BOOK)
@pytest.mark.parametrize(
    ("book", "message"),
    [
        (
            "nowhere",
            "Error: there is no folder `nowhere`\n"
            "  hint: `talkdown init FOLDER` makes a book to start from\n[exit 2]\n",
        ),
        (
            "team",
            "Error: `team` holds a phrasebook, and is none\n"
            "  hint: did you mean `team/phrasebook`?\n[exit 2]\n",
        ),
        (
            "team/phrasebook/book.yaml",
            "Error: there is no folder `team/phrasebook/book.yaml`\n"
            "  hint: did you mean the folder it is in, `team/phrasebook`?\n[exit 2]\n",
        ),
    ],
)
def test_a_folder_that_is_no_book(says: MessageOf, command: list[str], book: str, message: str) -> None:
    assert says(*command, "--book", book) == message


@pytest.mark.parametrize("name", ["check", "codes", "new", "print", "suggest"])
def test_no_book_where_one_is_looked_for(says: MessageOf, name: str) -> None:
    assert says(*WITH_A_BOOK[name]) == (
        "Error: there is no folder `phrasebook`\n"
        "  hint: `talkdown init FOLDER` makes a book to start from\n[exit 2]\n"
    )


def test_inside_the_book_the_hint_is_a_dot(says: MessageOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("team/phrasebook")
    assert says("check") == (
        "Error: there is no folder `phrasebook`\n"
        "  hint: the current folder is a phrasebook; give it as `--book .`\n[exit 2]\n"
    )
    assert says("check", "--book", ".").startswith("no problems")


@pytest.mark.parametrize("name", ["codes", "find", "new", "suggest"])
def test_a_book_that_cannot_be_read(says: MessageOf, name: str) -> None:
    Path("team/phrasebook/book.yaml").write_text("title: One: two\n")
    assert says(*WITH_A_BOOK[name], "--book", "team/phrasebook") == (
        "team/phrasebook/book.yaml:1:11: error: a colon and a space stand inside a text [colon-in-text]\n"
        "  hint: put the whole text in double quotes\n\n"
        "1 error in 1 file (8 files checked)\n"
        "Error: there is no readable book in `team/phrasebook`\n"
        "  hint: mend the errors above first\n[exit 1]\n"
    )


@pytest.mark.parametrize(
    ("arguments", "noun", "nearest_id"),
    [
        (["find", "late", "--stage", "listn"], "stage", "listen"),
        (["print", "cards", "--stage", "listn"], "stage", "listen"),
        (["print", "cards", "--technique", "listn"], "technique", ""),
        (["find", "late", "--channel", "listn"], "channel", ""),
    ],
)
def test_an_id_that_the_book_has_not(
    says: MessageOf, arguments: list[str], noun: str, nearest_id: str
) -> None:
    output = says(*arguments, "--book", "team/phrasebook")
    assert output.startswith(f"Error: there is no {noun} `listn`\n  hint: ")
    assert output.endswith("\n[exit 2]\n")
    assert (f"hint: did you mean `{nearest_id}`?\n" in output) is bool(nearest_id)


@pytest.mark.parametrize(
    ("names", "hint"),
    [
        (["own", "limits"], "did you mean `limits`?"),
        (["own", "close"], "the stages are `own`, `close`"),
        (["own"], "the only stage is `own`"),
        ([], "the book has no stage"),
        (
            [str(n) for n in range(15)],
            "the stages are `0`, `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9`, `10`, `11` and 3 more",
        ),
    ],
)
def test_an_unknown_name_is_answered_with_near_ones_or_with_some(names: list[str], hint: str) -> None:
    error = unknown("stage", "limit", names)
    assert (error.message, error.exit_code) == (f"there is no stage `limit`\n  hint: {hint}", 2)


def test_an_option_that_was_not_given_is_no_mistake() -> None:
    require_known("stage", [None, "own"], ["own"])
    with pytest.raises(click.ClickException, match="there is no stage ``"):
        require_known("stage", [""], ["own"])


# --- `talkdown check FOLDER`, as it was before `--book` ---


def test_the_old_spelling_works_and_tells_the_new_one(says: MessageOf) -> None:
    note = "note: the book is named by `--book team/phrasebook` now, as in every command\n"
    assert says("check", "team/phrasebook") == f"{note}no problems (8 files checked)\n[exit 0]\n"
    result = talkdown("check", "team/phrasebook", "--format", "json")
    assert result.stdout.startswith("{"), "the note must not get between a program and its JSON"
    assert result.stderr == note


def test_a_book_named_twice(says: MessageOf) -> None:
    assert says("check", "one", "--book", "team/phrasebook").endswith(
        "Error: the book is named twice\n  hint: leave `one` out\n[exit 2]\n"
    )
