"""From files to conversations. What cannot be read is reported, and reading goes on with the next file."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

from talkdown.diagnostics import Diagnostic, Position, Severity
from talkdown.storage.inside import ItemType, OpenFolder, ReadableFolders
from talkdown.transcripts.assembly import assemble
from talkdown.transcripts.clean_text import on_one_line
from talkdown.transcripts.formats import TEXT_READERS
from talkdown.transcripts.json_documents import begins_as_json
from talkdown.transcripts.json_reading import raw_conversations_of_json
from talkdown.transcripts.raw_conversation import RawConversation
from talkdown.transcripts.roles import Roles
from talkdown.transcripts.source_file import CODE, Report, SourceFile, TranscriptError
from talkdown.transcripts.turn import Conversation
from talkdown.transcripts.unknown_format import unknown_text

NOBODY = Roles()

FAULT_HINT = "please report this line; the other files are read"


def ignore(problem: Diagnostic) -> None:
    """Report nothing."""


def transcript_names(folder: Path, report: Report = ignore) -> Iterator[str]:
    """The names of all files in a folder and in the folders in it, with slashes, in order.

    Names that begin with a dot are the system's. Links, pipes and devices are reported.
    """
    with OpenFolder.at(folder) as open_folder:
        yield from _names_in(open_folder, "", report)


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
        with ReadableFolders([bounds]).file(path) as file:
            source = SourceFile(name, file, report)
            has_read = False
            for format_name, raw_conversation in _raw_conversations_of(source):
                conversation = assemble(raw_conversation, roles, name, format_name)
                if conversation is not None:
                    has_read = True
                    yield conversation
            if not has_read and not source.has_error:
                raise TranscriptError("nobody says anything in this file")
    except TranscriptError as error:
        report(
            Diagnostic(CODE, on_one_line(error.message), Position(name, error.line, error.column), error.hint)
        )
    except OSError as error:
        report(Diagnostic(CODE, f"this file cannot be read: {error.strerror or error}", Position(name, 1, 1)))
    except Exception as error:  # a reader's mistake about one file of thousands
        report(Diagnostic(CODE, _fault_message(error), Position(name, 1, 1), FAULT_HINT))


def _fault_message(error: Exception) -> str:
    """Where a reader failed, without the words of the error: what was read may be in them."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    kind, place = type(error).__name__, f"{Path(frame.filename).name}:{frame.lineno}"
    return f"a fault in Talkdown itself ({kind}, {place}): the rest of this file is not read"


def _names_in(folder: OpenFolder, prefix: str, report: Report) -> Iterator[str]:
    for item in folder.items():
        name = prefix + item.name
        if item.name.startswith("."):
            continue
        if item.type is ItemType.folder:
            with folder.folder(item.name) as subfolder:
                yield from _names_in(subfolder, f"{name}/", report)
        elif item.type is ItemType.file:
            yield name
        else:
            message = f"this is a {'link' if item.type is ItemType.link else 'pipe, a socket or a device'}, which is not read"
            report(Diagnostic(CODE, message, Position(name, 1, 1), severity=Severity.warning))


def _raw_conversations_of(source: SourceFile) -> Iterator[tuple[str, RawConversation]]:
    """The conversations of a file, each with the name of its format. Raises `TranscriptError`."""
    if begins_as_json(source.sample):
        yield from raw_conversations_of_json(source)
        return
    for reader in TEXT_READERS:
        if reader.recognizes(source):
            for raw_conversation in reader.read(source):
                yield reader.FORMAT, raw_conversation
            return
    raise unknown_text(source)
