"""What commands write: nothing of others is lost, no link leads it elsewhere, and a disk that refuses is said with a way out."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from command_line import talkdown
from projects import run
from small_disk import small_disk
from talkdown.model import ENTRY_KINDS

SCHEMAS = f"schema: {len(ENTRY_KINDS) + 1} schemas\n"
"""What is said of all: one for each kind, and one for book.yaml."""

NOWHERE = "is a link that leads nowhere\n  hint: delete it, or make what it should lead to\n"


def test_a_schema_of_others_stays_though_it_has_the_same_title(team: Path) -> None:
    schema = team / "schema/avoid.json"
    text = schema.read_text()
    schema.write_text(json.dumps({**json.loads(text), "description": "ours, with a rule of our own"}))
    text_of_others, files = schema.read_text(), sorted(team.rglob("*"))
    result = talkdown("schema")
    assert (result.exit_code, result.output) == (
        1,
        "Error: not written by Talkdown, or changed since, and left as it is: `schema/avoid.json`\n"
        "  hint: move it away, or write elsewhere with `--out FOLDER`\n",
    )
    assert schema.read_text() == text_of_others
    assert sorted(team.rglob("*")) == files
    schema.rename(team / "schema/ours.json")
    assert talkdown("schema").exit_code == 0
    assert (schema.read_text(), (team / "schema/ours.json").read_text()) == (text, text_of_others)


def test_a_schema_from_before_is_replaced(team: Path) -> None:
    assert [talkdown("schema").output for _ in range(2)] == [SCHEMAS] * 2


def test_settings_of_an_editor_that_are_a_dead_link_stay(team: Path) -> None:
    settings = team / ".vscode/settings.json"
    settings.unlink()
    settings.symlink_to("nowhere.json")
    result = talkdown("schema")
    assert (result.exit_code, result.output) == (1, f"Error: `.vscode/settings.json` {NOWHERE}")
    assert str(settings.readlink()) == "nowhere.json"
    (team / ".vscode/nowhere.json").write_text("{}")
    assert talkdown("schema").output == SCHEMAS
    assert settings.read_text() == "{}"


@pytest.mark.parametrize(
    "arguments",
    [("init", "dead"), ("init", "dead/book"), ("schema", "--out", "dead"), ("print", "--out", "dead")],
)
def test_nothing_is_written_to_a_dead_link(team: Path, arguments: tuple[str, ...]) -> None:
    (team / "dead").symlink_to("nowhere")
    result = talkdown(*arguments)
    assert (result.exit_code, result.output) == (1, f"Error: `dead` {NOWHERE}")
    assert not (team / "nowhere").exists()


@pytest.mark.parametrize("target", ["../elsewhere", "techniques-of-ours", "nowhere"])
def test_a_new_entry_follows_no_link(team: Path, target: str) -> None:
    (team / "elsewhere").mkdir()
    (team / "phrasebook/techniques-of-ours").mkdir()
    (team / "phrasebook/techniques").symlink_to(target)
    files = sorted(team.rglob("*"))
    result = talkdown("new", "technique", "Count to three")
    assert (result.exit_code, result.output) == (
        1,
        "Error: `phrasebook/techniques` is a link, and links are not followed\n  hint: delete it first\n",
    )
    assert sorted(team.rglob("*")) == files


def test_a_new_entry_takes_no_name_of_a_link(team: Path) -> None:
    (team / "phrasebook/techniques").mkdir()
    (team / "phrasebook/techniques/count-to-three.yaml").symlink_to(team / "nowhere.yaml")
    result = talkdown("new", "technique", "Count to three")
    assert result.output == (
        "Error: `phrasebook/techniques/count-to-three.yaml` is a link, and links are not followed\n"
        "  hint: delete it first\n"
    )


def test_a_book_that_is_reached_by_a_link_gets_its_entry(team: Path) -> None:
    (team / "link").symlink_to("phrasebook")
    assert talkdown("new", "technique", "Count to three", "--book", "link").exit_code == 0
    assert (team / "phrasebook/techniques/count-to-three.yaml").is_file()


def failure_of(arguments: tuple[str, ...]) -> tuple[int, str]:
    """How a command ends, and what it says of it."""
    result = run(*arguments)
    return result.returncode, result.stderr


def test_a_disk_that_cannot_be_written_is_named_with_a_way_out(team: Path) -> None:
    with small_disk(team / "disk", "50m") as remount:
        shutil.copytree(team / "phrasebook", team / "disk/phrasebook")
        remount("ro")
        for arguments, name, detour in (
            (
                ("print", "calibration", "--out", "disk/out"),
                "disk/out",
                "print elsewhere with `--out FOLDER`",
            ),
            (("schema", "--out", "disk/out"), "disk/out", "write elsewhere with `--out FOLDER`"),
            (
                ("new", "technique", "Count to three", "--book", "disk/phrasebook"),
                "disk/phrasebook/techniques",
                "name another book with `--book FOLDER`",
            ),
        ):
            message = f"Error: `{name}`: read-only file system\n  hint: make it writable, or {detour}\n"
            assert failure_of(arguments) == (1, message)


def test_a_full_disk_is_named_with_a_way_out(team: Path) -> None:
    with small_disk(team / "disk", "2m"):
        shutil.copytree(team / "phrasebook", team / "disk/phrasebook")
        (team / "disk/phrasebook/techniques").mkdir()
        (team / "disk/out").mkdir()
        with (team / "disk/filler").open("wb") as filler:
            filler.write(bytes(shutil.disk_usage(team / "disk").free))
        for arguments, name, retry in (
            (("print", "calibration", "--out", "disk/out"), "disk/out/.talkdown.sha256", "print again"),
            (("schema", "--out", "disk/out"), "disk/out/.talkdown.sha256", "write them again"),
            (
                ("new", "technique", "Count to three", "--book", "disk/phrasebook"),
                "disk/phrasebook/techniques/count-to-three.yaml",
                "run the command again",
            ),
        ):
            message = f"Error: `{name}`: no space left on device\n  hint: make room, and {retry}\n"
            assert failure_of(arguments) == (1, message)
        assert list((team / "disk/out").iterdir()) == []
        assert list((team / "disk/phrasebook/techniques").iterdir()) == []
