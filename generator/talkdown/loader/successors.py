"""Where a reference leads, once entries are hidden, renamed or deprecated in another book than that of the reference."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from talkdown.diagnostics import Location
from talkdown.loader.layers import TOP, Layers
from talkdown.loader.report import LoadReport
from talkdown.model import Entry, Status
from talkdown.model.book import BOOK_LISTS, EntryKey


class _End(NamedTuple):
    """Where a way of successors ends."""

    id: str | None
    """None if nothing stands in."""
    note: str = ""
    """What the author of a reference to its beginning is told."""
    is_ring: bool = False
    """Whether entries replace each other."""


_NOWHERE = _End(None)
_RING = _End(None, is_ring=True)


class Successors:
    """Finds what stands in the place of an entry, of a channel, a stage or a level; and what has none."""

    def __init__(
        self, entries: Iterable[Entry], layers: Layers, report: LoadReport, region: str | None
    ) -> None:
        """`region` is the one that the book is for."""
        self.region = region
        self._layers = layers
        self._report = report
        self.entries: dict[EntryKey, Entry] = {(entry.kind, entry.id): entry for entry in entries}
        """All entries, those that have gone included."""
        self.gone_keys = {
            key for key, entry in self.entries.items() if entry.hidden or not entry.is_for(region)
        }
        """What is hidden or for another region, and what cannot be without it."""
        self.has_broken_below = False
        """Whether a reference was met that a book below breaks by itself: no book on top has taken away what it names."""
        self._ends: dict[tuple[str, str, int], _End] = {}
        """Where ways of successors end, by kind and id, and by the layer of the reference."""
        self._former_ids = {
            (entry.kind, former_id): entry
            for entry in self.entries.values()
            for former_id in entry.formerly
            if (entry.kind, former_id) not in self.entries
        }

    def may_change(self) -> bool:
        """Whether there is anything that a reference may not lead to as it is written."""
        return bool(self.gone_keys) or self.region is not None or self._layers.count_below > 0

    def add_gone(self, keys: Iterable[EntryKey]) -> None:
        """Note what cannot be without something that has gone."""
        self.gone_keys.update(keys)
        self._ends.clear()

    def find(self, kind: str, id: str, location: Location, *, of_draft: bool = False) -> str | None:
        """The id that a reference at a location leads to; None if no reader could see what it leads to.

        What the top book refers to in vain stays as it is written, and so does what a draft refers to: rules say so to its author.
        """
        if kind in BOOK_LISTS:
            return None if self.is_lost(kind, id, location) else id
        layer = self._layers.number_of(location)
        end = self._end(kind, id, layer)
        if end.id and end.note and layer == TOP:
            self._report.add_note("renamed", end.note, location, f"write `{end.id}`")
        if end.id is None or self._is_shown(kind, end.id):
            return end.id
        if end.id == id:
            if layer == TOP or of_draft:
                return id
            self.has_broken_below |= self._is_slip(kind, id, layer)
        return None

    def _end(self, kind: str, id: str, layer: int) -> _End:
        """Where the way of successors ends that begins with an id; each part of a way is walked once."""
        way: dict[str, str] = {}
        """Ids, and what is to be said of the step on from each."""
        current_id: str | None = id
        end = None
        while end is None:
            end = _NOWHERE if current_id is None else self._ends.get((kind, current_id, layer))
            if end is None and current_id in way:
                end = _RING
            if end is None and current_id is not None:
                next_id, note = self._next(kind, current_id, layer)
                if next_id == current_id and (kind, current_id) not in self.gone_keys:
                    end = self._ends[kind, current_id, layer] = _End(current_id, "")
                else:
                    way[current_id] = note
                    current_id = next_id
        for passed_id, note in reversed(way.items()):
            end = self._ends[kind, passed_id, layer] = end._replace(note=note or end.note)
        return end

    def _next(self, kind: str, id: str, layer: int) -> tuple[str | None, str]:
        """The next id on the way of a reference in a book, the same one at its end, and what its author is told."""
        entry = self.entries.get((kind, id))
        if entry is None:
            renamed_entry = self._former_ids.get((kind, id))
            # Within one book, a former id is a slip of its author's, which the check reports.
            if (
                renamed_entry is None
                or self._layers.number_of(renamed_entry.location_of("formerly")) == layer
            ):
                return id, ""
            return renamed_entry.id, f"`{id}` is called `{renamed_entry.id}` now"
        if (kind, id) in self.gone_keys:
            return entry.replaced_by, ""
        if entry.status is Status.deprecated:
            layer_of_status = self._layers.number_of(entry.location_of("status"))
            if layer_of_status != layer and entry.replaced_by and entry.replaced_by != id:
                return entry.replaced_by, f"`{id}` is deprecated in the book below"
            if layer_of_status < layer:
                return None, ""
        return id, ""

    def _is_shown(self, kind: str, id: str) -> bool:
        """Whether readers see an entry; one that cannot be read counts as there, since a build waits until it can be."""
        entry = self.entries.get((kind, id))
        if entry is None:
            return bool({(kind, id), (kind, "")} & self._report.unreadable)
        return entry.status is not Status.draft

    def _is_slip(self, kind: str, id: str, layer: int) -> bool:
        """Whether a book refers to what it should know not to be there: no book on top of it has taken that away."""
        entry = self.entries.get((kind, id))
        return entry is None or self._layers.number_of(entry.location_of("status")) >= layer

    def replaces_itself(self, entry: Entry) -> bool:
        """Whether what replaces an entry is the entry itself, be it by way of others."""
        return self._end(entry.kind, entry.id, self._layers.number_of(entry.location)).is_ring

    def key_of(self, kind: str, id: str) -> EntryKey:
        """The key that an entry has now, by that or one of its former ids."""
        renamed_entry = self._former_ids.get((kind, id))
        return (kind, renamed_entry.id) if renamed_entry else (kind, id)

    def is_lost(self, kind: str, name: str, location: Location) -> bool:
        """Whether a text refers to a channel, stage, level or variable of its own book that the top book has no more."""
        layer = self._layers.number_of(location)
        is_lost = self._layers.has_lost(kind, name, layer)
        self.has_broken_below |= is_lost and not self._layers.declares(kind, name, layer)
        return is_lost

    def name_of(self, kind: str, id: str) -> str:
        """What readers know an entry by that may have gone."""
        entry = self.entries.get((kind, id))
        return entry.name if entry else id
