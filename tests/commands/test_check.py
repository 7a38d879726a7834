"""`talkdown check`, whole: what an author sees for each kind of mess, and the exit code.

A case is a folder in `cases/check`, laid over the small book of `rules/_base`; `args` in it holds more
arguments. What a repository cannot hold (links, devices) is made here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import talkdown

TESTS = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases/check"
BASE = TESTS / "rules/_base"
NAMES = sorted(path.name for path in CASES.iterdir())


def _links_and_devices(book: Path) -> None:
    outside = book.parent / "outside.yaml"
    outside.write_text("- {id: leaked}\n")
    (book / "questions.yaml").symlink_to(outside)
    (book / "phrases").mkdir()
    (book / "phrases/device.yaml").symlink_to("/dev/zero")
    (book / "phrases/loop.yaml").symlink_to("loop.yaml")
    (book / "phrases/folder.yaml").mkdir()
    os.mkfifo(book / "phrases/pipe.yaml")
    (book / "drills").symlink_to(book)
    folder = book / "signs"
    for _ in range(7):
        folder /= "deeper"
    folder.mkdir(parents=True)
    (book / "models").mkdir()
    (book / "models/two\nlines.yaml").write_text("id: x\n")


def _no_book(book: Path) -> None:
    (book / "book.yaml").unlink()


PREPARATIONS: dict[str, Callable[[Path], None]] = {
    "links-and-devices": _links_and_devices,
    "no-book": _no_book,
}


@pytest.fixture
def check_case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """What `talkdown check` prints for a case, and its exit code."""
    monkeypatch.chdir(tmp_path)

    def run(name: str) -> str:
        shutil.copytree(BASE, "book")
        shutil.copytree(CASES / name, "book", dirs_exist_ok=True)
        Path("book/expected.txt").unlink(missing_ok=True)
        PREPARATIONS.get(name, lambda _: None)(Path("book"))
        extra = Path("book/args")
        args = extra.read_text().split() if extra.exists() else ["--book", "book"]
        extra.unlink(missing_ok=True)
        result = talkdown("check", "--as-of", "2026-11-22", *args)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        return f"{result.output}[exit {result.exit_code}]\n"

    return run


@pytest.mark.parametrize("name", NAMES)
def test_what_an_author_sees(
    name: str, check_case: Callable[[str], str], golden: Callable[[Path, str], None]
) -> None:
    golden(CASES / name / "expected.txt", check_case(name))


def test_a_file_that_cannot_be_read(
    check_case: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    really = os.open

    def refuse(path: str, flags: int, *, dir_fd: int | None = None) -> int:
        if str(path).endswith("phrases.yaml"):
            raise PermissionError(13, "Permission denied")
        return really(path, flags, dir_fd=dir_fd)

    monkeypatch.setattr("os.open", refuse)
    report = (
        "book/phrases.yaml:1:1: error: the file cannot be read: permission denied [unreadable]\n\n"
        "1 error in 1 file (8 files checked)\n[exit 1]\n"
    )
    assert check_case("clean") == report


def _on_a_terminal(*arguments: str, **environment: str) -> str:
    pty = pytest.importorskip("pty")
    leader, follower = pty.openpty()
    env = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | environment
    subprocess.run([sys.executable, "-m", "talkdown", *arguments], stdout=follower, env=env, check=False)
    os.close(follower)
    try:
        return os.read(leader, 100_000).decode()
    finally:
        os.close(leader)


def test_color_on_a_terminal_unless_it_is_not_wanted(tmp_path: Path) -> None:
    book = tmp_path / "book"
    shutil.copytree(BASE, book)
    (book / "extra.yaml").touch()
    assert "\x1b[31m" in _on_a_terminal("check", "--book", str(book))
    assert "\x1b[" not in _on_a_terminal("check", "--book", str(book), NO_COLOR="1")
    assert "\x1b[" not in _on_a_terminal("check", "--book", str(book), "--format", "github")


def test_a_name_that_is_not_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(BASE, tmp_path / "book")
    (tmp_path / "book/phrases").mkdir()
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/book/phrases/caf\xe9.yaml")).write_text("id: x\n")
    monkeypatch.chdir(tmp_path)
    result = talkdown("check", "--book", "book")
    assert "book/phrases/caf\\udce9.yaml:1:1: error: the file's name holds a character" in result.output


def test_drafts_are_counted(tmp_path: Path) -> None:
    book = shutil.copytree(Path(__file__).parents[1] / "rules/_base", tmp_path / "book")
    text = (book / "phrases.yaml").read_text()
    (book / "phrases").mkdir()
    (book / "phrases/draft.yaml").write_text(
        text.replace("tell-me", "a-draft").replace("approved", "draft").replace("P-01", "P-02")
    )
    result = talkdown("check", "--book", str(book))
    assert result.stdout.endswith("1 draft, which readers do not see: phrase 1\n")
    assert "draft" not in talkdown("check", "--book", str(book), "--format", "json").stdout
