"""A folder becomes a list of placed problems: what `talkdown check` and a build both need."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from talkdown.diagnostics import Diagnostic, Severity
from talkdown.loader import LoadResult, load
from talkdown.loader.site_settings import SiteSettings
from talkdown.model.entry import Status
from talkdown.outputs.printing.letter_check import letter_problems
from talkdown.outputs.printing.logo_check import logo_problems
from talkdown.pipeline.problems_below import with_causes
from talkdown.rules import broken_reference, check_book


def check_loaded(load_result: LoadResult, as_of: date) -> list[Diagnostic]:
    """All problems of a folder that was read, from files and rules, placed and in order.

    `as_of` is the day on which reviews are due.
    """
    problems = _all_problems(load_result, as_of)
    return load_result.with_positions(
        with_causes(load_result, problems, lambda: _problems_below(load_result, as_of))
    )


def _all_problems(load_result: LoadResult, as_of: date) -> list[Diagnostic]:
    """What loading and the rules find, wherever it stands."""
    return [
        *load_result.problems,
        *(check_book(load_result.book, as_of) if load_result.book is not None else ()),
    ]


def _problems_below(load_result: LoadResult, as_of: date) -> list[Diagnostic]:
    """The problems of the book below, as if nothing extended it."""
    outside = [Path(load_result.folder_below).parent]
    below = load(load_result.folder_below, read_outside=outside, region=load_result.region)
    if below.book is None:  # the region may be one that the book on top has added
        below = load(load_result.folder_below, read_outside=outside, region="")
    problems = _all_problems(below, as_of)
    if below.has_broken_below:
        problems += _problems_below(below, as_of)
    return below.with_positions(problems)


def blocking_problems(load_result: LoadResult) -> list[Diagnostic]:
    """What keeps a phrasebook from being shown at all: faults of form, and references that lead nowhere.

    Takes a fraction of the time that all rules take, for an author who waits.
    """
    problems = list(load_result.problems)
    if load_result.book is not None:
        problems += broken_reference.check(
            load_result.book, date.min
        )  # the day is of no account to this rule
    return load_result.with_positions(
        with_causes(load_result, problems, lambda: _problems_below(load_result, date.min))
    )


class CheckedFolder(NamedTuple):
    """What a check of a folder gives."""

    problems: list[Diagnostic]
    file_count: int
    """How many files were read."""
    draft_counts: Mapping[str, int]
    """How many drafts there are, by the name of their kind; only of kinds that have some."""


def check_folder(folder: str | Path, as_of: date, site_settings: SiteSettings | None = None) -> CheckedFolder:
    """All problems of a folder, how many files were read, and how many drafts wait.

    It is read as a site with these settings reads it, or as one by the mkdocs.yml beside it.
    What only print cannot show is a warning: a build goes on without it, and says so again.
    """
    with _without_garbage_collection():
        load_result = load(folder, site_settings=site_settings)
        problems = check_loaded(load_result, as_of)
        if load_result.book is not None and not has_errors(problems):
            letters = letter_problems(load_result.book, load_result.files)
            warnings = [replace(problem, severity=Severity.warning) for problem in letters]
            problems = load_result.with_positions([*problems, *warnings, *logo_problems(load_result.book)])
        drafts = [entry.kind for entry in load_result.book or () if entry.status is Status.draft]
        return CheckedFolder(problems, len(load_result.files), Counter(drafts))


def has_errors(problems: Iterable[Diagnostic]) -> bool:
    """Whether one of them is more than a warning."""
    return any(problem.severity is Severity.error for problem in problems)


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
