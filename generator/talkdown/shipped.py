"""Where the shipped phrasebook and the package's own files lie."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_IN_WHEEL = PACKAGE / "phrasebook"
_IN_REPOSITORY = PACKAGE.parents[1] / "phrasebook"

PHRASEBOOK = _IN_WHEEL if _IN_WHEEL.is_dir() else _IN_REPOSITORY
"""The reference phrasebook: inside an installed package, or at the top of the repository."""
