"""The time that a release carries instead of the time of its build."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

EARLIEST_IN_ZIP = 315_532_800
"""Seconds since 1970: the first day of 1980. A wheel is a ZIP file, which can name no earlier time."""


def source_date() -> int:
    """Seconds since 1970: SOURCE_DATE_EPOCH where it is set, else the time of the commit.

    Raises SystemExit where there is neither, as in an unpacked source distribution.
    """
    text = os.environ.get("SOURCE_DATE_EPOCH") or _time_of_commit()
    if not text.isdecimal() or int(text) < EARLIEST_IN_ZIP:
        raise SystemExit(
            f"SOURCE_DATE_EPOCH is `{text}`, which is not a number of seconds since 1970 that is later than 1979.\n"
            "  hint: set it to the time of the release's commit: git log -1 --format=%ct"
        )
    return int(text)


def _time_of_commit() -> str:
    command = ["git", "log", "-1", "--format=%ct"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return result.stdout.strip()
