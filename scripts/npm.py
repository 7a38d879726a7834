"""Packages from npm for tests, checks and benchmarks, as a lock file names them."""

from __future__ import annotations

import fcntl
import subprocess
from pathlib import Path

from scripts.node import install_packages

ROOT = Path(__file__).resolve().parents[1]


def node_modules(project: Path = ROOT) -> Path:
    """The folder with the packages of `project`'s package-lock.json, those for development included.

    They are installed beside it, where Node and editors look for them, and again only when the lock changes.
    """
    folder = project / "node_modules"
    stamp = folder / ".installed.json"
    with (project / "package-lock.json").open("rb") as lock_file:
        fcntl.flock(lock_file, fcntl.LOCK_EX)  # tests that run beside each other ask at the same moment
        lock = lock_file.read()
        if not stamp.is_file() or stamp.read_bytes() != lock:
            install_packages(project, output=subprocess.DEVNULL)
            stamp.write_bytes(lock)
    return folder
