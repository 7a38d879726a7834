"""Places in source files, first by name, then by line and column."""

from __future__ import annotations

from typing import NamedTuple

Route = tuple[str | int, ...]
"""The keys and list positions that lead from the top of a file to a value."""


class Spot(NamedTuple):
    """A value (or, with `key`, the key that names it) in a file, by its route from the top.

    A spot costs nothing to make. It becomes a `Place` only when a problem is shown.
    """

    path: str
    route: Route = ()
    key: bool = False

    def at(self, *route: str | int, key: bool = False) -> Spot:
        """The spot further down the same file."""
        return Spot(self.path, self.route + route, key)

    def holds(self, other: Spot | Place) -> bool:
        """Whether the other spot is this one or lies further down."""
        return (
            isinstance(other, Spot)
            and other.path == self.path
            and other.route[: len(self.route)] == self.route
        )


class Place(NamedTuple):
    """A position in a file; line and column count from 1, in characters."""

    path: str
    line: int
    column: int
