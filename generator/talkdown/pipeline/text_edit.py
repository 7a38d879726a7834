"""An edit of one text: what it makes of which file, and what the rules say of it, before anything is written.

A text of the team's own book is exchanged in its file. One of a book below is never touched: the team's book gets an
override, of that one field.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from talkdown.diagnostics import Diagnostic, Location, Position, Route
from talkdown.loader import LoadCache, LoadResult, load
from talkdown.model import KIND_BY_NAME, Entry
from talkdown.pipeline.book_check import check_loaded
from talkdown.pipeline.file_change import FileChange, save_change
from talkdown.pipeline.override_part import OverriddenPart, least_change, overridden_part, route_below
from talkdown.pipeline.text_places import TextPlace, texts_of
from talkdown.yamltext import RawValue, parse
from talkdown.yamltext.removal import remove_value
from talkdown.yamltext.replacement import (
    ReplacementError,
    add_field,
    replace_value,
    value_at,
    write_fields,
)

_IS_GONE = "the text is not there any more; load the page again"


class TextSource(NamedTuple):
    """A text as it stands in its file."""

    text: str
    position: Position
    is_own: bool
    """Whether the file is one of the team's own book: one of a book below is not written to."""
    text_below: str = ""
    """What the book below says in its place, if this is an override of that."""


class TextEditor:
    """Edits of the texts of one book."""

    def __init__(self, folder: Path, load: Callable[[LoadCache], LoadResult]) -> None:
        """`load` reads the book in `folder`, by what the cache says of files that are not written yet."""
        self.folder = folder
        """Of the team's own book."""
        self._load = load
        self._cache = LoadCache()
        self._problems_before: tuple[Mapping[str, bytes], Counter[tuple[str, str, str]]] | None = None

    def read(self, edits: Mapping[str, bytes | None] | None = None) -> LoadResult:
        """The book as it stands on the disk, but for files that are not saved yet."""
        self._cache.edits = dict(edits or {})
        return self._load(self._cache)

    def source(self, load_result: LoadResult, place: TextPlace) -> TextSource:
        """The text in a place, as its file has it. Raises `ReplacementError` if it is not there any more."""
        entry = _entry_at(load_result, place)
        stand_in = next((name for name, field in entry.stand_ins.items() if (field,) == place.route), "")
        for route in (place.route, (stand_in,)):
            location = entry.location_of(*route)
            text = _value(load_result, location)
            if isinstance(text, str):
                part = _overridden_part(load_result, entry, location)
                return TextSource(
                    text.rstrip("\n"),
                    load_result.locate(location),
                    _is_own(load_result, location.path),
                    part.text_below.rstrip("\n") if part and part.text_below else "",
                )
        raise ReplacementError(_IS_GONE)

    def change(self, load_result: LoadResult, place: TextPlace, text: str) -> FileChange:
        """The file in which the text in a place is another. Raises `ReplacementError` where that cannot be.

        Who gives an overridden text back the words of the book below takes the override away.
        """
        entry = _entry_at(load_result, place)
        location = entry.location_of(*place.route)
        before = _value(load_result, location)
        text = text.strip()
        file_before = load_result.files[location.path]
        if isinstance(before, str) and text == before.strip():
            return FileChange(location.path, file_before, file_before)
        if not _is_own(load_result, location.path):
            return self._override(load_result, entry, place, text)
        if not isinstance(before, str):
            content = add_field(file_before.decode(), location.route[:-1], str(place.route[0]), text)
            return FileChange(location.path, content.encode(), file_before)
        part = _overridden_part(load_result, entry, location)
        if (
            part
            and part.text_below
            and part.text_below.strip() == text
            and part.is_as_below_with(part.text_below)
        ):
            below_override = len(location.route) - len(part.route) - len(part.rest)
            content_after = _without_part(file_before, location.route[:below_override], part.route)
            return FileChange(location.path, content_after, file_before)
        end = before[len(before.rstrip("\n")) :]
        content = replace_value(file_before.decode(), location.route, text + end)
        return FileChange(location.path, content.encode(), file_before)

    def _override(self, load_result: LoadResult, entry: Entry, place: TextPlace, text: str) -> FileChange:
        """An override of one text of the book below, or one more part in the override that is there."""
        below = load_result.entries_below[entry.kind, entry.id]
        location = entry.location_of(*place.route)
        is_missing = _value(load_result, location) is None
        route = place.route if is_missing else route_below(below, location)
        if route is None:
            raise ReplacementError(_IS_GONE)
        field = str(route[0])
        field_location = entry.location_of(field)
        if _is_own(load_result, field_location.path):
            change = least_change(below.value, route, text, in_part=True)
            return _add_part(load_result, field_location, change)
        change = least_change(below.value, route, text)
        if _is_own(load_result, entry.location.path):
            return _add_part(load_result, entry.location, {field: change})
        path = f"{self.folder}/{KIND_BY_NAME[entry.kind].folder}/{entry.id}.yaml"
        if path in load_result.files:
            raise ReplacementError(f"the file `{path}` is there already; write `override: {entry.id}` in it")
        return FileChange(path, write_fields({"override": entry.id, field: change}).encode())

    def problems(self, load_result: LoadResult, change: FileChange) -> list[Diagnostic]:
        """What all rules say of the book with a change that they do not say without it."""
        before = self._essences(load_result)
        new_problems = []
        for problem in check_loaded(self.read({change.path: change.content}), date.today()):
            before[_essence(problem)] -= 1
            if before[_essence(problem)] < 0:
                new_problems.append(problem)
        return new_problems

    def _essences(self, load_result: LoadResult) -> Counter[tuple[str, str, str]]:
        """What the rules say of the book as it is saved, asked once for each state of its files."""
        if self._problems_before is None or self._problems_before[0] != load_result.files:
            self._problems_before = (
                load_result.files,
                Counter(map(_essence, check_loaded(load_result, date.today()))),
            )
        return self._problems_before[1].copy()

    def save(self, change: FileChange) -> None:
        """Write the file. All rules have been asked since it was read. Raises as `save_change` does."""
        save_change(self.folder, change)


