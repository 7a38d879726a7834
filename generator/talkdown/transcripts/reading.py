"""From files to conversations. What cannot be read is reported, and reading goes on with the next file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from talkdown.diagnostics import Diagnostic, Position
from talkdown.storage.inside import ItemType, OpenFolder, ReadableFolders
from talkdown.transcripts.roles import Roles
from talkdown.transcripts.turn import Conversation, Role, Turn

Report = Callable[[Diagnostic], None]
"""What is called with each problem: `problems.append`."""

NOBODY = Roles()

_LARGEST = 32_000_000


def ignore(problem: Diagnostic) -> None:
    """Report nothing."""


def transcript_names(folder: Path, report: Report) -> Iterator[str]:
    """The names of all files in a folder and the folders in it, with slashes, in order. What may not be read is reported."""
    with OpenFolder.at(folder) as open_folder:
        yield from _names_in(open_folder, "", report)


def _names_in(folder: OpenFolder, prefix: str, report: Report) -> Iterator[str]:
    for item in folder.items():
        if item.name.startswith("."):
            continue
        name = prefix + item.name
        if item.type is ItemType.folder:
            with folder.folder(item.name) as subfolder:
                yield from _names_in(subfolder, f"{name}/", report)
        elif item.type is ItemType.file:
            yield name
        else:
            report(Diagnostic("transcript-file", "this is no regular file", Position(name, 1, 1)))


def read_conversations(
    path: Path, roles: Roles = NOBODY, report: Report = ignore, folder: Path | None = None
) -> Iterator[Conversation]:
    """The conversations in a file, or in all files of a folder, one at a time.

    `folder` bounds what may be read, and places are named from there: by default the folder itself, or the file's own.
    A file that is not understood is an error that is reported, never an empty result.
    """
    if path.is_dir():
        for name in transcript_names(path, report):
            yield from read_conversations(path / name, roles, report, path)
        return
    bounds = folder or path.parent
    name = path.relative_to(bounds).as_posix()
    try:
        content = ReadableFolders([bounds]).read(path, _LARGEST)
    except OSError as error:
        report(Diagnostic("transcript-file", f"cannot be read: {error.strerror}", Position(name, 1, 1)))
        return
    yield _read_json_lines(content.decode(), name, roles)


def _read_json_lines(text: str, name: str, roles: Roles) -> Conversation:
    rows = [json.loads(line) for line in text.splitlines()]
    moments = [datetime.fromisoformat(row["ts"]).astimezone(UTC) for row in rows]
    start = moments[0].replace(microsecond=0)
    turns = tuple(
        Turn(
            roles.role_of(row["name"]) or Role(row["role"]),
            row["name"],
            row["text"],
            (moment - start).total_seconds(),
            place=f"{name}:{number}",
            sent_at=moment,
        )
        for number, (row, moment) in enumerate(zip(rows, moments, strict=True), start=1)
    )
    names = tuple(dict.fromkeys(turn.speaker for turn in turns))
    return Conversation(rows[0]["conversation_id"], None, start, turns, name, "turns", names)
