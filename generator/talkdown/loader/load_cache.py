"""What one reading of a book leaves for the next in the same process."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from talkdown.diagnostics import Location
from talkdown.loader.value_cache import ValueCache
from talkdown.model import Entry
from talkdown.model.regional_wording import RegionalWording
from talkdown.yamltext import RawValue


class _ValidatedEntry(NamedTuple):
    value: dict[str, RawValue]
    entry: Entry


@dataclass
class LoadCache:
    """Give the same one to every `load` of a book in a process, and only what has changed is read and checked anew."""

    values: dict[str, ValueCache] = field(default_factory=dict)
    """By folder: a book may extend another."""
    edits: dict[str, bytes | None] = field(default_factory=dict)
    """What files would hold that somebody is about to save, by path as problems show it: read in place of the disk's.

    None for a file that is about to go.
    """
    wording: RegionalWording = field(default_factory=RegionalWording)
    """What the texts of entries become as they are validated."""
    _entries: dict[Location, _ValidatedEntry] = field(default_factory=dict)
    _entries_before: dict[Location, _ValidatedEntry] = field(default_factory=dict)

    def values_of(self, folder: str) -> ValueCache:
        """The values of a folder's files."""
        if folder not in self.values:
            self.values[folder] = ValueCache(folder)
        return self.values[folder]

    def edits_in(self, folder: str) -> dict[str, bytes | None]:
        """The edits of a folder, by the name they have in it."""
        start = f"{folder.rstrip('/')}/"
        return {path[len(start) :]: content for path, content in self.edits.items() if path.startswith(start)}

    def word_by(self, wording: RegionalWording) -> None:
        """Have entries worded so from now on; those that were worded otherwise are validated anew."""
        if wording.words_like(self.wording):
            wording.remember(self.wording)
        else:
            self._entries.clear()
        self.wording = wording

    def start_entries(self) -> None:
        """Begin a reading: what the last one left can be found, and goes unless it is added again."""
        self._entries_before, self._entries = self._entries, {}

    def find_entry(self, location: Location, value: dict[str, RawValue]) -> Entry | None:
        """The entry that was made of an equal value at the same place.

        Files that have not changed give the very same values again, so that most need not be compared.
        """
        before = self._entries_before.get(location)
        if before is not None and (before.value is value or before.value == value):
            return before.entry
        return None

    def add_entry(self, location: Location, value: dict[str, RawValue], entry: Entry) -> None:
        """Remember what a value at a place has become."""
        self._entries[location] = _ValidatedEntry(value, entry)
