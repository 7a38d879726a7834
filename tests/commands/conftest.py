"""What the tests of commands begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import talkdown
from contacts import SMALL_BOOK, Says, two_patterns, write_contact


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A team's own folder, fresh from `init`."""
    folder = tmp_path / "our-words"
    assert talkdown("init", str(folder)).exit_code == 0
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Says:
    """What `talkdown review` says in a folder with two contacts, and its exit code."""
    write_contact(tmp_path / "calls/a.jsonl", "c1")
    write_contact(tmp_path / "calls/b.jsonl", "c2", day="2025-01-31")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774000000")  # 20 March 2026
    monkeypatch.setattr("talkdown.review.book_detectors.read_detectors", two_patterns)

    def run(*arguments: str) -> str:
        result = talkdown("review", *arguments)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return f"{result.output}[exit {result.exit_code}]\n"

    return run


@pytest.fixture
def run(says: Says) -> Says:
    """The same with the small book, in one process, agents told apart and nothing too old, unless a test says so."""
    options = ("--agents", "--keep", "forever", "--book", str(SMALL_BOOK), "--jobs", "1")
    return lambda *arguments: says(*options, *arguments)
