"""Who refers to whom in a book."""

from __future__ import annotations

from typing import NamedTuple

from talkdown.diagnostics import Location, Route
from talkdown.model.entry import Entry


class Reference(NamedTuple):
    """One entry points to another: from whom, by which field, to what.

    It is a `Target` of an entry, with that entry: what a book needs to answer who refers to whom.
    """

    source: Entry
    route: Route
    kind: str
    id: str

    @property
    def location(self) -> Location:
        """Where the reference stands."""
        return self.source.location_of(*self.route)
