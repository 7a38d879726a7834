"""The commands of docs/backup.md and docs/publishing.md do what the pages say, run as they stand there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from projects import files_in, run, write_small_project
from talkdown.storage.lock import try_lock

DOCS = Path(__file__).parents[2] / "docs"


def commands(page: str) -> list[str]:
    """The blocks of shell commands, in order."""
    return re.findall(
        r"^```sh\n(.*?)^```", (DOCS / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run commands as a person would in a terminal, with this `talkdown`."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path}
    return subprocess.run(
        ["bash", "-e", "-c", script], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def built_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "team"
    write_small_project(folder)
    for _ in range(2):
        assert run("build", "-f", str(folder / "mkdocs.yml")).returncode == 0
    return folder


@pytest.fixture
def team(built_twice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    if not all(shutil.which(program) for program in ("bash", "flock", "tar", "sha256sum")):
        pytest.skip("the commands are those of Linux")
    folder = shutil.copytree(built_twice, tmp_path / "team", symlinks=True)
    monkeypatch.chdir(folder)
    return folder


def test_a_book_and_its_builds_are_backed_up_and_restored(team: Path) -> None:
    backup, restore = commands("backup.md")
    result = shell(backup, team)
    assert (result.returncode, result.stderr) == (0, "")
    shutil.rmtree(team / ".site-builds")
    shutil.rmtree(team / "phrasebook")  # the disk is lost
    result = shell(restore, team)
    assert result.returncode == 0, result.stderr
    assert "damaged" not in result.stdout
    new_home = team.parent / "restored"
    assert os.readlink(new_home / "site") == ".site-builds/2"
    assert (new_home / "site/signs.html").is_file()
    os.chdir(new_home)
    assert run("build").stderr == ""
    assert os.readlink(new_home / "site") == ".site-builds/3"


def test_a_damaged_build_is_seen_when_it_is_restored(team: Path) -> None:
    backup, restore = commands("backup.md")
    (team / ".site-builds/1/signs.html").write_text("damage")
    assert shell(backup, team).returncode == 0
    result = shell(restore, team)
    assert "signs.html: FAILED" in result.stdout
    assert result.stdout.endswith("damaged: .site-builds/1.sha256\n")


def test_no_backup_is_made_while_a_build_is_at_work(team: Path) -> None:
    with (team / ".site-builds/talkdown.lock").open("a+") as lock:
        assert try_lock(lock)
        assert shell(commands("backup.md")[0], team).returncode == 1
    assert not (team.parent / "book.tar.gz").exists()


def test_an_older_build_is_published_again_and_kept(team: Path) -> None:
    (rollback,) = commands("publishing.md")
    assert shell(rollback.replace("/7", "/1"), team).returncode == 0
    assert os.readlink("site") == ".site-builds/1"
    before = files_in(team / ".site-builds/1")
    note = "note: `site` had been turned back to build 1; it leads to build 3 now, and 1 stays\n"
    assert [run("build").stderr for _ in range(4)] == [note, "", "", ""]
    assert files_in(team / ".site-builds/1") == before
