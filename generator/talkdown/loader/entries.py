"""Values become entries: what each file holds, checked against the model of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from talkdown.loader.entry_names import EntryNames
from talkdown.loader.load_cache import LoadCache
from talkdown.loader.parsed_folder import BookFolder
from talkdown.loader.raw_entries import RawEntry
from talkdown.loader.validation import explain_validation_error
from talkdown.model import Entry
from talkdown.model.book import EntryKey
from talkdown.model.settings import BookSettings


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
