"""Imposition: where on which sheet each card is printed, so that every back lands behind its front.

Lengths are millimeters; places count from the top left corner of the page as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from talkdown.outputs.printables import PAPERS, Duplex

_GRID_TOLERANCE = 0.01  # 215.9 mm are two cells of 107.95 mm, though not to a computer

GUTTER = 4.0
"""What is cut away between two cards where marks would have no other place: a cut drifts by half a millimeter, a back by one."""

_NEAR_EDGE = 2.5
"""A strip as narrow as this cannot be cut off: it stays on the card, the edge of the sheet is its edge, and there is no mark."""

EDGE_OF_PRINT = 6.0
"""No mark stands nearer to the edge of the sheet: printers leave 4 to 5 mm blank."""

ROOM_FOR_TICKS = 9.0
"""A margin in which ticks have a place: at least 2 mm long, and 1 mm before the card."""


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
    gutters: tuple[float, float] = (0.0, 0.0)
    """What is cut away between two columns, and between two rows."""

    @property
    def landscape(self) -> bool:
        """Whether it lies on its long edge."""
        return self.width > self.height

    @property
    def margins(self) -> tuple[float, float]:
        """What is left at the left and right, and at the top and bottom."""
        (width, height), (across, down) = self.cell, self.gutters
        return (
            (self.width - self.columns * width - (self.columns - 1) * across) / 2,
            (self.height - self.rows * height - (self.rows - 1) * down) / 2,
        )

    def corner(self, row: int, column: int) -> tuple[float, float]:
        """Where a cell begins; rows and columns count from 0."""
        left, top = self.margins
        return left + column * (self.cell[0] + self.gutters[0]), top + row * (self.cell[1] + self.gutters[1])

    @property
    def has_room_for_ticks(self) -> tuple[bool, bool]:
        """Whether ticks have a place at the left and right of the cards, and above and below them."""
        left, top = self.margins
        return left >= ROOM_FOR_TICKS, top >= ROOM_FOR_TICKS


def best_grid(paper: str, cell: tuple[float, float]) -> Grid:
    """As many cells as a sheet of that paper holds, upright if that holds no fewer, with gutters where marks need them."""
    width, height = PAPERS[paper]
    grids = [
        Grid(w, h, int((w + _GRID_TOLERANCE) // cell[0]), int((h + _GRID_TOLERANCE) // cell[1]), cell)
        for w, h in ((width, height), (height, width))
    ]
    # Of two that hold the same, `max` takes the first: the upright one.
    return _off_the_edge(_with_gutters(max(grids, key=lambda grid: grid.columns * grid.rows)))


def _off_the_edge(grid: Grid) -> Grid:
    """Cells that are a little smaller, where the outermost cut would lie in the blank border of a printer."""
    cell = [
        side - 2 * (EDGE_OF_PRINT - margin) / count if _NEAR_EDGE < margin < EDGE_OF_PRINT else side
        for side, margin, count in zip(grid.cell, grid.margins, (grid.columns, grid.rows), strict=True)
    ]
    return grid._replace(cell=(cell[0], cell[1]))


def _with_gutters(grid: Grid) -> Grid:
    """The same cells, apart as far as the sheet has room, where the margin before a cut has none for its ticks."""
    sides, above = grid.has_room_for_ticks
    left, top = grid.margins
    # A cut from top to bottom has its ticks above and below the cards, and one across has them at the sides.
    across = 0.0 if above or grid.columns < 2 else min(GUTTER, 2 * left / (grid.columns - 1))
    down = 0.0 if sides or grid.rows < 2 else min(GUTTER, 2 * top / (grid.rows - 1))
    return grid._replace(gutters=(across, down))


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
                fronts.append(CardFace(card, "front", x, y, width=half, height=height))
                fronts.append(CardFace(card, "back", x + half, y, width=half, height=height))
                continue
            fronts.append(CardFace(card, "front", x, y, width=width, height=height))
            x, y = grid.corner(row, grid.columns - 1 - column)
            backs.append(_back(card, x, y, grid, duplex, offset=back_offset))
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
    return CardFace(
        card, "back", x + offset[0], y + offset[1], width=width, height=height, upside_down=upside_down
    )


class Cut(NamedTuple):
    """Where to cut: how far from the left or the top, and on which sides of it nothing is kept (-1 before it, 1 behind it)."""

    place: float
    waste: tuple[int, ...]


def cuts(grid: Grid) -> tuple[list[Cut], list[Cut]]:
    """Where to cut: distances from the left, and from the top."""
    left, top = grid.margins
    return (
        _cuts(left, grid.columns, grid.cell[0], grid.gutters[0], grid.width),
        _cuts(top, grid.rows, grid.cell[1], grid.gutters[1], grid.height),
    )


def _cuts(margin: float, count: int, cell: float, gutter: float, length: float) -> list[Cut]:
    """The cuts before, between and behind that many cells of a length, in order."""
    sides: dict[float, list[int]] = {}
    for n in range(count):
        begin = margin + n * (cell + gutter)
        is_first, is_last = n == 0, n == count - 1
        for place, side, has_waste in (
            (begin, -1, is_first or gutter > 0),
            (begin + cell, 1, is_last or gutter > 0),
        ):
            if _NEAR_EDGE < place < length - _NEAR_EDGE:
                sides.setdefault(round(place, 6), []).extend([side] if has_waste else [])
    return [Cut(place, tuple(waste)) for place, waste in sorted(sides.items())]


def zine_panels(width: float, height: float) -> Iterator[tuple[int, float, float, bool]]:
    """Page, corner and whether it stands on its head, for eight pages folded from one sheet in landscape.

    Top row 5 4 3 2 on their heads, bottom row 6 7 8 1, a slit between the two middle columns.
    """
    panel_width, panel_height = width / 4, height / 2
    for row, numbers in enumerate(((5, 4, 3, 2), (6, 7, 8, 1))):
        for column, number in enumerate(numbers):
            yield number, column * panel_width, row * panel_height, row == 0
