"""Contacts that are older than they may be kept go, out of every table and list."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from talkdown.review.facts.part_folder import PartContent, delete_part, read_part, write_part_list
from talkdown.review.facts.rows import TABLES
from talkdown.review.facts.tables import connection, copy_sorted, create_views
from talkdown.review.manifest import read_manifest
from talkdown.review.review_folder import NoReview, ReviewFolder
from talkdown.review.temporary_paths import temporary_path
from talkdown.storage.atomic import sync_folder, sync_tree

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Purge(NamedTuple):
    """What a purge has done."""

    purged_count: int
    """Contacts that are gone."""
    undated_count: int
    """Contacts that stay, because their file says nothing of when they were."""


def purge(folder: ReviewFolder, days: int, now: datetime) -> Purge:
    """Delete contacts that began more than so many days before `now`. The folder is held by the caller.

    Raises `NoReview` where there is none. Parts that no manifest names go whole. Each other one is written anew and renamed: cut off, the purge has done some parts, and the next one does the rest.
    """
    # Before all else what a run has left that was cut off: no manifest says how old its contacts are.
    manifest = read_manifest(folder.path)
    folder.delete_parts_but(manifest.parts if manifest else ())
    if manifest is None:
        raise NoReview
    folder.require_whole(manifest)
    keys, result = without_old_contacts(folder, manifest.parts, days, now)
    if result.purged_count:
        folder.finish(replace(manifest, parts=keys))
    return result


def without_old_contacts(
    folder: ReviewFolder, parts: Iterable[str], days: int, now: datetime
) -> tuple[tuple[str, ...], Purge]:
    """The keys of parts without contacts that are too old, and how many those are.

    Parts that hold some are written anew; they stay until a manifest is written that names the new ones.
    """
    limit = now.astimezone(UTC).replace(tzinfo=None) - timedelta(days=days)
    purged_count = undated_count = 0
    keys: list[str] = []
    with connection(folder.path) as database:
        for key in parts:
            part = folder.parts_folder / key
            counts = _count(database, part, limit)
            purged_count += counts.old_count
            undated_count += counts.undated_count
            if counts.old_count == 0:
                keys.append(key)
            elif counts.old_count < counts.total:
                too_old = f"start < TIMESTAMP '{limit.isoformat()}'"
                keys.append(write_rest(database, part, too_old))
    return tuple(keys), Purge(purged_count, undated_count)


class _Counts(NamedTuple):
    """Of the contacts of a part."""

    old_count: int
    undated_count: int
    total: int


def _count(database: DuckDBPyConnection, part: Path, limit: datetime) -> _Counts:
    query = """
        SELECT count(*) FILTER (start < $limit), count(*) FILTER (start IS NULL), count(*) FROM read_parquet($path)
    """
    path = str(part / "conversation.parquet")
    row = database.execute(query, {"limit": limit, "path": path}).fetchone()
    assert row is not None
    return _Counts(*row)


def write_rest(database: DuckDBPyConnection, part: Path, condition: str, sources: Sequence[str] = ()) -> str:
    """Write a part beside it without the contacts that meet a condition in SQL; gives back its key.

    It has a key of its own, by the old one and the condition: the manifest names the one or the other. `sources` are the files
    that it is made of, if not all of the part's.
    """
    key = hashlib.sha256(f"{part.name} {condition}".encode()).hexdigest()[:16]
    target = part.with_name(key)
    new_part = temporary_path(part.parent)
    new_part.mkdir(mode=0o700)
    try:
        create_views(database, [part])
        for table in TABLES:
            query = (
                f"SELECT * FROM all_{table}s WHERE contact NOT IN "
                f"(SELECT contact FROM all_conversations WHERE {condition})"
            )
            copy_sorted(database, query, table, new_part / f"{table}.parquet")
        content = read_part(part) or PartContent()
        write_part_list(new_part, content.problems, sources or content.sources)
        sync_tree(new_part)
        delete_part(target)  # of a purge that was cut off: no manifest names it
        new_part.rename(target)
    finally:
        shutil.rmtree(new_part, ignore_errors=True)
    sync_folder(part.parent)
    return target.name
