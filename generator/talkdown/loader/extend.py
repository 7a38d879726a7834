"""A book on top of another: `extend:` in book.yaml, `override:` in an entry."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from talkdown.diagnostics import Location, Severity
from talkdown.loader.entry_names import LEAST_LETTERS, NAMING_FIELDS
from talkdown.loader.list_changes import PlacedValue, merge_fields
from talkdown.loader.load_cache import LoadCache
from talkdown.loader.parsed_folder import BOOK_FILE, BookFolder, kind_of_file, read_book_folder
from talkdown.loader.raw_entries import OVERRIDE, RawEntry, raw_entries
from talkdown.loader.report import LoadReport
from talkdown.loader.validation_messages import describe_shape
from talkdown.model import ENTRY_KINDS, Kind
from talkdown.model.book import EntryKey
from talkdown.model.ids import make_id
from talkdown.storage import package
from talkdown.storage.inside import ReadableFolders, can_be_path
from talkdown.yamltext import RawValue
from talkdown.yamltext.document import shorten

_MOST_BOOKS = 50
"""On top of each other: a team, a company and the shipped book are three."""

_SHOWN_CHARACTERS = 60  # of a path: with the rest of the message, one line of most terminals

SHIPPED_BOOK = "talkdown"
"""What `extend:` calls the phrasebook in the package."""


def read_with_bases(
    path: str,
    readable_folders: ReadableFolders,
    cache: LoadCache,
    report: LoadReport,
    extended_by: tuple[str, ...] = (),
) -> BookFolder:
    """Read a folder, the book it extends, the one that extends, and so on; `extended_by` are real paths."""
    folder = read_book_folder(path, readable_folders, cache, report)
    value = folder.values.get(BOOK_FILE)
    if not isinstance(value, dict) or not isinstance(name := value.get("extend"), str):
        return folder
    location = folder.location(BOOK_FILE).child("extend")
    if not can_be_path(name):
        message = f"`{shorten(name, _SHOWN_CHARACTERS)}` is no name that a folder can have"
        report.add("no-folder", message, location, "write `talkdown` for the shipped one, or a folder")
        return folder
    chain = (*extended_by, os.path.realpath(path))
    base_path = str(package.PHRASEBOOK) if name == SHIPPED_BOOK else _path_beside(path, name)
    if not readable_folders.holds(base_path):
        # Said before anything is looked at there: whether it exists is no business of an author's.
        message = (
            f"the book `{shorten(name, _SHOWN_CHARACTERS)}` lies outside of the folder that this one is in"
        )
        hint = "put it beside this one; or let mkdocs.yml list its folder under `read_outside:`"
        report.add("outside", message, location, hint)
    elif not name or not os.path.isfile(os.path.join(base_path, BOOK_FILE)):
        hint = "write `talkdown` for the shipped one, or a folder"
        report.add(
            "no-folder", f"there is no book `{shorten(name, _SHOWN_CHARACTERS)}` to extend", location, hint
        )
    elif os.path.realpath(base_path) in chain:
        hint = "take one of the two `extend:` away"
        report.add(
            "extend-loop",
            f"the book `{shorten(name, _SHOWN_CHARACTERS)}` extends this one in turn",
            location,
            hint,
        )
    elif len(chain) >= _MOST_BOOKS:
        message = f"more than {_MOST_BOOKS} books lie on top of each other"
        report.add("extend-loop", message, location, "let one of them extend a book further down")
    else:
        folder.base = read_with_bases(base_path, readable_folders, cache, report, chain)
    return folder


def readable_folders_of(path: str, read_outside: Iterable[str | Path]) -> ReadableFolders:
    """Where a book and the ones below it may lie: in the folder that it lies in, in the package, or as mkdocs.yml allows."""
    real_path = os.path.realpath(path)
    parent = os.path.dirname(real_path)
    # A book at the top of a disk, as in a container, has no folder around it: that would be the whole disk.
    neighborhood = real_path if os.path.dirname(parent) == parent else parent
    return ReadableFolders([neighborhood, package.PHRASEBOOK, *read_outside])


def _path_beside(folder: str, name: str) -> str:
    """The path of another book, without `..` unless a link makes that lead elsewhere."""
    path = os.path.join(folder, name)
    normal_path = os.path.normpath(path)
    return normal_path if os.path.realpath(normal_path) == os.path.realpath(path) else path


def merged_entries(folder: BookFolder) -> Iterator[RawEntry]:
    """The entries of the book below, overrides applied, then those of this folder."""
    yield from EntryMerge(folder).entries()


class EntryMerge:
    """The entries of one folder, on top of those of the book below."""

    def __init__(self, folder: BookFolder) -> None:
        self._folder = folder
        self._report = folder.report
        below = merged_entries(folder.base) if folder.base is not None else ()
        entries_below = list(below)
        self.entries_below: Mapping[EntryKey, RawEntry] = entries_by_key(entries_below)
        """Those of the book below, as they are there."""
        self._base_entries = dict(self.entries_below)
        entries_with_keys = {id(raw) for raw in self._base_entries.values()}
        self._repeated_entries = [raw for raw in entries_below if id(raw) not in entries_with_keys]
        """Those of the book below with an id that is taken, or with none: a check says so."""
        self._key_by_former_key = {
            former_key: key
            for former_key, key in former_keys({key: raw.value for key, raw in self._base_entries.items()})
            if former_key not in self._base_entries
        }
        self._changes: dict[tuple[EntryKey, str], Location] = {}
        """Where each field is changed, by the key of its entry."""

    def entries(self) -> Iterator[RawEntry]:
        """The entries of the book below, overrides applied, then those of this folder."""
        own_entries: list[RawEntry] = []
        for raw in raw_entries(self._folder):
            if OVERRIDE in raw.value:
                self._override(raw)
            else:
                self._take_place(raw)
                own_entries.append(raw)
        yield from self._base_entries.values()
        yield from self._repeated_entries
        yield from own_entries

    def _take_place(self, raw: RawEntry) -> None:
        """Leave out the entry below that has the id of one of this book: a release may add any id."""
        id = str(raw.value.get("id"))
        if self._base_entries.pop((raw.kind.name, id), None) is not None:
            message = f"the book below has a {raw.kind.title} `{id}`, too; this one takes its place"
            hint = f"to change that one, write `override: {id}` in place of `id:`; or rename this one"
            self._report.add("duplicate-id", message, raw.location.child("id"), hint, Severity.warning)

    def _override(self, raw: RawEntry) -> None:
        """Change an entry of the book below, or report why that cannot be."""
        id = raw.value[OVERRIDE]
        location = raw.location.child(OVERRIDE)
        if not isinstance(id, str):
            message = f"`override` is an id, and this is {describe_shape(id)}"
            self._report.add("shape", message, location)
            return
        key = (raw.kind.name, id)
        if key in self._key_by_former_key:
            key = self._key_by_former_key[key]
            message = f"`{id}` is called `{key[1]}` now; the change still holds"
            self._report.add_note("renamed", message, location, f"write `override: {key[1]}`")
        if key not in self._base_entries:
            self._report_missing(raw, key, location)
        elif "id" in raw.value:
            message = "an override keeps the id; `id` and `override` exclude each other"
            self._report.add("override", message, raw.location.child("id", of_key=True), "delete `id`")
        else:
            changes = {name: value for name, value in raw.value.items() if name != OVERRIDE}
            self._report_second_changes(raw, key, changes)
            base = self._base_entries[key]
            value, place = merge_fields(
                PlacedValue(base.value, base.location), PlacedValue(changes, raw.location), self._report
            )
            assert isinstance(value, dict)
            self._base_entries[key] = RawEntry(raw.kind, value, place)

    def _report_missing(self, raw: RawEntry, key: EntryKey, location: Location) -> None:
        kind_name, id = key
        if self._folder.base is None:
            hint = f"only a book with `extend:` in its {BOOK_FILE} can override"
        else:
            hint = self._hint_of_other_name(raw.kind, id) or self._report.guess(
                id, (base_id for kind, base_id in self._base_entries if kind == kind_name)
            )
        self._report.add(
            "broken-reference", f"there is no {raw.kind.title} `{id}` to override", location, hint
        )
        self._report.unreadable.add(key)

    def _hint_of_other_name(self, kind: Kind, text: str) -> str:
        """For what an entry below is called besides its id, for an id of another kind, and for one of this book."""
        name = make_id(text)
        id = self._id_by_name.get((kind.name, name)) or self._id_of_part(kind, name)
        if id:
            return f"write `override: {id}`"
        for other_kind in ENTRY_KINDS:
            if (other_kind.name, text) in self._base_entries:
                return f"it is a {other_kind.title}; an override of it stands in `{other_kind.folder}/`"
        own_entries = (
            entry
            for name, value in self._folder.values.items()
            if kind_of_file(name) is kind
            for entry in (value if isinstance(value, list) else [value])
        )
        if any(isinstance(entry, dict) and entry.get("id") == text for entry in own_entries):
            return "it is an entry of this book: change it where it stands"
        return ""

    def _id_of_part(self, kind: Kind, name: str) -> str:
        """The id of the one entry below of which this is a part of what it is called; empty if there is none, or several."""
        if len(name) <= LEAST_LETTERS:
            return ""
        ids = {
            id
            for (kind_name, words), id in self._id_by_name.items()
            if kind_name == kind.name and f"-{name}-" in f"-{words}-"
        }
        return ids.pop() if len(ids) == 1 else ""

    @cached_property
    def _id_by_name(self) -> dict[EntryKey, str]:
        """The ids of entries below by their kind, and by a code, a title or words in letters of an id."""
        return {
            (kind, make_id(name)): id
            for (kind, id), raw in self._base_entries.items()
            for field in ("code", *NAMING_FIELDS)
            if isinstance(name := raw.value.get(field), str)
        }

    def _report_second_changes(self, raw: RawEntry, key: EntryKey, fields: Iterable[str]) -> None:
        for name in fields:
            first = self._changes.setdefault((key, name), raw.location.child(name))
            location = raw.location.child(name, of_key=True)
            if first.route[:-1] != location.route[:-1] or first.path != location.path:
                message = f"`{name}` of `{key[1]}` is changed in {first.path} already"
                self._report.add("changed-twice", message, location, "keep one of the two")


def entries_by_key(entries: Iterable[RawEntry]) -> dict[EntryKey, RawEntry]:
    """Entries as their files have them, by kind and id; of several with one id the first, and none without an id."""
    entries_by_key: dict[EntryKey, RawEntry] = {}
    for raw in entries:
        if isinstance(id := raw.value.get("id"), str):
            entries_by_key.setdefault((raw.kind.name, id), raw)
    return entries_by_key


def former_keys(entries: Mapping[EntryKey, Mapping[str, RawValue]]) -> Iterator[tuple[EntryKey, EntryKey]]:
    """The keys that entries had, by `formerly:`, each with the one that its entry has now."""
    for (kind, id), fields in entries.items():
        former_ids = fields.get("formerly")
        for former_id in former_ids if isinstance(former_ids, list) else ():
            if isinstance(former_id, str):
                yield (kind, former_id), (kind, id)
