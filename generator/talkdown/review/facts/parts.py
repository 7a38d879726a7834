"""The unit of work: one file, or some small ones, become one part, which is there whole or not at all."""

from __future__ import annotations

import hashlib
import shutil
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.diagnostics import Diagnostic
from talkdown.review.facts.contact import TurnDetectors, contacts_in_file
from talkdown.review.facts.part_folder import delete_part, read_part, write_part_list
from talkdown.review.facts.rows import TABLES
from talkdown.review.facts.tables import RowFile, disk_errors_as_os_errors, write_parquet
from talkdown.review.settings import ReviewSettings
from talkdown.review.statistics import LEAST_IN_ROW
from talkdown.review.temporary_paths import temporary_path
from talkdown.storage.atomic import sync_folder, sync_tree
from talkdown.storage.inside import ReadableFolders

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MAX_SMALL_SIZE = 1_000_000
"""Bytes. A larger file is a part of its own."""

_FILES_IN_PART = 200
"""Of small files, on average. A part takes some 50 ms beside the work itself: many contacts have a file of a few kB each."""

_PIECE = 1_000_000
"""Bytes that are read at once for a digest."""


@dataclass(frozen=True)
class PartSources:
    """The files of a part."""

    folder: Path
    """The folder that is read: nothing outside of it is."""
    names: tuple[str, ...]
    """Relative to it, in order."""


@dataclass(frozen=True)
class PartResult:
    """What has become of a part."""

    sources: PartSources
    key: str
    problems: tuple[Diagnostic, ...] = field(default=())
    """What could not be read; only of the run that made the part."""


def group_sources(folder: Path, names: Iterable[str]) -> Iterator[PartSources]:
    """The files of a folder as parts, in order.

    Where a part of small files ends, the names alone decide: a new file changes its own part and no other.
    """
    small_names: list[str] = []
    for name in names:
        if _size(folder / name) > _MAX_SMALL_SIZE:
            yield PartSources(folder, (name,))
            continue
        small_names.append(name)
        if zlib.crc32(name.encode("utf-8", "surrogatepass")) % _FILES_IN_PART == 0:
            yield PartSources(folder, tuple(small_names))
            small_names = []
    if small_names:
        yield PartSources(folder, tuple(small_names))


def _size(path: Path) -> int:
    try:
        return path.lstat().st_size
    except OSError:
        return 0  # the reader says what is wrong with it


def part_key(sources: PartSources, settings: ReviewSettings) -> str:
    """16 hex digits of all that decides what a part holds: settings, names and content of the files."""
    gate = ReadableFolders([sources.folder])
    digest = hashlib.sha256(settings.digest().encode())
    for name in sources.names:
        digest.update(f"\0{name}\0".encode("utf-8", "surrogatepass"))
        with suppress(OSError), gate.file(sources.folder / name) as file:
            while piece := file.read(_PIECE):
                digest.update(piece)
    return digest.hexdigest()[:16]


def make_part(
    sources: PartSources,
    settings: ReviewSettings,
    detectors: TurnDetectors,
    parts_folder: Path,
    database: DuckDBPyConnection,
) -> PartResult:
    """Write a part, or take the one that is there and whole. Raises OSError, and leaves nothing behind, if the disk refuses.

    `database` is a connection that may write into the folder of parts.
    """
    key = part_key(sources, settings)
    target = parts_folder / key
    if (content := read_part(target)) is not None:
        return PartResult(sources, key, content.problems)
    delete_part(target)  # if something is there, it is damaged
    new_part = temporary_path(parts_folder)
    new_part.mkdir(mode=0o700)
    try:
        problems: list[Diagnostic] = []
        row_files, agent_counts = _write_rows(sources, settings, detectors, new_part, problems)
        with disk_errors_as_os_errors(new_part):
            for table, row_file in row_files.items():
                write_parquet(database, table, row_file, new_part / f"{table}.parquet")
                row_file.path.unlink()
        write_part_list(new_part, problems, sources.names, agent_counts)
        sync_tree(new_part)
        _rename_unless_there(new_part, target)
    finally:
        shutil.rmtree(new_part, ignore_errors=True)
    sync_folder(parts_folder)
    return PartResult(sources, key, tuple(problems))


def _rename_unless_there(new_part: Path, target: Path) -> None:
    """Give a part its name. If another process was faster, its part is the same."""
    try:
        new_part.rename(target)
    except OSError:
        if read_part(target) is None:
            raise


def _write_rows(
    sources: PartSources,
    settings: ReviewSettings,
    detectors: TurnDetectors,
    folder: Path,
    problems: list[Diagnostic],
) -> tuple[dict[str, RowFile], dict[str, int]]:
    """The rows of all tables, in files that are gone once they are Parquet, and from how many agents entries were heard.

    Adds to the problems what was not read.
    """
    agents: dict[str, set[str]] = {}
    row_files = {table: RowFile(folder / f"{table}.jsonl") for table in TABLES}
    try:
        for name in sources.names:
            for contact in contacts_in_file(sources.folder, name, detectors, settings, problems.append):
                row_files["conversation"].add([contact.conversation])
                row_files["turn"].add(contact.turns)
                row_files["finding"].add(contact.findings)
                for entry, agent in contact.speakers:
                    agents.setdefault(entry, set()).add(agent)
    finally:
        for row_file in row_files.values():
            row_file.close()
    return row_files, {entry: min(len(keys), LEAST_IN_ROW) for entry, keys in agents.items()}
