"""Where the shipped phrasebook and the package's own files lie."""

from __future__ import annotations

from pathlib import Path

__version__ = "0.1.0"
"""The version of the package; what is remembered from run to run says which version made it."""

PACKAGE = Path(__file__).resolve().parents[1]

VENDOR = PACKAGE / "vendor"
"""Fonts and scripts from npm; `hatch_build.py` fills it."""


def _find_folder(name: str) -> Path:
    """A folder inside an installed package, or at the top of the repository."""
    in_package = PACKAGE / name
    return in_package if in_package.is_dir() else PACKAGE.parents[1] / name


PHRASEBOOK = _find_folder("phrasebook")
"""The reference phrasebook."""

GUIDES = _find_folder("content") / "guides"
"""Pages for trainers, team leads and teams, in Markdown."""

SAMPLE_CONTACTS = PACKAGE / "review" / "sample"
"""Sixty invented contacts of several trades and channels, as tools export them."""

SAMPLE_LABELS = PACKAGE / "review" / "sample-labels.csv"
"""What their writer heard in them, a row each: file, contact, turn, kind (`safety` for a sign of danger) and entry."""
