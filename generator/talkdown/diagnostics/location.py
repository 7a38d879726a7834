"""Places in source files, first by name, then by line and column."""

from __future__ import annotations

from typing import NamedTuple

Route = tuple[str | int, ...]
"""The keys and list indexes (from 0) that lead from the top of a file to a value: `(0, "steps", 2, "do")`."""


class Location(NamedTuple):
    """A value (or, with `of_key`, the key that names it) in a file, by its route from the top.

    A location costs nothing to make. It becomes a `Position` only when a problem is shown.

    >>> Location("book/techniques.yaml", (0,)).child("steps", 2, "do")
    Location(path='book/techniques.yaml', route=(0, 'steps', 2, 'do'), of_key=False, piece='', occurrence=0)
    """

    path: str
    route: Route = ()
    of_key: bool = False
    piece: str = ""
    """A piece of the text to point at, as it stands in the file: `{name}`; empty for the whole value."""
    occurrence: int = 0
    """Which one of these pieces, from 0."""

    def at(self, piece: str, occurrence: int = 0) -> Location:
        """The location of a piece of this text.

        It is looked for in the file as it is spelled here: a piece that the file writes by escapes is not found.
        """
        return self._replace(piece=piece, occurrence=occurrence)

    def child(self, *route: str | int, of_key: bool = False) -> Location:
        """The location further down the same file, at `route` below this one."""
        return Location(self.path, self.route + route, of_key)

    def contains(self, location: Location | Position) -> bool:
        """Whether another location is this one or lies further down. A position has no route: never."""
        return (
            isinstance(location, Location)
            and location.path == self.path
            and location.route[: len(self.route)] == self.route
        )


class Position(NamedTuple):
    """A position in a file; line and column count from 1, in characters."""

    path: str
    line: int
    column: int
