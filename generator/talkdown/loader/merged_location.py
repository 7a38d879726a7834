"""The place of a value that several files give: each part of it where it really stands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from talkdown.diagnostics import Location, Position

Parts = Mapping[str | int, Location]

_NO_PARTS: Parts = MappingProxyType({})


class MergedLocation(Location):
    """The location of an entry, of `book.yaml` or of a list in one of them that another book changes.

    As a location it is that of the change.

    >>> ours, theirs = Location("ours.yaml", (0,)), Location("theirs.yaml", (7,))
    >>> location = MergedLocation(ours, theirs, {"label": ours.child("label")})
    >>> location.child("label").path, location.child("help").path
    ('ours.yaml', 'theirs.yaml')
    """

    base: Location | None = None
    """Where all other parts stand; None in the copy that `at` makes, which points at a piece and has no parts."""
    parts: Parts = _NO_PARTS

    def __new__(cls, change: Location, base: Location, parts: Parts) -> MergedLocation:
        """`parts` are the fields, or the items by their number, that do not stand where `base` has them."""
        self = super().__new__(cls, *change)
        self.base, self.parts = base, parts
        return self

    def child(self, *route: str | int, of_key: bool = False) -> Location:
        """The location of a part, in the file that gives it."""
        if not route or self.base is None:
            return super().child(*route, of_key=of_key)
        part = self.parts.get(route[0])
        if part is None:
            return self.base.child(*route, of_key=of_key)
        if len(route) > 1:
            return part.child(*route[1:], of_key=of_key)
        return Location(part.path, part.route, of_key) if of_key else part

    def contains(self, location: Location | Position) -> bool:
        """Whether another location is in the change, or in what it changes."""
        places = [*self.parts.values(), *([self.base] if self.base else [])]
        return super().contains(location) or any(place.contains(location) for place in places)
