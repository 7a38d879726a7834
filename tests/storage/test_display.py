"""Paths and faults of the system, as a person would name them."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from talkdown.storage.display import describe_os_error, display_path, on_one_line


def test_a_path_is_as_short_as_a_person_would_type_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert display_path(tmp_path / "book/site") == "book/site"
    assert display_path(Path("book/../site")) == "book/../site"
    assert display_path(tmp_path.parent / "elsewhere") == str(tmp_path.parent / "elsewhere")
    assert display_path(tmp_path) == "."


def test_a_fault_of_the_system_is_half_a_sentence() -> None:
    assert describe_os_error(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))) == "no space left on device"
    assert describe_os_error(OSError("Of our own")) == "of our own"


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("café.yaml", "café.yaml"),
        ("two\nlines", r"two\nlines"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("it's\u202e", r"it's\u202e"),
    ],
)
def test_a_name_is_shown_on_one_line(name: str, line: str) -> None:
    assert on_one_line(name) == line
