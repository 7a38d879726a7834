"""Imposition: where on which sheet each card is printed, so that every back lands behind its front.

Lengths are millimeters; places count from the top left corner of the page as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from talkdown.outputs.printables import PAPERS, Duplex

_GRID_TOLERANCE = 0.01  # 215.9 mm are two cells of 107.95 mm, though not to a computer
_NEAR_EDGE = 0.5  # a cut this near to the edge of the sheet cannot be made, and needs no mark


class CardFace(NamedTuple):
    """A side of a card on a page: its number, `front` or `back`, its corner, its size, and whether it stands on its head."""

    card: int
    face: str
    x: float
    y: float
    width: float
    height: float
    upside_down: bool = False


class SheetSide(NamedTuple):
    """One side of a sheet. Sheets count from 1."""

    width: float
    height: float
    cards: tuple[CardFace, ...]
    sheet: int
    back: bool


class Grid(NamedTuple):
    """A sheet cut into equal cells, the same margin on opposite sides."""

    width: float
    height: float
    columns: int
    rows: int
    cell: tuple[float, float]
    """Width and height of a cell."""

    @property
    def landscape(self) -> bool:
        """Whether it lies on its long edge."""
        return self.width > self.height

    @property
    def margins(self) -> tuple[float, float]:
        """What is left at the left and right, and at the top and bottom."""
        width, height = self.cell
        return (self.width - self.columns * width) / 2, (self.height - self.rows * height) / 2

    def corner(self, row: int, column: int) -> tuple[float, float]:
        """Where a cell begins; rows and columns count from 0."""
        left, top = self.margins
        return left + column * self.cell[0], top + row * self.cell[1]


def best_grid(paper: str, cell: tuple[float, float]) -> Grid:
    """As many cells as a sheet of that paper holds, upright if that holds no fewer."""
    width, height = PAPERS[paper]
    grids = [
        Grid(w, h, int((w + _GRID_TOLERANCE) // cell[0]), int((h + _GRID_TOLERANCE) // cell[1]), cell)
        for w, h in ((width, height), (height, width))
    ]
    # Of two that hold the same, `max` takes the first: the upright one.
    return max(grids, key=lambda grid: grid.columns * grid.rows)


def impose(
    count: int, grid: Grid, duplex: Duplex, back_offset: tuple[float, float] = (0.0, 0.0)
) -> Iterator[SheetSide]:
    """The pages for that many cards, backs moved by `back_offset`.

    The last sheet is filled up with nothing before it is mirrored. With `fold`, a cell holds a front and, beside it, a back.
    """
    per_sheet = grid.columns * grid.rows
    width, height = grid.cell
    for sheet, first in enumerate(range(0, count, per_sheet), 1):
        fronts, backs = [], []
        for card in range(first, min(first + per_sheet, count)):
            row, column = divmod(card - first, grid.columns)
            x, y = grid.corner(row, column)
            if duplex is Duplex.fold:
                half = width / 2
                fronts.append(CardFace(card, "front", x, y, half, height))
                fronts.append(CardFace(card, "back", x + half, y, half, height))
                continue
            fronts.append(CardFace(card, "front", x, y, width, height))
            x, y = grid.corner(row, grid.columns - 1 - column)
            backs.append(_back(card, x, y, grid, duplex, back_offset))
        yield SheetSide(grid.width, grid.height, tuple(fronts), sheet, back=False)
        if duplex in (Duplex.long_edge, Duplex.short_edge):
            yield SheetSide(grid.width, grid.height, tuple(backs), sheet, back=True)


def _back(card: int, x: float, y: float, grid: Grid, duplex: Duplex, offset: tuple[float, float]) -> CardFace:
    """A back at its place. Seen as a page, the sheet is turned like a leaf of a book, or over its head.

    A sheet that lies on its long edge and is flipped there goes over its head.
    """
    width, height = grid.cell
    upside_down = (duplex is Duplex.short_edge) is not grid.landscape
    if upside_down:
        x, y = grid.width - x - width, grid.height - y - height
    return CardFace(card, "back", x + offset[0], y + offset[1], width, height, upside_down)


def cuts(grid: Grid) -> tuple[list[float], list[float]]:
    """Where to cut: distances from the left, and from the top."""
    left, top = grid.margins
    across = [left + n * grid.cell[0] for n in range(grid.columns + 1)]
    down = [top + n * grid.cell[1] for n in range(grid.rows + 1)]
    return _inside(across, grid.width), _inside(down, grid.height)


def _inside(places: list[float], length: float) -> list[float]:
    return [place for place in places if _NEAR_EDGE < place < length - _NEAR_EDGE]


def zine_panels(width: float, height: float) -> Iterator[tuple[int, float, float, bool]]:
    """Page, corner and whether it stands on its head, for eight pages folded from one sheet in landscape.

    Top row 5 4 3 2 on their heads, bottom row 6 7 8 1, a slit between the two middle columns.
    """
    panel_width, panel_height = width / 4, height / 2
    for row, numbers in enumerate(((5, 4, 3, 2), (6, 7, 8, 1))):
        for column, number in enumerate(numbers):
            yield number, column * panel_width, row * panel_height, row == 0
