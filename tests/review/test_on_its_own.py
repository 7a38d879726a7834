"""A review as a program of its own: without a network, killed, on a disk that is full, by several processes."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from contacts import LINES, digests, write_contact
from small_disk import small_disk

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests/rules/_base"
SUPPORT = ROOT / "tests/support"

COMMAND = [sys.executable, "-m", "talkdown", "review", "calls", "--book", str(BASE)]


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


@pytest.mark.slow
def test_killed_at_any_moment_it_goes_on_and_the_bytes_are_the_same(team: Path) -> None:
    """Killed after 0.3, 0.6, … 3 seconds: from the start of the program to the writing of the tables."""
    assert review(team, "--jobs", "2", "--out", "undisturbed").returncode == 0
    for tenths in range(3, 31, 3):
        process = subprocess.Popen(
            [*COMMAND, "--jobs", "2"],
            cwd=team,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(tenths / 10)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    result = review(team, "--jobs", "1")
    assert (result.returncode, result.stderr) == (0, "")
    assert digests(team / "review") == digests(team / "undisturbed")
