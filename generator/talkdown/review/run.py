"""A review from folders of transcripts to tables, with all that is written beside them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.diagnostics import Diagnostic, Severity, sort_problems
from talkdown.review.exports.table_files import write_tables
from talkdown.review.facts.parts import PartResult, PartSources, group_sources
from talkdown.review.label_file import read_label_file, update_words
from talkdown.review.labels import NAME as LABELS
from talkdown.review.labels import precision_by_rule, rules_by_wording
from talkdown.review.manifest import Manifest, read_manifest, write_manifest
from talkdown.review.missing_files import Remainder, contacts_without_files
from talkdown.review.notice import NAME as NOTICE
from talkdown.review.notice import Counts, RuleCount, notice
from talkdown.review.pages.book_links import BookLinks
from talkdown.review.pages.display import team_counts
from talkdown.review.pages.page_folder import write_pages
from talkdown.review.pool import DetectorsOf, make_parts
from talkdown.review.purge import Purge, purge, without_old_contacts
from talkdown.review.review_folder import DamagedPart, ReviewFolder, is_review
from talkdown.review.settings import ReviewSettings, digest_of_secret
from talkdown.storage.atomic import write_atomic
from talkdown.transcripts import transcript_names

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from talkdown.model.book import Book

KEEP_DAYS = 90
"""Contacts stay so long where nobody says how long: a quarter, which is what a team looks back on."""

FOREVER = -1
"""For `keep_days`: no limit."""

Progress = Callable[[int, int], None]
"""Is told how many parts of how many are there."""


class OtherSecret(Exception):
    """The pseudonyms of the review before were made with another secret, or without one: agents would have two."""


@dataclass(frozen=True)
class ReviewRequest:
    """What somebody asks for."""

    folders: tuple[Path, ...]
    settings: ReviewSettings
    detectors_of: DetectorsOf
    book: Book
    """The one whose entries the pages refer to."""
    form: str = "csv"
    jobs: int = 1
    keep_days: int | None = None
    """How long contacts stay, or `FOREVER`; None if nobody says it."""
    forgets: bool = False
    """Whether contacts go whose transcripts are gone since the review before."""
    labels: Path | None = None
    """What people have said of findings; `labels.csv` in the review's folder if not given."""
    settings_in_words: Mapping[str, object] = field(default_factory=dict)
    """For the manifest and the notice."""


@dataclass(frozen=True)
class ReviewResult:
    """What has come of it."""

    manifest: Manifest
    problems: list[Diagnostic]
    """What was not understood of the files, each with its name."""
    counts: Counts
    purge: Purge | None = None
    """Contacts that were too old to be kept."""
    remaining_count: int = 0
    """Contacts of the review before whose transcripts are gone; they stay."""


def run_review(request: ReviewRequest, folder: ReviewFolder, now: datetime, report: Progress) -> ReviewResult:
    """Read, redact, search and write. The folder is held by the caller. Raises OSError if the disk refuses.

    Stopped or killed, the folder is as the last finished review left it, and the next run goes on with what is missing.
    """
    labels = request.labels or folder.path / LABELS
    read_label_file(labels)  # raises before anything is done
    problems: list[Diagnostic] = []
    parts = [part for source in request.folders for part in _parts_of(source, labels, problems.append)]
    earlier_manifest = read_manifest(folder.path)
    last_manifest = earlier_manifest or Manifest()
    secret_digest = digest_of_secret(request.settings.pseudonym_secret)
    if (
        last_manifest.pseudonyms
        and request.settings.is_by_agent
        and last_manifest.secret_digest != secret_digest
    ):
        raise OtherSecret
    earlier_contacts = _contacts_before(folder, labels) if earlier_manifest else frozenset()
    formats = {last_manifest.format, *last_manifest.earlier_formats} if earlier_manifest else set()
    keep_days = days_to_keep(request.keep_days, earlier_manifest)
    results: dict[PartSources, PartResult] = {}
    for result in make_parts(
        parts, request.settings, request.detectors_of, folder.parts_folder, request.jobs
    ):
        results[result.sources] = result
        problems += result.problems
        report(len(results), len(parts))
    keys = tuple(dict.fromkeys(results[part].key for part in parts if results[part].key))
    remainder = Remainder((), 0)
    if not request.forgets and not _holds_more(last_manifest, request.settings):
        remainder = contacts_without_files(folder, last_manifest, keys, request.folders, problems.append)
        keys = tuple(dict.fromkeys((*keys, *remainder.keys)))
    purge_result = None
    if keep_days is not None:
        # Before the manifest names them: who is too old to be kept is never in a review, not for a moment.
        keys, purge_result = without_old_contacts(folder, keys, keep_days, now)
    errors = [problem for problem in problems if problem.severity is Severity.error]
    manifest = folder.finish(
        Manifest(
            parts=keys,
            file_count=sum(len(part.names) for part in parts),
            not_understood=tuple(sorted({problem.position.path for problem in errors})),
            settings=dict(request.settings_in_words),
            keep_days=keep_days,
            format=request.form,
            earlier_formats=tuple(sorted(formats - {request.form})),
            is_redacted=request.settings.is_redacted,
            is_by_agent=request.settings.is_by_agent,
            has_danger=request.settings.has_danger,
            secret_digest=secret_digest,
            pseudonyms=last_manifest.pseudonyms,
        )
    )
    counts = write_outputs(folder, request.book, labels, earlier_contacts)
    return ReviewResult(manifest, sort_problems(problems), counts, purge_result, remainder.contact_count)


