"""Contacts whose transcripts are gone: teams delete those, and what was found in them stays until its own limit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from talkdown.diagnostics import Diagnostic, Position, Severity
from talkdown.review.facts.contact import file_key
from talkdown.review.facts.part_folder import read_part
from talkdown.review.facts.tables import connection, dicts
from talkdown.review.manifest import Manifest
from talkdown.review.purge import write_rest
from talkdown.review.review_folder import ReviewFolder
from talkdown.storage.package import SAMPLE_CONTACTS
from talkdown.transcripts.source_file import CODE, Report


class Remainder(NamedTuple):
    """What stays of the review before."""

    keys: tuple[str, ...]
    """Of parts."""
    contact_count: int


def contacts_without_files(
    folder: ReviewFolder,
    last_manifest: Manifest,
    keys: Sequence[str],
    sources: Iterable[Path],
    report: Report,
) -> Remainder:
    """The parts of the last review that are none of these, as far as their files are no longer there.

    A file is there that lies in one of `sources`, or in what was read the last time.

    A part that is damaged is a warning. Those are written anew in which files are left: what comes of them is in this review, or was not asked for.
    """
    paths = [*sources, *map(Path, last_manifest.settings.get("folders", ())), SAMPLE_CONTACTS]
    folders = {path if path.is_dir() else path.parent for path in paths}
    remaining_keys: list[str] = []
    contact_count = 0
    with connection(folder.path) as database:
        for key in last_manifest.parts:
            part = folder.parts_folder / key
            if key in keys:
                continue
            content = read_part(part)
            if content is None:
                report(_problem_of(part))
                continue
            names = [name for name in content.sources if not any((path / name).exists() for path in folders)]
            values = {"path": str(part / "conversation.parquet"), "files": list(map(file_key, names))}
            query = "SELECT count(*) AS total, count(*) FILTER (list_contains($files, file)) AS hits FROM read_parquet($path)"
            (counts,) = dicts(database, query, values)
            if not counts["hits"]:
                continue
            contact_count += counts["hits"]
            if counts["hits"] < counts["total"]:
                files = ", ".join(f"'{file}'" for file in values["files"])
                key = write_rest(database, part, f"file NOT IN ({files})", names)
            remaining_keys.append(key)
    return Remainder(tuple(remaining_keys), contact_count)


def _problem_of(part: Path) -> Diagnostic:
    return Diagnostic(
        CODE,
        "this part of the review before is damaged, and left out",
        Position(f"{part.parent.name}/{part.name}", 1, 1),
        "what it held is in this review if its transcripts are; bring it back from a backup, and run it again",
        Severity.warning,
    )
