"""Files on the disk that are there whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


def write_atomic(path: Path, content: bytes) -> None:
    """Write a file in one step: who reads it meanwhile, or after a crash, finds the old one or the new one.

    Makes the folders it needs. Raises OSError, and leaves nothing behind, if the disk refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{os.urandom(8).hex()}.new")
    try:
        new.write_bytes(content)
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
