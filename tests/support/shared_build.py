"""Builds that all workers of a test run share: the first that asks builds, the others wait for it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest


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
