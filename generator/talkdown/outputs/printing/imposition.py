"""Imposition: where on which sheet each card is printed, so that every back lands behind its front.

Lengths are millimeters; places count from the top left corner of the page as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

PAPERS: dict[str, tuple[float, float]] = {"a4": (210, 297), "letter": (215.9, 279.4), "a3": (297, 420)}
"""Width and height of upright sheets."""

RULER = 50.0


class Duplex(StrEnum):
    """How backs come behind fronts."""

    long_edge = "long-edge"
    short_edge = "short-edge"
    fold = "fold"
    fronts = "fronts"


class Placed(NamedTuple):
    """A side of a card on a page: its number, its face, its corner, its size, and whether it stands on its head."""

    card: int
    face: str
    x: float
    y: float
    width: float
    height: float
    turned: bool = False


class Page(NamedTuple):
    """One side of a sheet."""

    width: float
    height: float
    cards: tuple[Placed, ...]
    sheet: int
    back: bool


class Grid(NamedTuple):
    """A sheet cut into equal cells, the same margin on opposite sides."""

    width: float
    height: float
    columns: int
    rows: int
    cell: tuple[float, float]

    @property
    def landscape(self) -> bool:
        """Whether it lies on its long edge."""
        return self.width > self.height

    @property
    def margins(self) -> tuple[float, float]:
        """What is left at the left and right, and at the top and bottom."""
        wide, high = self.cell
        return (self.width - self.columns * wide) / 2, (self.height - self.rows * high) / 2

    def corner(self, row: int, column: int) -> tuple[float, float]:
        """Where a cell begins."""
        left, top = self.margins
        return left + column * self.cell[0], top + row * self.cell[1]


def grid(paper: str, cell: tuple[float, float]) -> Grid:
    """As many cells as a sheet holds, upright if that holds no fewer."""
    short, long = PAPERS[paper]
    grids = [
        Grid(w, h, int((w + 0.01) // cell[0]), int((h + 0.01) // cell[1]), cell)
        for w, h in ((short, long), (long, short))
    ]
    return max(grids, key=lambda g: g.columns * g.rows)


def impose(
    count: int, on: Grid, duplex: Duplex, back_offset: tuple[float, float] = (0.0, 0.0)
) -> Iterator[Page]:
    """The pages for that many cards. The last sheet is filled up with nothing before it is mirrored."""
    per_sheet = on.columns * on.rows
    wide, high = on.cell
    for sheet, first in enumerate(range(0, count, per_sheet), 1):
        fronts, backs = [], []
        for place in range(per_sheet):
            if first + place >= count:
                continue
            row, column = divmod(place, on.columns)
            x, y = on.corner(row, column)
            if duplex is Duplex.fold:
                half = wide / 2
                fronts.append(Placed(first + place, "front", x, y, half, high))
                fronts.append(Placed(first + place, "back", x + half, y, half, high))
                continue
            fronts.append(Placed(first + place, "front", x, y, wide, high))
            x, y = on.corner(row, on.columns - 1 - column)
            backs.append(_back(first + place, x, y, on, duplex, back_offset))
        yield Page(on.width, on.height, tuple(fronts), sheet, back=False)
        if duplex in (Duplex.long_edge, Duplex.short_edge):
            yield Page(on.width, on.height, tuple(backs), sheet, back=True)


def _back(card: int, x: float, y: float, on: Grid, duplex: Duplex, offset: tuple[float, float]) -> Placed:
    """A back at its place. Seen as a page, the sheet is turned like a leaf of a book, or over its head.

    A sheet that lies on its long edge and is flipped there goes over its head.
    """
    wide, high = on.cell
    turned = (duplex is Duplex.short_edge) is not on.landscape
    if turned:
        x, y = on.width - x - wide, on.height - y - high
    return Placed(card, "back", x + offset[0], y + offset[1], wide, high, turned)


def cuts(on: Grid) -> tuple[list[float], list[float]]:
    """Where to cut: distances from the left, and from the top."""
    left, top = on.margins
    across = [left + n * on.cell[0] for n in range(on.columns + 1)]
    down = [top + n * on.cell[1] for n in range(on.rows + 1)]
    return [x for x in across if 0.5 < x < on.width - 0.5], [y for y in down if 0.5 < y < on.height - 0.5]


def zine_panels(width: float, height: float) -> Iterator[tuple[int, float, float, bool]]:
    """Page, corner and whether it stands on its head, for eight pages folded from one sheet in landscape.

    Top row 5 4 3 2 on their heads, bottom row 6 7 8 1, a slit between the two middle columns.
    """
    wide, high = width / 4, height / 2
    for row, numbers in enumerate(((5, 4, 3, 2), (6, 7, 8, 1))):
        for column, number in enumerate(numbers):
            yield number, column * wide, row * high, row == 0
