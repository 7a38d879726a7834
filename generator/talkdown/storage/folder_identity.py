"""Which folder it is, by whatever path one comes to it."""

from __future__ import annotations

import os
from pathlib import Path

FolderIdentity = tuple[int, ...]
"""Device and inode; empty for what is not there."""


def identity_of(folder: str | Path) -> FolderIdentity:
    """The identity of a folder, or of the one that a link in its place leads to."""
    try:
        status = os.stat(folder)
    except OSError:
        return ()
    return status.st_dev, status.st_ino
