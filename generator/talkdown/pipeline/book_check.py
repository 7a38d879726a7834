"""A folder becomes a list of placed problems: what `talkdown check` and a build both need."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from talkdown.diagnostics import Diagnostic
from talkdown.loader import LoadResult, load
from talkdown.rules import broken_reference, check_book


def check_loaded(reading: LoadResult, as_of: date) -> list[Diagnostic]:
    """All problems of a folder that was read, from files and rules, placed and in order.

    `as_of` is the day on which reviews are due.
    """
    problems = list(reading.problems)
    if reading.book is not None:
        problems += check_book(reading.book, as_of)
    return reading.with_positions(problems)


def blocking_problems(reading: LoadResult) -> list[Diagnostic]:
    """What keeps a phrasebook from being shown at all: faults of form, and references that lead nowhere.

    Takes a fraction of the time that all rules take, for an author who waits.
    """
    problems = list(reading.problems)
    if reading.book is not None:
        problems += broken_reference.check(reading.book, date.min)  # the day is of no account to this rule
    return reading.with_positions(problems)


def check_folder(folder: str | Path, as_of: date) -> tuple[list[Diagnostic], int]:
    """All problems of a folder, and how many files were read."""
    with _without_garbage_collection():
        reading = load(folder)
        return check_loaded(reading, as_of), len(reading.files)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Spare the search for garbage, a fifth of the whole cost: everything that is read stays."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # nor do later collections look at what has been read
        if was_enabled:
            gc.enable()
