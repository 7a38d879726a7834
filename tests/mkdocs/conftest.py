"""What tests of sites share."""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import set_print, write_small_project


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project, which is the current folder."""
    folder = tmp_path / "project"
    folder.mkdir()
    write_small_project(folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def unprinted_project(project: Path) -> Path:
    """The same, of which a build prints nothing."""
    set_print(project)
    return project
