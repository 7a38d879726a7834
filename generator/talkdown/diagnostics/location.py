"""Places in source files, first by name, then by line and column."""

from __future__ import annotations

from typing import NamedTuple

Route = tuple[str | int, ...]
"""The keys and list positions that lead from the top of a file to a value."""


class Location(NamedTuple):
    """A value (or, with `key`, the key that names it) in a file, by its route from the top.

    A location costs nothing to make. It becomes a `Position` only when a problem is shown.
    """

    path: str
    route: Route = ()
    key: bool = False

    def at(self, *route: str | int, key: bool = False) -> Location:
        """The location further down the same file."""
        return Location(self.path, self.route + route, key)

    def holds(self, other: Location | Position) -> bool:
        """Whether the other location is this one or lies further down."""
        return (
            isinstance(other, Location)
            and other.path == self.path
            and other.route[: len(self.route)] == self.route
        )


class Position(NamedTuple):
    """A position in a file; line and column count from 1, in characters."""

    path: str
    line: int
    column: int
