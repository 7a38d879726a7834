"""Packages from npm for tests and benchmarks, as a lock file names them."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORK = ROOT / "bench/.work"


def node_modules(project: Path = ROOT) -> Path:
    """The folder with the packages of `project`'s package-lock.json, those for development included.

    They are installed beside the repository's own files, into `bench/.work`, and again only when the lock changes.
    """
    folder = WORK / ("npm" if project == ROOT else project.name)
    folder.mkdir(parents=True, exist_ok=True)
    lock = (project / "package-lock.json").read_bytes()
    stamp = folder / "installed.json"
    with (folder / ".lock").open("w") as lock_file:
        fcntl.flock(lock_file, fcntl.LOCK_EX)  # tests that run beside each other ask at the same moment
        if not stamp.is_file() or stamp.read_bytes() != lock:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(project / name, folder)
            subprocess.run(
                ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                cwd=folder,
                check=True,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            stamp.write_bytes(lock)
    return folder / "node_modules"
