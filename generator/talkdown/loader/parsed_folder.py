"""One folder of a book: its files, read and parsed."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field

from talkdown.diagnostics import Location, Position
from talkdown.loader.file_reading import join_path, read_files
from talkdown.loader.load_cache import LoadCache
from talkdown.loader.report import LoadReport
from talkdown.model import ENTRY_KINDS, Kind
from talkdown.storage.display import describe_os_error
from talkdown.storage.inside import ReadableFolders
from talkdown.yamltext import MAX_BYTES, Document, RawValue, parse

BOOK_FILE = "book.yaml"
SPELLING_FILE = "spelling.yaml"
DANGER_FILE = "danger.yaml"

_KINDS_BY_FOLDER = {kind.folder: kind for kind in ENTRY_KINDS}
_FILE_NAMES = (
    *_KINDS_BY_FOLDER,
    *(name.removesuffix(".yaml") for name in (BOOK_FILE, SPELLING_FILE, DANGER_FILE)),
)

# The ids in a file that is no YAML: in block style, in a list, in braces, in JSON.
_ID_LINE = re.compile(
    rb"""(?:^[ \t]*(?:- +)*|[{,]\s*)["']?(?:id|override)["']? *: *["']?([a-z0-9-]+)""", re.M
)


@dataclass
class BookFolder:
    """The values of a folder's files, on top of the book it extends."""

    path: str
    """As it was given; it begins every path that is shown."""
    report: LoadReport
    values: dict[str, RawValue] = field(default_factory=dict)
    """By the name of the file (`phrases/chat.yaml`), only of files that could be read."""
    base: BookFolder | None = None
    """The book that this one extends."""

    def file_path(self, name: str) -> str:
        """The path of one of its files, as it is shown."""
        return join_path(self.path, name)

    def location(self, name: str) -> Location:
        """The top of one of its files."""
        return Location(self.file_path(name))

    def folder_with(self, field: str) -> BookFolder:
        """The folder whose `book.yaml` gives a field: this one, or the nearest one below it; the lowest if none does."""
        value = self.values.get(BOOK_FILE)
        if self.base is None or (isinstance(value, dict) and field in value):
            return self
        return self.base.folder_with(field)


def kind_of_file(name: str) -> Kind | None:
    """What a file holds entries of: `phrases/chat.yaml` and `phrases.yaml` hold phrases; None for `book.yaml`."""
    return _KINDS_BY_FOLDER.get(name.split("/")[0].rsplit(".", 1)[0])


def read_book_folder(
    path: str, readable_folders: ReadableFolders, cache: LoadCache, report: LoadReport
) -> BookFolder:
    """Read and parse all files of a folder, in the order of their names. Never raises for what they hold."""
    folder = BookFolder(path, report)
    if not os.path.isdir(path):
        message = "this is not a folder" if os.path.exists(path) else "there is no such folder"
        report.add("no-folder", message, Position(path, 1, 1), "give the folder that holds `book.yaml`")
        return folder
    try:
        with readable_folders.folder(path) as open_folder:
            files = read_files(open_folder, path, _FILE_NAMES, MAX_BYTES, book_file=BOOK_FILE)
    except OSError as error:
        message = f"the folder cannot be read: {describe_os_error(error)}"
        report.add("unreadable", message, Position(path, 1, 1))
        return folder
    report.problems += files.problems
    for name in files.unreadable:
        _note_unreadable(report, name, b"")
    values = cache.values_of(path)
    edits = cache.edits_in(path)
    for name, content in sorted({**files.contents, **edits}.items()):
        if content is None:
            continue
        report.files[folder.file_path(name)] = content
        # What nobody has saved is not remembered, and what is on the disk meanwhile stays so.
        document = values.find(files.contents.get(name, content))
        if document is None or name in edits:
            document = parse(content)
        if name not in edits:
            values.add(content, document)
        _add_problems(report, document, folder.file_path(name))
        if document.value is None:
            _note_unreadable(report, name, content)
        else:
            folder.values[name] = document.value
    values.save()
    return folder


def _add_problems(report: LoadReport, document: Document, path: str) -> None:
    for problem in document.problems:
        report.add(problem.code, problem.message, Position(path, *problem.position), problem.hint)
    if document.value is None and not document.problems:
        hint = "write an entry, or delete the file"
        report.add("empty-file", "the file holds nothing", Position(path, 1, 1), hint)


def _note_unreadable(report: LoadReport, name: str, content: bytes) -> None:
    """The entries in a file that cannot be read are unknown, not missing: their ids, if a search finds them."""
    kind = kind_of_file(name)
    if kind is not None:
        ids = _ID_LINE.findall(content) if len(content) <= MAX_BYTES else []
        report.add_unreadable(kind.name, (id.decode() for id in ids))
