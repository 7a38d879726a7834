"""The folder of a part: three tables, and a list of their digests, of the sources, and of what could not be read of them.

By the digests a part is whole, or counts as not there. By its name and those of its files it is known, and nothing else
in it is ever deleted.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import MappingProxyType

from talkdown.diagnostics import Diagnostic, Position, Severity
from talkdown.review.facts.rows import TABLES
from talkdown.storage.file_list import digest_of
from talkdown.storage.inside import OpenFolder
from talkdown.storage.typed_record import as_type

_LIST = "part.json"
_TABLE_FILES = tuple(f"{table}.parquet" for table in TABLES)
_PART_NAME = re.compile(r"[0-9a-f]{16}")

_MAX_LIST_SIZE = 100_000_000
"""Bytes. A problem takes some 200, and a part has a few hundred files."""


@dataclass(frozen=True)
class _PartList:
    """What a list holds."""

    digests: dict[str, str]
    """The SHA-256 of each table, by the name of its file."""
    problems: tuple[tuple[str, str, str, int, int, str, str], ...]
    """Code, message, path, line, column, hint, severity."""
    sources: tuple[str, ...]
    agent_counts: dict[str, int]


@dataclass(frozen=True)
class PartContent:
    """What is known of a part beside its tables."""

    problems: tuple[Diagnostic, ...] = ()
    """What could not be read of its sources: a review that goes on says it again."""
    sources: tuple[str, ...] = ()
    """The files that it was made of. They count from the folder that was read, wherever it lies: the same files, the same bytes."""
    agent_counts: Mapping[str, int] = field(default_factory=dict)
    """From how many agents an entry was heard, by its name (`avoid/calm-down`), as far as it matters: no more than `LEAST_IN_ROW`. So a
    review can tell what a single person said from what a team did, and holds nothing by which persons are told apart."""


def write_part_list(
    folder: Path,
    problems: Iterable[Diagnostic],
    sources: Iterable[str],
    agent_counts: Mapping[str, int] = MappingProxyType({}),
) -> None:
    """Write the list of a part whose tables are there."""
    digests = {name: digest_of(folder / name) for name in _TABLE_FILES}
    rows = tuple(
        (problem.code, problem.message, *problem.position, problem.hint, problem.severity.name)
        for problem in problems
    )
    text = json.dumps(
        asdict(_PartList(digests, rows, tuple(sources), dict(sorted(agent_counts.items())))), indent=1
    )
    (folder / _LIST).write_text(f"{text}\n", encoding="utf-8")


def read_part(folder: Path) -> PartContent | None:
    """The content of a part that is whole; None if there is none, or it is damaged. No link is followed."""
    try:
        with OpenFolder.at(folder.parent) as parent, parent.folder(folder.name) as part:
            part_list = as_type(json.loads(part.read(_LIST, _MAX_LIST_SIZE)), _PartList)
            if part_list is None:
                return None
            for name in _TABLE_FILES:
                if _digest_in(part, name) != part_list.digests.get(name):
                    return None
        problems = (
            Diagnostic(code, message, Position(path, line, column), hint, Severity[severity])
            for code, message, path, line, column, hint, severity in part_list.problems
        )
        return PartContent(tuple(problems), part_list.sources, part_list.agent_counts)
    except (OSError, ValueError, KeyError, RecursionError):
        return None


def _digest_in(folder: OpenFolder, name: str) -> str:
    with folder.file(name) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def delete_part(folder: Path) -> None:
    """Delete the files of a part, and its folder if nothing else is in it. Raises OSError if the disk refuses."""
    if folder.is_symlink() or not folder.is_dir():
        return
    for name in (*_TABLE_FILES, _LIST):
        (folder / name).unlink(missing_ok=True)
    with suppress(OSError):  # somebody has put a file of theirs into it
        folder.rmdir()


def part_folders(parts_folder: Path) -> list[Path]:
    """The folders that are called as parts are, in order."""
    return sorted(path for path in parts_folder.iterdir() if _PART_NAME.fullmatch(path.name))
