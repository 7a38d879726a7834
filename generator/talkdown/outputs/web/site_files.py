"""The files of a built site."""

from __future__ import annotations

from pathlib import Path


def files_below(folder: Path, pattern: str) -> list[Path]:
    """The files below a folder whose names fit a pattern of `Path.rglob`, in order; an author may name a folder `chart.js`."""
    return sorted(path for path in folder.rglob(pattern) if path.is_file())
