"""Values become entries that nobody has checked yet: one after another, each with its kind and its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from talkdown.diagnostics import Location
from talkdown.loader.parsed_folder import BookFolder, kind_of_file
from talkdown.loader.validation_messages import describe_shape
from talkdown.model import Kind
from talkdown.yamltext import RawValue

OVERRIDE = "override"
"""The field that names an entry of the book below which is changed."""


@dataclass
class RawEntry:
    """An entry before it is checked: fields by name, as they were typed."""

    kind: Kind
    value: dict[str, RawValue]
    location: Location


def raw_entries(folder: BookFolder) -> Iterator[RawEntry]:
    """The entries of a folder's own files, in the order of the files; one that has no fields becomes a problem."""
    for name, value in folder.values.items():
        kind = kind_of_file(name)
        if kind is None:
            continue
        location = folder.location(name)
        if not value and isinstance(value, list):
            hint = "write an entry, or delete the file"
            folder.report.add("empty-file", "the list is empty", location, hint)
        items = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, item in items:
            item_location = location if index is None else location.child(index)
            if isinstance(item, dict):
                yield RawEntry(kind, item, item_location)
            else:
                message = f"a {kind.title} with fields is expected here, not {describe_shape(item)}"
                hint = "write `id: …` and its fields, one a line"
                folder.report.add("shape", message, item_location, hint)
                folder.report.add_unreadable(kind.name, ())
