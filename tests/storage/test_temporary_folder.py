"""A temporary folder goes with its process, or by the next one; what is not ours stays."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from talkdown.storage.temporary_folder import TemporaryFolder

MARK = "A folder of Talkdown, for as long as it is at work.\n"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The system's folder for such folders."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield tmp_path
    tempfile.tempdir = None


def hold_and_be_killed() -> None:
    """Have another process make such a folder, put a page into it, and be killed."""
    code = (
        "import os, signal\n"
        "from talkdown.storage.temporary_folder import TemporaryFolder\n"
        "(TemporaryFolder().path / 'page.html').write_text('x')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -signal.SIGKILL


def test_it_is_new_and_goes(temporary: Path) -> None:
    folder = TemporaryFolder()
    assert list(folder.path.iterdir()) == []
    assert folder.path.parent.stat().st_mode & 0o077 == 0
    (folder.path / "page.html").touch()
    folder.delete()
    assert list(temporary.iterdir()) == []


def test_what_a_killed_process_has_left_goes_with_the_next(temporary: Path) -> None:
    hold_and_be_killed()
    assert len(list(temporary.iterdir())) == 1
    TemporaryFolder().delete()
    assert list(temporary.iterdir()) == []


def test_two_at_once_leave_each_other_alone(temporary: Path) -> None:
    one, two = TemporaryFolder(), TemporaryFolder()
    (one.path / "page.html").write_text("one")
    two.delete()
    TemporaryFolder().delete()
    assert (one.path / "page.html").read_text() == "one"
    one.delete()


def test_what_is_not_ours_stays(temporary: Path) -> None:
    """Without the mark, with another text in it, by links, or of another user."""
    (temporary / "mine").mkdir()
    (temporary / "mine/thesis.txt").touch()
    (temporary / "mine/talkdown.lock").write_text(MARK)
    (temporary / "talkdown-link").symlink_to("mine")
    for name, text in {"talkdown-1": None, "talkdown-2": "", "talkdown-3": f"{MARK}and more"}.items():
        (temporary / name).mkdir()
        (temporary / name / "thesis.txt").touch()
        if text is not None:
            (temporary / name / "talkdown.lock").write_text(text)
    (temporary / "talkdown-4").mkdir()
    (temporary / "talkdown-4/talkdown.lock").symlink_to("../mine/talkdown.lock")
    (temporary / "talkdown-5").touch()
    if os.geteuid() == 0:
        (temporary / "talkdown-6").mkdir()
        (temporary / "talkdown-6/talkdown.lock").write_text(MARK)
        shutil.chown(temporary / "talkdown-6", 1234)
    before = sorted(temporary.rglob("*"))
    TemporaryFolder().delete()
    assert sorted(temporary.rglob("*")) == before
