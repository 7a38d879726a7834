"""What is written beside its place until it is whole. A process that was killed leaves it, and the next one clears it away."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

_TEMPORARY_NAME = re.compile(r"\.[0-9a-f]{16}\.new")
"""As `storage/atomic.py` names files that are being written, too: eight random bytes, which nobody else's name has by chance."""


def temporary_path(folder: Path) -> Path:
    """A name for what is about to be made in a folder."""
    return folder / f".{os.urandom(8).hex()}.new"


def clear_temporary_paths(folder: Path) -> None:
    """Delete all such paths in a folder that no other process is at work in. No link is followed."""
    for path in folder.iterdir():
        if not _TEMPORARY_NAME.fullmatch(path.name):
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
