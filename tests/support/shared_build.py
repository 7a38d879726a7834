"""Builds that all workers of a test run share: the first that asks builds, the others wait for it."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.environment import quiet_environment

ROOT = Path(__file__).resolve().parents[2]


def folder_of_run(factory: pytest.TempPathFactory) -> Path:
    """The temporary folder of the whole run, whichever worker asks."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def build_once(factory: pytest.TempPathFactory, name: str, build: Callable[[Path], object]) -> Path:
    """The folder `name` of this run, filled by `build` if no worker has filled it before.

    `build` is given a folder that is not there yet. If it raises, the next worker that asks tries again.
    """
    folder = folder_of_run(factory) / name
    end_marker = folder.with_name(f"{name}.finished")
    with folder.with_name(f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not end_marker.exists():
            build(folder)
            end_marker.touch()
    return folder


def shipped_site(factory: pytest.TempPathFactory) -> Path:
    """The shipped book, built as `mkdocs build` builds it; where a run names a site that `talkdown build` has made, that one.

    Both give the same pages, as a test of a small book holds. `make test` has built it once when its tests begin.
    """
    built_site = os.environ.get("TALKDOWN_TEST_SITE")
    return (
        Path(built_site).resolve() if built_site else build_once(factory, "shipped-site", _build_with_mkdocs)
    )


def _build_with_mkdocs(folder: Path) -> None:
    config = str(ROOT / "mkdocs.yml")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", config, "-d", str(folder)]
    result = subprocess.run(command, capture_output=True, text=True, env=quiet_environment(), check=False)
    assert result.returncode == 0, result.stdout + result.stderr
