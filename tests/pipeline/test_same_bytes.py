"""The same input gives the same bytes: in another folder, time zone and language, with other hashes, on another day."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import talkdown
from projects import set_print, write_small_project
from talkdown.mkdocs.errors import MKDOCS_WARNINGS_OFF

COMMANDS = {"site": ("build", "--out", "made")}
"""Everything that is made for others to keep, each as `talkdown` makes it into the folder `made`."""

HERE_AND_NOW = {
    "SOURCE_DATE_EPOCH": "1760000000",
    "TALKDOWN_CACHE": "off",
    **MKDOCS_WARNINGS_OFF,
    "PYTHONHASHSEED": "1",
    "TZ": "UTC",
    "LC_ALL": "C.UTF-8",
    "HOME": "/nonexistent",
}
ELSEWHERE = HERE_AND_NOW | {
    "PYTHONHASHSEED": "20",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "POSIX",  # and Python may not turn that into UTF-8
    "LANGUAGE": "tr",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "HOME": "/",
}


def files_made(folder: Path, command: tuple[str, ...], env: dict[str, str], *before: str) -> dict[str, bytes]:
    """The bytes of every file that a command makes in a team's folder."""
    command_line = [*before, sys.executable, "-m", "talkdown", *command]
    result = subprocess.run(
        command_line, cwd=folder, capture_output=True, text=True, env=os.environ | env, check=False
    )
    assert result.returncode == 0, result.stderr
    files = [path for path in (folder / "made").rglob("*") if path.is_file()]
    return {path.relative_to(folder / "made").as_posix(): path.read_bytes() for path in files}


def assert_same(one: dict[str, bytes], two: dict[str, bytes]) -> None:
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []


@pytest.fixture(params=["small", pytest.param("extending", marks=pytest.mark.nightly)])
def team(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A small book of a team's own; each night, one on top of the shipped book, too."""
    folder = tmp_path / "team"
    if request.param == "small":
        folder.mkdir()
        write_small_project(folder)
    else:
        assert talkdown("init", str(folder)).exit_code == 0
    # One printable: tests of printing hold all of them to their bytes.
    set_print(folder, "kinds: [poster], papers: a4, inks: full")
    with (folder / "mkdocs.yml").open("a") as settings:
        settings.write("site_url: https://words.example.org/\n")
    return folder


@pytest.mark.parametrize("name", COMMANDS)
def test_in_another_folder_zone_and_language(name: str, team: Path, tmp_path: Path) -> None:
    second_team = tmp_path / "à côté" / "deeper" / "team"
    for path in sorted(team.rglob("*"), reverse=True):  # another order on the disk
        if path.is_file():
            target = second_team / path.relative_to(team)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (1_000_000_000, 1_000_000_000))
    files_here = files_made(team, COMMANDS[name], HERE_AND_NOW)
    assert len(files_here) > 100
    assert_same(files_here, files_made(second_team, COMMANDS[name], ELSEWHERE))


@pytest.mark.parametrize("name", COMMANDS)
def test_on_another_day(name: str, team: Path) -> None:
    faketime = shutil.which("faketime")
    if not faketime:
        pytest.skip("another day takes `faketime`, which is a package of most systems")
    today = files_made(team, COMMANDS[name], HERE_AND_NOW)
    assert_same(today, files_made(team, COMMANDS[name], HERE_AND_NOW, faketime, "-f", "+400d"))
