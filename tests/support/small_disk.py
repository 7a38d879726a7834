"""A disk of a few megabytes, to be filled or to be mounted for reading alone."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Callable[[str], None]]:
    """A small disk in a folder; gives back what mounts it again with another option."""
    folder.mkdir()

    def mount(options: str) -> None:
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        if result.returncode:
            pytest.skip(f"nothing can be mounted here: {result.stderr.strip()}")

    if sys.platform != "linux":
        pytest.skip("small disks are made as Linux makes them")
    mount(f"size={size}")
    try:
        yield lambda option: mount(f"remount,{option}")
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)
