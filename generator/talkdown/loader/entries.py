"""Values become entries: what each file holds, checked against the model of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from talkdown.diagnostics import Location
from talkdown.loader.entry_names import EntryNames
from talkdown.loader.load_cache import LoadCache
from talkdown.loader.parsed_folder import BookFolder, kind_of_file
from talkdown.loader.validation import describe_shape, explain_validation_error
from talkdown.model import Entry, Kind
from talkdown.model.book import EntryKey
from talkdown.model.settings import BookSettings
from talkdown.yamltext import RawValue


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


def validate_entries(
    candidates: Iterable[RawEntry], settings: BookSettings, folder: BookFolder, cache: LoadCache
) -> Iterator[Entry]:
    """The entries that are sound, worded as the cache says, each id once; what is wrong with the others becomes a problem."""
    first_by_key: dict[EntryKey, RawEntry] = {}
    cache.start_entries()
    candidates = list(candidates)
    names = EntryNames(candidates, settings)
    for raw in candidates:
        entry = _validate(raw, folder, cache, names)
        if entry is None:
            continue
        first = first_by_key.setdefault((entry.kind, entry.id), raw)
        if first is raw:
            entry.set_location(raw.location)
            yield entry
        else:
            _report_duplicate(entry, raw, first, folder)


def _validate(raw: RawEntry, folder: BookFolder, cache: LoadCache, names: EntryNames) -> Entry | None:
    entry = cache.find_entry(raw.location, raw.value)
    if entry is None:
        try:
            entry = raw.kind.entry_class.model_validate(raw.value, context=cache.wording)
        except ValidationError as error:
            folder.report.problems += explain_validation_error(
                error, raw.location, raw.kind.entry_class, names
            )
            id = raw.value.get("id")
            folder.report.add_unreadable(raw.kind.name, [id] if isinstance(id, str) else ())
            return None
    cache.add_entry(raw.location, raw.value, entry)
    return entry


def _report_duplicate(entry: Entry, raw: RawEntry, first: RawEntry, folder: BookFolder) -> None:
    hint = f"the other one stands in {first.location.path}; rename one of the two"
    message = f"the id `{entry.id}` is taken by another {raw.kind.title}"
    folder.report.add("duplicate-id", message, raw.location.child("id"), hint)
