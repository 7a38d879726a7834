"""A review from folders of transcripts to tables, with all that is written beside them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.diagnostics import Diagnostic, Severity, sort_problems
from talkdown.review.exports.table_files import write_tables
from talkdown.review.facts.parts import PartResult, PartSources, group_sources
from talkdown.review.labels import NAME as LABELS
from talkdown.review.labels import labels_as_csv, precision_by_rule, read_labels
from talkdown.review.manifest import Manifest
from talkdown.review.notice import NAME as NOTICE
from talkdown.review.notice import Counts, notice
from talkdown.review.pages.page_folder import write_pages
from talkdown.review.pool import FinderOf, make_parts
from talkdown.review.purge import Purge, purge
from talkdown.review.review_folder import NoReview, ReviewFolder
from talkdown.review.settings import ReviewSettings
from talkdown.storage.atomic import write_atomic
from talkdown.storage.inside import OpenFolder
from talkdown.transcripts import transcript_names

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from talkdown.model.book import Book

Progress = Callable[[int, int], None]
"""Is told how many parts of how many are there."""

_MAX_LABEL_SIZE = 50_000_000
"""Bytes. A thousand rules with twenty findings of a few hundred bytes take a tenth of it."""


@dataclass(frozen=True)
class ReviewRequest:
    """What somebody asks for."""

    folders: tuple[Path, ...]
    settings: ReviewSettings
    finder_of: FinderOf
    book: Book
    """The one whose entries the pages refer to."""
    form: str = "csv"
    jobs: int = 1
    keep_days: int | None = None
    labels: Path | None = None
    """What people have said of findings; `labels.csv` in the review's folder if not given."""
    about: Mapping[str, object] = field(default_factory=dict)
    """The settings in words, for the manifest and the notice."""


@dataclass(frozen=True)
class ReviewResult:
    """What has come of it."""

    manifest: Manifest
    problems: list[Diagnostic]
    """What was not understood of the files, each with its name."""
    counts: Counts
    purge: Purge | None = None
    """Contacts that were too old to be kept."""


def run_review(request: ReviewRequest, folder: ReviewFolder, now: datetime, report: Progress) -> ReviewResult:
    """Read, redact, search and write. The folder is held by the caller. Raises OSError if the disk refuses.

    Stopped or killed, the folder is as the last finished review left it, and the next run goes on with what is missing.
    """
    problems: list[Diagnostic] = []
    parts = [part for source in request.folders for part in _parts_of(source, folder.path, problems.append)]
    results: dict[PartSources, PartResult] = {}
    for result in make_parts(parts, request.settings, request.finder_of, folder.parts_folder, request.jobs):
        results[result.sources] = result
        problems += result.problems
        report(len(results), len(parts))
    errors = [problem for problem in problems if problem.severity is Severity.error]
    manifest = folder.finish(
        Manifest(
            parts=tuple(dict.fromkeys(results[part].key for part in parts if results[part].key)),
            file_count=sum(len(part.names) for part in parts),
            not_understood=tuple(sorted({problem.position.path for problem in errors})),
            settings=dict(request.about),
            keep_days=request.keep_days,
            format=request.form,
            is_redacted=request.settings.is_redacted,
            pseudonyms=_pseudonyms(folder),
        )
    )
    purge_result = purge(folder, request.keep_days, now) if request.keep_days is not None else None
    if purge_result is not None and purge_result.purged_count:
        forget_quotes(folder, request.labels or folder.path / LABELS)
    counts = write_outputs(folder, request.book, request.labels or folder.path / LABELS)
    return ReviewResult(manifest, sort_problems(problems), counts, purge_result)


def _parts_of(source: Path, out: Path, report: Callable[[Diagnostic], None]) -> Iterator[PartSources]:
    """The parts of a folder, or of one file. What a review has written is no transcript."""
    if source.is_file():
        yield PartSources(source.parent, (source.name,))
        return
    out_name = os.path.relpath(os.path.realpath(out), os.path.realpath(source)).replace(os.sep, "/")
    names = (name for name in transcript_names(source, report) if not name.startswith(f"{out_name}/"))
    yield from group_sources(source, names)


def _pseudonyms(folder: ReviewFolder) -> dict[str, str]:
    try:
        return folder.manifest().pseudonyms
    except NoReview:
        return {}


def write_outputs(folder: ReviewFolder, book: Book, labels: Path) -> Counts:
    """Write what is made of the tables, in the format that the manifest names, the pages and the notice."""
    manifest = folder.manifest()
    with folder.facts() as database:
        counts = _count(database)
        write_tables(database, manifest.format, folder.path)
        precisions = precision_by_rule(read_labels(label_text(labels)).rows)
        write_pages(folder.path, database, book, manifest, precisions)
        rules = dict(database.execute("SELECT rule, count(*) FROM finding GROUP BY rule").fetchall())
    write_atomic(folder.path / NOTICE, notice(manifest, counts, rules).encode())
    return counts


def _count(database: DuckDBPyConnection) -> Counts:
    row = database.execute(
        "SELECT (SELECT count(*) FROM conversation), count(*), count(*) FILTER (not_judged IS NULL), "
        "count(DISTINCT agent) FROM turn"
    ).fetchone()
    assert row is not None
    return Counts(*row)


def purge_review(folder: ReviewFolder, days: int, now: datetime, labels: Path, book: Book) -> Purge:
    """Delete contacts that began more than so many days ago, and what was quoted of them. The folder is held."""
    result = purge(folder, days, now)
    write_outputs(folder, book, labels)
    forget_quotes(folder, labels)
    return result


def forget_quotes(folder: ReviewFolder, labels: Path) -> None:
    """Take the words out of labels whose contact is gone. What was said of the rule stays, and counts."""
    text = label_text(labels)
    if not text:
        return
    with folder.facts() as database:
        findings = {finding for (finding,) in database.execute("SELECT finding FROM finding").fetchall()}
    rows = [
        row if row.finding in findings else row._replace(quote="", turn="", before="")
        for row in read_labels(text).rows
    ]
    write_atomic(labels, labels_as_csv(rows).encode())


def label_text(path: Path) -> str:
    """What a file of labels holds; empty if there is none. Raises OSError if it cannot be read."""
    try:
        with OpenFolder.at(path.parent) as folder:
            return folder.read(path.name, _MAX_LABEL_SIZE).decode("utf-8", "replace")
    except FileNotFoundError:
        return ""
