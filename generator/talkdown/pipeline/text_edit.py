"""An edit of one text: what it makes of which file, and what the rules say of it, before anything is written.

A text of the team's own book is exchanged in its file. One of a book below is never touched: the team's book gets an
override, of that one field.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from talkdown.diagnostics import Diagnostic, Location, Position
from talkdown.loader import LoadCache, LoadResult, load
from talkdown.loader.list_changes import is_list_change
from talkdown.model import KIND_BY_NAME, Entry
from talkdown.pipeline.book_check import check_loaded
from talkdown.pipeline.text_places import TextPlace, texts_of
from talkdown.storage.atomic import (
    ChangedError,
    SharedFileError,
    make_folder,
    replace_content,
    sync_folder,
    write_new,
)
from talkdown.storage.inside import ReadableFolders, leads_outside
from talkdown.yamltext import RawValue, parse
from talkdown.yamltext.replacement import (
    ReplacementError,
    add_field,
    replace_value,
    value_at,
    with_value,
    write_fields,
)

HAS_CHANGED = "the file has changed meanwhile; close this, and look again"
_IS_GONE = "the text is not there any more; load the page again"


class TextSource(NamedTuple):
    """A text as it stands in its file."""

    text: str
    position: Position
    is_own: bool
    """Whether the file is one of the team's own book: one of a book below is not written to."""


class FileChange(NamedTuple):
    """What an edit makes of one file."""

    path: str
    """As problems show it."""
    content: bytes
    before: bytes | None = None
    """What it was made of; None for a new file."""


