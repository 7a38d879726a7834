"""Publishing on a bad day: a full disk, one that cannot be written, a build that is stopped or killed."""

from __future__ import annotations

import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from projects import PAGES, assert_whole, build_in, files_in, run
from scripts.environment import quiet_environment
from small_disk import small_disk
from talkdown.pipeline.publish import OLD_BUILDS


@pytest.mark.parametrize("share_left", [0, 0.5, 0.9])
def test_a_full_disk_leaves_the_last_site(share_left: float, team: Path) -> None:
    """There is room for nothing, for half of a build, and for most of one."""
    disk = team / "disk"
    with small_disk(disk, "50m"):
        assert run("build", "--out", "disk/site").returncode == 0
        size = sum(p.stat().st_blocks * 512 for p in (disk / ".site-builds/1").rglob("*"))
        with (disk / "filler").open("wb") as filler:
            filler.write(bytes(shutil.disk_usage(disk).free - int(size * share_left)))
        before = {name: (disk / "site" / name).read_bytes() for name in files_in(disk / "site")}
        result = run("build", "--out", "disk/site")
        assert (result.returncode, result.stdout) == (1, "")
        lines = result.stderr.splitlines()
        assert re.fullmatch(r"Error: (`.*`: )?no space left on device", lines[0])
        assert lines[1:] == ["  `disk/site` stays as it was", "  hint: make room, and build again"]
        assert {name: (disk / "site" / name).read_bytes() for name in files_in(disk / "site")} == before
        assert sorted(os.listdir(disk / ".site-builds")) == ["1", "1.sha256", "talkdown.lock"]


def test_a_disk_that_cannot_be_written_leaves_the_last_site(team: Path) -> None:
    with small_disk(team / "disk", "50m") as remount:
        remount("ro")
        lines = run("build", "--out", "disk/site").stderr.splitlines()
        hint = "  hint: make it writable, or publish elsewhere with `--out FOLDER`"
        assert lines == [
            "Error: `disk/.site-builds`: read-only file system",
            "  there is no `disk/site` yet",
            hint,
        ]
        remount("rw")
        assert run("build", "--out", "disk/site").returncode == 0
        remount("ro")
        lines = run("build", "--out", "disk/site").stderr.splitlines()
        first_line = "Error: `disk/.site-builds/talkdown.lock`: read-only file system"
        assert lines == [first_line, "  `disk/site` stays as it was", hint]
        assert_whole(team / "disk/site")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_a_build_that_is_stopped_says_so(team: Path, how: signal.Signals) -> None:
    assert run("build").returncode == 0
    command = [sys.executable, "-m", "talkdown", "build"]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=quiet_environment())
    while not (team / ".site-builds/new").exists():
        time.sleep(0.001)
    running.send_signal(how)
    assert running.communicate()[1] == (
        "Error: the build was stopped\n  `site` stays as it was\n  hint: `talkdown build` begins anew\n"
    )
    assert running.returncode == 1
    assert str((team / "site").readlink()) == ".site-builds/1"
    assert not (team / ".site-builds/new").exists()


def test_what_a_killed_build_has_written_goes_though_the_book_has_changed(team: Path) -> None:
    """Every page of it names a page that there is no more: no later build has the same."""
    assert run("build").returncode == 0
    (team / "content/draft.md").write_text("# A page that goes again\n")
    process = subprocess.Popen([sys.executable, "-m", "talkdown", "build"], cwd=team, stderr=subprocess.PIPE)
    while not (team / ".site-builds/new/404.html").exists():
        assert process.poll() is None
    process.kill()
    process.communicate()
    (team / "content/draft.md").unlink()
    last = run("build")
    assert (last.returncode, last.stderr) == (0, "note: a build that was cut off has been cleared away\n")
    assert sorted(os.listdir(team / ".site-builds")) == ["1", "1.sha256", "2", "2.sha256", "talkdown.lock"]
    assert not list((team / "site").rglob(".talkdown*"))


@pytest.mark.nightly
def test_a_build_that_is_killed_leaves_every_page_to_its_readers(team: Path) -> None:
    """Killed at 50 moments, drawn over the whole length of a build; a reader asks for pages all the time."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(
        ["talkdown.cli", "talkdown.mkdocs.plugin", "mkdocs.commands.build", "material"]
    )
    assert run("build").returncode == 0
    chance, faults, reads, stop = random.Random(50), [], [0], threading.Event()

    def read() -> None:
        while not stop.wait(0.001):  # or else reading takes a whole core from the builds
            for name in PAGES:
                reads[0] += 1
                try:
                    text = (team / "site" / name).read_bytes()
                    if not text.rstrip().endswith((b"</html>", b"}")):
                        faults.append(f"{name}: cut off")
                except OSError as error:
                    faults.append(str(error))

    def build() -> multiprocessing.process.BaseProcess:
        process = processes.Process(target=build_in, args=(str(team),))
        process.start()
        return process

    build().join()
    start = time.perf_counter()
    build().join()
    length = time.perf_counter() - start
    reader = threading.Thread(target=read)
    reader.start()
    kills = 0
    try:
        for n in range(150):  # on a busy machine some builds are done before their moment has come
            process = build()
            time.sleep(length * (n % 50 + chance.random()) / 50)
            process.kill()
            process.join()
            kills += process.exitcode == -signal.SIGKILL
            if kills == 50:
                break
    finally:
        stop.set()
        reader.join()
    assert faults == []
    assert kills == 50
    assert reads[0] > 1000
    last = run("build")
    assert last.returncode == 0
    assert last.stderr in ("", "note: a build that was cut off has been cleared away\n")
    assert_whole(team / "site")
    builds = os.listdir(team / ".site-builds")
    assert len(builds) == 2 * (OLD_BUILDS + 1) + 1, builds
