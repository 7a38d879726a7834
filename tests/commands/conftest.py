"""What the tests of commands begin with."""

from __future__ import annotations

from pathlib import Path

import pytest

from command_line import talkdown


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A team's own folder, fresh from `init`."""
    folder = tmp_path / "our-words"
    assert talkdown("init", str(folder)).exit_code == 0
    monkeypatch.chdir(folder)
    return folder
