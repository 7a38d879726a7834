"""What the tests of builds begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import write_small_project


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small book, in the current folder."""
    folder = tmp_path / "team"
    write_small_project(folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
