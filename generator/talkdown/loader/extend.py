"""A book on top of another: `extend:` in book.yaml, `override:` in an entry."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from talkdown.diagnostics import Location, Position, did_you_mean
from talkdown.loader.entries import RawEntry, raw_entries
from talkdown.loader.load_cache import LoadCache
from talkdown.loader.parsed_folder import BOOK_FILE, BookFolder, read_book_folder
from talkdown.loader.report import LoadReport
from talkdown.loader.validation import describe_shape
from talkdown.model.book import EntryKey
from talkdown.storage import package
from talkdown.storage.inside import ReadableFolders, can_be_path
from talkdown.yamltext.document import shorten

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
    base_entries: dict[EntryKey, RawEntry] = {}
    if folder.base is not None:
        base_entries = {(raw.kind.name, str(raw.value.get("id"))): raw for raw in merged_entries(folder.base)}
    own_entries: list[RawEntry] = []
    for raw in raw_entries(folder):
        if "override" in raw.value:
            _override(raw, base_entries, folder)
        else:
            own_entries.append(raw)
    yield from base_entries.values()
    yield from own_entries


def _override(raw: RawEntry, base_entries: dict[EntryKey, RawEntry], folder: BookFolder) -> None:
    """Change an entry of the book below, or report why that cannot be."""
    report, id = folder.report, raw.value["override"]
    if not isinstance(id, str):
        message = f"`override` is an id, and this is {describe_shape(id)}"
        report.add("shape", message, raw.location.child("override"))
        return
    key = (raw.kind.name, id)
    if key not in base_entries:
        hint = did_you_mean(id, [base_id for kind, base_id in base_entries if kind == raw.kind.name])
        if folder.base is None:
            hint = f"only a book with `extend:` in its {BOOK_FILE} can override"
        message = f"there is no {raw.kind.title} `{id}` to override"
        report.add("broken-reference", message, raw.location.child("override"), hint)
        report.unreadable.add(key)
    elif "id" in raw.value:
        message = "an override keeps the id; `id` and `override` exclude each other"
        report.add("override", message, raw.location.child("id", of_key=True), "delete `id`")
    else:
        changes = {name: value for name, value in raw.value.items() if name != "override"}
        base = base_entries[key]
        location = OverrideLocation(raw.location, base.location, frozenset(changes))
        base_entries[key] = RawEntry(raw.kind, {**base.value, **changes}, location)


class OverrideLocation(Location):
    """The location of an entry that another book changes: each field where it really stands.

    As a location it is that of the change.
    """

    change: Location
    base: Location
    fields: frozenset[str]

    def __new__(cls, change: Location, base: Location, fields: frozenset[str]) -> OverrideLocation:
        """`fields` are the names that the change gives."""
        self = super().__new__(cls, change.path, change.route)
        self.change, self.base, self.fields = change, base, fields
        return self

    def child(self, *route: str | int, of_key: bool = False) -> Location:
        """The field, in the file that gives it."""
        source = self.change if not route or route[0] in self.fields else self.base
        return source.child(*route, of_key=of_key)

    def contains(self, location: Location | Position) -> bool:
        """Whether another location is in the change, or in what it changes."""
        return self.change.contains(location) or self.base.contains(location)
