"""No edit, however wrong, stops a server for authors: the last good pages stay up and say what is wrong."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dev_server import DevServer
from scripts.loopback import free_port
from talkdown.mkdocs.edit_responder import PROBLEMS

TESTS = Path(__file__).parents[1]
SITE = "site_name: X\ndocs_dir: content\ntheme:\n  name: material\nplugins:\n  - talkdown\n"


def _folder_for_file(team: Path) -> None:
    (team / "phrasebook/avoid.yaml").unlink()
    (team / "phrasebook/avoid.yaml").mkdir()


def _loops(team: Path) -> None:
    for name in ("one", "two"):  # two, because what follows both would take for ever
        (team / "content" / name).symlink_to(team / "content")


def _round_about(team: Path) -> None:
    for name, other_name in (("one", "two"), ("two", "one")):
        (team / "content" / name).mkdir()
        (team / "content" / name / "on").symlink_to(f"../{other_name}")


EDITS: dict[str, tuple[Callable[[Path], object], str]] = {
    "a field that is none": (
        lambda t: (t / "phrasebook/phrases.yaml").write_text("- id: x\n  titel: X\n"),
        "phrasebook/phrases.yaml:2:3: error: unknown field `titel` [unknown-field]",
    ),
    "no YAML": (
        lambda t: (t / "phrasebook/phrases.yaml").write_text("- id: [x\n"),
        "phrasebook/phrases.yaml:1:7: error: what opens with `[` here is not closed",
    ),
    "bytes that are no text": (
        lambda t: (t / "phrasebook/phrases.yaml").write_bytes(bytes(range(256)) * 9),
        "phrasebook/phrases.yaml:",
    ),
    "a file that is too large": (
        lambda t: (t / "phrasebook/phrases.yaml").write_bytes(b"- x\n" * 1_000_000),
        "phrasebook/phrases.yaml:1:1: error: the file is larger than 2 MB",
    ),
    "a folder for a file": (
        _folder_for_file,
        "phrasebook/avoid.yaml:1:1: error: this is a folder with the name of a file",
    ),
    "a link in a circle": (
        lambda t: (t / "phrasebook/signs").symlink_to("."),
        "phrasebook/signs:1:1: error: this is a link, and links are not followed",
    ),
    "a pipe in the book": (
        lambda t: os.mkfifo(t / "phrasebook/drills.yaml"),
        "phrasebook/drills.yaml:1:1: error: this is not a regular file",
    ),
    "no book.yaml": (lambda t: (t / "phrasebook/book.yaml").unlink(), "book.yaml"),
    "no book": (lambda t: shutil.rmtree(t / "phrasebook"), "there is no folder `phrasebook` beside mkdocs.yml"),
    "a file for the book": (
        lambda t: (shutil.rmtree(t / "phrasebook"), (t / "phrasebook").touch()),
        "there is no folder `phrasebook`",
    ),
    "a broken mkdocs.yml": (lambda t: (t / "mkdocs.yml").write_text("site_name: ["), "mkdocs.yml"),
    "an mkdocs.yml of bytes": (lambda t: (t / "mkdocs.yml").write_bytes(b"\xff\x00\xfe"), ""),
    "an mkdocs.yml that is a list": (lambda t: (t / "mkdocs.yml").write_text("- a"), ""),
    "a plugin that is none": (
        lambda t: (t / "mkdocs.yml").write_text(SITE.replace("- talkdown", "- talkdwon")),
        'The "talkdwon" plugin is not installed',
    ),
    "another theme": (
        lambda t: (t / "mkdocs.yml").write_text(SITE.replace("material", "mkdocs")),
        "set `theme: material`",
    ),
    "no mkdocs.yml": (lambda t: (t / "mkdocs.yml").unlink(), ""),
    "no pages": (lambda t: shutil.rmtree(t / "content"), "content"),
    "two links in a circle": (_loops, "content/one:1:1: error: this link leads back to a folder that it lies in"),
    "links round about": (_round_about, "content/one/on/on:1:1: error: this link leads back"),
    "a pipe for a page": (
        lambda t: os.mkfifo(t / "content/pipe.md"),
        "content/pipe.md:1:1: error: this is not a regular file",
    ),
    "a link to a device": (
        lambda t: (t / "content/zero.md").symlink_to("/dev/zero"),
        "content/zero.md:1:1: error: this link leads out of the folder of the pages",
    ),
    "a link to nothing": (
        lambda t: (t / "content/none.md").symlink_to("nowhere.md"),
        "content/none.md:1:1: error: this cannot be read: no such file or directory",
    ),
    "a page of bytes": (
        lambda t: (t / "content/rules.md").write_bytes(b"# Caf\xe9\n\x80"),
        "content/rules.md:1:6: error: the byte 0xE9 is not UTF-8",
    ),
    "a page that is too large": (
        lambda t: (t / "content/rules.md").write_bytes(b"*a* " * 1_000_000),
        "content/rules.md:1:1: error: the file is larger than 2 MB",
    ),
    "everything": (lambda t: [_away(path) for path in t.iterdir()], ""),
}  # fmt: skip
"""What is done to a team's folder, and the beginning of what is said; empty where MkDocs itself finds words, or none."""

EDITS_BY_PROGRAM = {
    "talkdown": EDITS,
    # Both run the same server; what differs is who has read mkdocs.yml.
    "mkdocs": {
        name: edit
        for name, edit in EDITS.items()
        if re.search("mkdocs.yml|plugin|theme|pages|everything", name)
    },
}


def _away(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()


@pytest.fixture
def team(tmp_path: Path) -> Path:
    folder = tmp_path / "team"
    shutil.copytree(TESTS / "rules/_base", folder / "phrasebook")
    (folder / "content").mkdir()
    (folder / "content/rules.md").write_text("# House rules\n\nBe kind, 0.\n")
    (folder / "mkdocs.yml").write_text(SITE)
    return folder


@pytest.fixture(params=EDITS_BY_PROGRAM)
def program(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def serving(program: str, team: Path) -> Iterator[DevServer]:
    port = free_port()
    where = ("--port", str(port)) if program == "talkdown" else ("-a", f"127.0.0.1:{port}")
    running = DevServer(team, "serve", *where, program=program)
    yield running
    running.process.kill()


def test_no_edit_stops_a_server(program: str, serving: DevServer, team: Path, tmp_path: Path) -> None:
    team_before = tmp_path / "good"
    shutil.copytree(team, team_before)
    for number, (name, (edit, message)) in enumerate(EDITS_BY_PROGRAM[program].items()):
        edit(team)
        serving.wait_for(PROBLEMS, message or "\n")
        if message or serving.page(PROBLEMS):
            assert "stay up" in serving.page(PROBLEMS), name
        assert f"Be kind, {number}." in serving.page("rules.html"), name
        assert "Hear them out" in serving.page("techniques/hear-them-out.html"), name
        # mended, with something new to see
        for path in team.iterdir():
            _away(path)
        shutil.copytree(team_before, team, dirs_exist_ok=True)
        (team / "content/rules.md").write_text(f"# House rules\n\nBe kind, {number + 1}.\n")
        serving.wait_for("rules.html", f"Be kind, {number + 1}.")
        assert serving.page(PROBLEMS) == "", name
    serving.stop()
