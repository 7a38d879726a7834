"""Where a reference leads, once entries are hidden, renamed or deprecated in another book than that of the reference."""

from __future__ import annotations

from collections.abc import Iterable

from talkdown.diagnostics import Location
from talkdown.loader.layers import TOP, Layers
from talkdown.loader.report import LoadReport
from talkdown.model import Entry, Status
from talkdown.model.book import BOOK_LISTS, EntryKey


class Successors:
    """Finds what stands in the place of an entry, of a channel, a stage or a level; and what has none."""

    def __init__(self, entries: Iterable[Entry], layers: Layers, report: LoadReport) -> None:
        self._layers = layers
        self._report = report
        self.entries: dict[EntryKey, Entry] = {(entry.kind, entry.id): entry for entry in entries}
        """All entries, those that have gone included."""
        self.gone_keys = {key for key, entry in self.entries.items() if entry.hidden}
        """What is hidden, and what cannot be without it: whoever finds more of that adds it here."""
        self._former_ids = {
            (entry.kind, former_id): entry
            for entry in self.entries.values()
            for former_id in entry.formerly
            if (entry.kind, former_id) not in self.entries
        }

    def may_change(self) -> bool:
        """Whether there is anything that a reference may not lead to as it is written."""
        return bool(self.gone_keys) or self._layers.count_below > 0

    def find(self, kind: str, id: str, location: Location) -> str | None:
        """The id that a reference at a location leads to; None if what it led to has gone and nothing replaces it."""
        if kind in BOOK_LISTS:
            return None if self.is_lost(kind, id, location) else id
        current_id: str | None = id
        ids_on_the_way: set[str] = set()
        while current_id is not None:
            if current_id in ids_on_the_way:  # two entries replace each other
                return None
            ids_on_the_way.add(current_id)
            next_id = self._next(kind, current_id, location)
            if next_id == current_id:
                break
            current_id = next_id
        return current_id

    def _next(self, kind: str, id: str, location: Location) -> str | None:
        entry = self.entries.get((kind, id))
        layer = self._layers.number_of(location)
        if entry is None:
            renamed_entry = self._former_ids.get((kind, id))
            # Within one book, a former id is a slip of its author's, which the check reports.
            if (
                renamed_entry is None
                or self._layers.number_of(renamed_entry.location_of("formerly")) == layer
            ):
                return id
            self._note(layer, f"`{id}` is called `{renamed_entry.id}` now", location, renamed_entry.id)
            return renamed_entry.id
        if (kind, id) in self.gone_keys:
            return entry.replaced_by
        if entry.status is Status.deprecated:
            layer_of_status = self._layers.number_of(entry.location_of("status"))
            if layer_of_status != layer and entry.replaced_by:
                self._note(layer, f"`{id}` is deprecated in the book below", location, entry.replaced_by)
                return entry.replaced_by
            if layer_of_status < layer:
                return None
        return id

    def _note(self, layer: int, message: str, location: Location, id: str) -> None:
        """Tell the author of the top book that a reference of theirs was led on."""
        if layer == TOP:
            self._report.add_note("renamed", message, location, f"write `{id}`")

    def is_lost(self, kind: str, name: str, location: Location) -> bool:
        """Whether a text refers to a channel, stage, level or variable of its own book that the top book has no more."""
        return self._layers.has_lost(kind, name, self._layers.number_of(location))

    def name_of(self, kind: str, id: str) -> str:
        """What readers know an entry by that may have gone."""
        entry = self.entries.get((kind, id))
        return entry.name if entry else id
