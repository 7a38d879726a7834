"""A review as a program of its own: without a network, killed, on a disk that is full, by several processes."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from contacts import LINES, digests, review_in, write_contact
from small_disk import small_disk

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests/rules/_base"
SUPPORT = ROOT / "tests/support"

COMMAND = [sys.executable, "-m", "talkdown", "review", "calls", "--book", str(BASE), "--keep", "forever"]


def environment(**variables: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(SUPPORT), **variables}


def review(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A folder with calls: more than one part, and one of them large."""
    for number in range(40):
        write_contact(tmp_path / f"calls/{number:02d}.jsonl", f"c{number}")
    write_contact(tmp_path / "calls/long.jsonl", "long", LINES * 6000)
    return tmp_path


@pytest.fixture(scope="module")
def no_socket(tmp_path_factory: pytest.TempPathFactory) -> str:
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("this needs Linux and a compiler")
    library = tmp_path_factory.mktemp("library") / "no_socket.so"
    source = SUPPORT / "no_socket.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-o", str(library), str(source)], check=True)
    return str(library)


def test_nothing_asks_for_a_socket(no_socket: str, tmp_path: Path) -> None:
    for number in range(2):
        write_contact(tmp_path / f"calls/{number}.jsonl", f"c{number}", LINES * 6000)
    ask = [sys.executable, "-c", "import socket; socket.socket()"]
    alone = subprocess.run(ask, env=environment(LD_PRELOAD=no_socket), capture_output=True, text=True)
    assert "a socket was asked for" in alone.stderr
    result = review(tmp_path, "--jobs", "2", "--format", "parquet", LD_PRELOAD=no_socket)
    assert result.stderr == ""
    assert result.returncode == 0
    assert len(list((tmp_path / "review/facts").iterdir())) == 2


def test_a_full_disk_is_said_and_leaves_nothing_half(team: Path) -> None:
    with small_disk(team / "small", "600k"):
        result = review(team, "--jobs", "1", "--out", "small/review")
        assert (result.returncode, result.stdout) == (1, "")
        message, hint = result.stderr.splitlines()
        assert message.endswith(": no space left on device")
        assert hint == "  hint: make room, and run it again"
        names = {path.name for path in (team / "small/review").rglob("*") if path.is_file()}
        assert "manifest.json" not in names
        assert not [name for name in names if name.endswith((".jsonl", ".new"))]


@pytest.mark.nightly
def test_killed_at_any_moment_it_goes_on_and_the_bytes_are_the_same(team: Path) -> None:
    """Killed at 20 moments, drawn over the whole length of a review, with all that it has started."""
    write_contact(
        team / "calls/long.jsonl", "long", LINES * 500
    )  # as long as needed for tables of several parts
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["talkdown.cli", "talkdown.review", "duckdb"])

    def start(*arguments: str) -> multiprocessing.process.BaseProcess:
        process = processes.Process(target=review_in, args=(str(team), *COMMAND[4:], *arguments))
        process.start()
        return process

    start("--jobs", "2", "--out", "warm").join()
    begin = time.perf_counter()
    start("--jobs", "2", "--out", "undisturbed").join()
    length = time.perf_counter() - begin
    chance = random.Random(20)
    for n in range(20):
        process = start("--jobs", "2")
        time.sleep(length * (n + chance.random()) / 20)
        assert process.pid is not None
        with suppress(ProcessLookupError):  # it was done, or had not begun
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.join()
    result = review(team, "--jobs", "1")
    assert (result.returncode, result.stderr) == (0, "")
    assert digests(team / "review") == digests(team / "undisturbed")
