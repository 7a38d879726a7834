"""A folder becomes a list of placed problems: what `talkdown check` and a build both need."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from talkdown.diagnostics import Diagnostic
from talkdown.loader import LoadResult, load
from talkdown.rules import check


def check_loaded(loaded: LoadResult, as_of: date) -> list[Diagnostic]:
    """All problems of a loaded folder, from files and rules, placed and in order."""
    found = list(loaded.problems)
    if loaded.book is not None:
        found += check(loaded.book, as_of)
    return loaded.with_positions(found)


def check_folder(folder: str | Path, as_of: date) -> tuple[list[Diagnostic], int]:
    """All problems of a folder, and how many files were read."""
    with _nothing_to_collect():
        loaded = load(folder)
        return check_loaded(loaded, as_of), len(loaded.files)


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Spare the search for garbage, a fifth of the whole cost: everything that is read stays."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
