"""What the tests of books on top of others share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

_SMALL_BOOK = Path(__file__).parents[1] / "rules/_base"


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder, in the current one, that extends a copy of the small book, which lies beside it in `theirs`."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(_SMALL_BOOK, "theirs")
    folder = Path("ours")
    folder.mkdir()
    (folder / "book.yaml").write_text("extend: ../theirs\n")
    return folder