@lru_cache(maxsize=1)  # the same editor goes on knowing what it has read
def text_editor_of(folder: Path, read_outside: tuple[Path, ...], region: str) -> TextEditor:
    """The editor of the book in a folder, as a site reads it."""
    return TextEditor(folder, partial(load, folder, read_outside=read_outside, region=region))


def _is_own(load_result: LoadResult, path: str) -> bool:
    """Whether a file is one of the team's own book, and not of one below that may lie in its folder."""
    return path in load_result.files and path not in load_result.paths_below


def _value(load_result: LoadResult, location: Location) -> RawValue | None:
    return value_at(parse(load_result.files[location.path]).value, location.route)


def _overridden_part(load_result: LoadResult, entry: Entry, location: Location) -> OverriddenPart | None:
    """The part of the team's override that a text stands in; None for a text of an entry of its own, or of a book below."""
    below = load_result.entries_below.get((entry.kind, entry.id))
    if below is None or not _is_own(load_result, location.path):
        return None
    depth = 0 if isinstance(parse(load_result.files[location.path]).value, dict) else 1
    override = _value(load_result, Location(location.path, location.route[:depth]))
    if not isinstance(override, dict) or "override" not in override:
        return None
    return overridden_part(override, below.value, location.route[depth:])


def _without_part(content: bytes, override_route: Route, part_route: Route) -> bytes | None:
    """A file without a part of an override, nor what holds nothing else; None if the file says nothing then."""
    text = content.decode()
    value = parse(content).value
    route = (*override_route, *part_route)
    while len(route) > len(override_route) + 1 and len(_fields(value, route[:-1])) == 1:
        route = route[:-1]
    text_after = remove_value(text, route)
    is_field = len(route) == len(override_route) + 1
    says_nothing_else = is_field and len(_fields(value, override_route)) == 2  # `override` itself, and this
    if not says_nothing_else or "#" in text_after:  # a comment would go along
        return text_after.encode()
    if not override_route or (isinstance(value, list) and len(value) == 1):
        return None
    return remove_value(text, override_route).encode()


def _fields(value: RawValue | None, route: Route) -> dict[str, RawValue]:
    fields = value_at(value, route)
    return fields if isinstance(fields, dict) else {}


def _add_part(load_result: LoadResult, location: Location, change: RawValue) -> FileChange:
    """A file in which a set of fields says one thing more, as deep in it as it takes."""
    content = load_result.files[location.path]
    own_value = _value(load_result, location)
    route = location.route
    while isinstance(change, dict) and isinstance(own_value, dict):
        ((name, change),) = change.items()
        if name not in own_value:
            return FileChange(
                location.path, add_field(content.decode(), route, name, change).encode(), content
            )
        own_value, route = own_value[name], (*route, name)
    raise ReplacementError(f"the list is changed in part in `{location.path}`; change it there")


def _entry_at(load_result: LoadResult, place: TextPlace) -> Entry:
    if load_result.book is None:
        raise ReplacementError("the book cannot be read; look at the problems first")
    entry = load_result.book.entry(place.kind, place.id)
    if entry is None or place.route not in (route for route, _ in texts_of(entry)):
        raise ReplacementError(_IS_GONE)
    return entry


def _essence(problem: Diagnostic) -> tuple[str, str, str]:
    """A problem without its line: an edit above moves it."""
    return problem.code, problem.message, problem.position.path