def days_to_keep(asked_for: int | None, earlier_manifest: Manifest | None) -> int | None:
    """How long contacts stay, None for ever: a limit that was agreed on holds until another one is; so does having none.

    `asked_for` is what is said now: days, `FOREVER`, or None for nothing.
    """
    if asked_for is not None:
        return None if asked_for == FOREVER else asked_for
    return earlier_manifest.keep_days if earlier_manifest else KEEP_DAYS


def _holds_more(manifest: Manifest, settings: ReviewSettings) -> bool:
    """Whether the review before has what this one says it has not: names and numbers, who spoke, words of danger."""
    return (
        (settings.is_redacted and not manifest.is_redacted)
        or (manifest.is_by_agent and not settings.is_by_agent)
        or (manifest.has_danger and not settings.has_danger)
    )


def _parts_of(source: Path, labels: Path, report: Callable[[Diagnostic], None]) -> Iterator[PartSources]:
    """The parts of a folder, or of one file. What a review has written, this one or another, is no transcript."""
    if source.is_file():
        yield PartSources(source.parent, (source.name,))
        return
    label_name = os.path.relpath(os.path.realpath(labels), os.path.realpath(source)).replace(os.sep, "/")
    is_review_by_folder: dict[str, bool] = {"": False}
    names = (
        name
        for name in transcript_names(source, report)
        if name != label_name and not _is_in_review(source, name.rpartition("/")[0], is_review_by_folder)
    )
    yield from group_sources(source, names)


def _is_in_review(source: Path, name: str, is_review_by_folder: dict[str, bool]) -> bool:
    """Whether a folder below another is a review's, or lies in one. Remembers what it has seen."""
    if name not in is_review_by_folder:
        is_review_by_folder[name] = is_review(source / name) or _is_in_review(
            source, name.rpartition("/")[0], is_review_by_folder
        )
    return is_review_by_folder[name]


def write_outputs(
    folder: ReviewFolder, book: Book, labels: Path, earlier_contacts: Collection[str] = ()
) -> Counts:
    """Write what is made of the tables, in the format that the manifest names, the pages and the notice.

    First of all, labels have the words that the tables have now: none of a contact that is gone, and none that redaction takes out.
    Of a table that other reviews have, too, only what was said in `earlier_contacts` can be gone, those of this review before.
    """
    is_own_table = _is_own_table(folder, labels)
    manifest = folder.manifest()
    with folder.facts() as database:
        label_rows = update_words(
            labels, database, lambda row: is_own_table or row.contact_key in earlier_contacts
        )
        counts = _count(database)
        write_tables(
            database,
            manifest.format,
            folder.path,
            manifest.earlier_formats,
            is_by_agent=manifest.is_by_agent,
        )
        precisions = precision_by_rule(label_rows, rules_by_wording(database))
        write_pages(folder.path, database, book, manifest, precisions)
        links = BookLinks(book)
        query = "SELECT rule, kind, entry, count(*), count(DISTINCT contact) FROM finding GROUP BY ALL"
        rules = [
            RuleCount(rule, links.link(kind, entry).name, *team_counts(places, contacts))
            for rule, kind, entry, places, contacts in database.execute(query).fetchall()
        ]
    if manifest.earlier_formats:
        write_manifest(folder.path, replace(manifest, earlier_formats=()))
    write_atomic(folder.path / NOTICE, notice(manifest, counts, rules).encode())
    return counts


def _contacts_before(folder: ReviewFolder, labels: Path) -> frozenset[str]:
    """The contacts of a review, before it is changed, where their quotes stand in a table that other reviews have, too.

    None of a review that is damaged: it is made anew, and nobody knows what was in it.
    """
    if _is_own_table(folder, labels):
        return frozenset()
    try:
        with folder.facts() as database:
            rows = database.execute("SELECT contact FROM conversation").fetchall()
    except DamagedPart:
        return frozenset()
    return frozenset(contact for (contact,) in rows)


def _is_own_table(folder: ReviewFolder, labels: Path) -> bool:
    return labels.resolve() == (folder.path / LABELS).resolve()


def _count(database: DuckDBPyConnection) -> Counts:
    row = database.execute(
        "SELECT (SELECT count(*) FROM conversation), count(*), count(*) FILTER (not_judged IS NULL), "
        "count(DISTINCT agent) FROM turn"
    ).fetchone()
    assert row is not None
    return Counts(*row)


def purge_review(folder: ReviewFolder, days: int, now: datetime, labels: Path, book: Book) -> Purge:
    """Delete contacts that began more than so many days ago, and what was quoted of them. The folder is held."""
    read_label_file(labels)  # raises before anything is deleted
    earlier_contacts = _contacts_before(folder, labels)
    result = purge(folder, days, now)
    write_outputs(folder, book, labels, earlier_contacts)
    return result