class TextEditor:
    """Edits of the texts of one book."""

    def __init__(self, folder: Path, load: Callable[[LoadCache], LoadResult]) -> None:
        """`load` reads the book in `folder`, by what the cache says of files that are not written yet."""
        self.folder = folder
        """Of the team's own book."""
        self._load = load
        self._cache = LoadCache()
        self._problems_before: tuple[Mapping[str, bytes], Counter[tuple[str, str, str]]] | None = None

    def read(self, edits: Mapping[str, bytes] | None = None) -> LoadResult:
        """The book as it stands on the disk, but for files that are not saved yet."""
        self._cache.edits = dict(edits or {})
        return self._load(self._cache)

    def source(self, reading: LoadResult, place: TextPlace) -> TextSource:
        """The text in a place, as its file has it. Raises `ReplacementError` if it is not there any more."""
        entry = _entry_at(reading, place)
        stand_in = next((name for name, field in entry.stand_ins.items() if (field,) == place.route), "")
        for route in (place.route, (stand_in,)):
            location = entry.location_of(*route)
            text = _value(reading, location)
            if isinstance(text, str):
                return TextSource(
                    text.rstrip("\n"), reading.locate(location), _is_own(reading, location.path)
                )
        raise ReplacementError(_IS_GONE)

    def change(self, reading: LoadResult, place: TextPlace, text: str) -> FileChange:
        """The file in which the text in a place is another. Raises `ReplacementError` where that cannot be."""
        entry = _entry_at(reading, place)
        location = entry.location_of(*place.route)
        before = _value(reading, location)
        text = text.strip()
        if _is_own(reading, location.path):
            file_before = reading.files[location.path]
            content = file_before.decode()
            if isinstance(before, str):
                end = before[len(before.rstrip("\n")) :]
                content = replace_value(content, location.route, text + end)
            else:
                content = add_field(content, location.route[:-1], str(place.route[0]), text)
            return FileChange(location.path, content.encode(), file_before)
        field = str(place.route[0])
        field_location = entry.location_of(field)
        if _is_own(reading, field_location.path):
            raise ReplacementError(f"the list is changed in part in `{field_location.path}`; change it there")
        # By the places in the file: of what is hidden, the entry has no part.
        below = location.route[len(field_location.route) :]
        value = _value(reading, field_location) if below else ""
        if value is None:
            raise ReplacementError(_IS_GONE)
        if is_list_change(value):
            path = field_location.path
            raise ReplacementError(
                f"a book below changes the list in part in `{path}`; write an `override:` of your own"
            )
        return self._override(reading, entry, field, with_value(value, below, text))

    def _override(self, reading: LoadResult, entry: Entry, field: str, value: RawValue) -> FileChange:
        change = entry.location
        if _is_own(reading, change.path):
            file_before = reading.files[change.path]
            content = add_field(file_before.decode(), change.route, field, value)
            return FileChange(change.path, content.encode(), file_before)
        path = f"{self.folder}/{KIND_BY_NAME[entry.kind].folder}/{entry.id}.yaml"
        if path in reading.files:
            raise ReplacementError(f"the file `{path}` is there already; write `override: {entry.id}` in it")
        return FileChange(path, write_fields({"override": entry.id, field: value}).encode())

    def problems(self, reading: LoadResult, change: FileChange) -> list[Diagnostic]:
        """What all rules say of the book with a change that they do not say without it."""
        before = self._essences(reading)
        new_problems = []
        for problem in check_loaded(self.read({change.path: change.content}), date.today()):
            before[_essence(problem)] -= 1
            if before[_essence(problem)] < 0:
                new_problems.append(problem)
        return new_problems

    def _essences(self, reading: LoadResult) -> Counter[tuple[str, str, str]]:
        """What the rules say of the book as it is saved, asked once for each state of its files."""
        if self._problems_before is None or self._problems_before[0] != reading.files:
            self._problems_before = reading.files, Counter(map(_essence, check_loaded(reading, date.today())))
        return self._problems_before[1].copy()

    def save(self, change: FileChange) -> None:
        """Write the file, if it is still what the change was made of: all rules have been asked since it was read.

        Raises OSError if the disk refuses; `ReplacementError` where somebody else has written the file meanwhile, or a link leads
        it elsewhere.
        """
        path = Path(change.path)
        project = self.folder.resolve()
        if leads_outside(project, os.path.relpath(path, self.folder), ReadableFolders([])):
            raise ReplacementError(f"`{change.path}` is a link, and links are not followed")
        if change.before is None:
            self._create(path, change.content)
            return
        try:
            replace_content(path, change.before, change.content)
        except ChangedError:
            raise ReplacementError(HAS_CHANGED) from None
        except SharedFileError:
            raise ReplacementError(
                f"`{change.path}` has a second name on this disk (a hard link), which would keep the old text;"
                " copy it to a file of its own, or change it in your editor"
            ) from None

    def _create(self, path: Path, content: bytes) -> None:
        make_folder(path.parent)
        try:
            write_new(path, content)
        except FileExistsError:
            raise ReplacementError(HAS_CHANGED) from None
        sync_folder(path.parent)


@lru_cache(maxsize=1)  # the same editor goes on knowing what it has read
def text_editor_of(folder: Path, read_outside: tuple[Path, ...], region: str) -> TextEditor:
    """The editor of the book in a folder, as a site reads it."""
    return TextEditor(folder, partial(load, folder, read_outside=read_outside, region=region))


def _is_own(reading: LoadResult, path: str) -> bool:
    """Whether a file is one of the team's own book, and not of one below that may lie in its folder."""
    return path in reading.files and path not in reading.paths_below


def _value(reading: LoadResult, location: Location) -> RawValue | None:
    return value_at(parse(reading.files[location.path]).value, location.route)


def _entry_at(reading: LoadResult, place: TextPlace) -> Entry:
    if reading.book is None:
        raise ReplacementError("the book cannot be read; look at the problems first")
    entry = reading.book.entry(place.kind, place.id)
    if entry is None or place.route not in (route for route, _ in texts_of(entry)):
        raise ReplacementError(_IS_GONE)
    return entry


def _essence(problem: Diagnostic) -> tuple[str, str, str]:
    """A problem without its line: an edit above moves it."""
    return problem.code, problem.message, problem.position.path
