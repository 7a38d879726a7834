"""Marks of a sheet that is to be cut: all of them lie on what is cut away, and none on a card.

Ticks stand in the margin, in line with the cut, where that is wide enough. Elsewhere wedges in the gutter between two cards
point to the cuts at both of its sides. Lengths are millimeters from the top left.
"""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.outputs.printing.imposition import EDGE_OF_PRINT, GUTTER, ROOM_FOR_TICKS, Cut, Grid, cuts
from talkdown.storage.json_object import JsonObject

Shape = list[tuple[float, float]]
"""The ends of a line, or the corners of a triangle."""

_TICK = 4.0
"""The length of a tick in a wide margin; in a narrow one it ends 1 mm before the card."""

_FOLD = GUTTER - 1.0
"""The length of the mark of a fold in a gutter, half a millimeter off either card."""

_OFF_THE_CUT = 0.2
"""Between a cut and the tip of a wedge: less than one sees, and the tip is gone when the cut drifts as far."""

_WEDGE_DEPTH, _WEDGE_WIDTH = 1.6, 2.4
"""Two wedges stand in a gutter of 4 mm."""


def cut_marks(grid: Grid, folds: list[float]) -> JsonObject:
    """The marks of a sheet; `folds` are distances from the left."""
    across, down = cuts(grid)
    marks_down = _marks_of(down, 1, grid)
    lines, wedges = _marks_of(across, 0, grid)
    fold_places = _ticks(1, grid) or [
        (middle - _FOLD / 2, middle + _FOLD / 2) for middle in _gutters(1, grid)
    ]
    return {
        "lines": lines + [_swap_axes(line) for line in marks_down[0]],
        "wedges": wedges + [_swap_axes(wedge) for wedge in marks_down[1]],
        "folds": [[(x, begin), (x, end)] for x in folds for begin, end in fold_places],
    }


def _marks_of(cuts_of_axis: list[Cut], axis: int, grid: Grid) -> tuple[list[Shape], list[Shape]]:
    """Lines and wedges of the cuts from top to bottom (axis 0); of the others (1), with x and y the other way round."""
    if ticks := _ticks(1 - axis, grid):
        return [[(cut.place, begin), (cut.place, end)] for cut in cuts_of_axis for begin, end in ticks], []
    # Two wedges share a gutter, each 0.5 mm off its cut, and three times that is left between their points.
    depth = (
        min(_WEDGE_DEPTH, grid.gutters[axis] / 2 - 1.5 * _OFF_THE_CUT) if grid.gutters[axis] else _WEDGE_DEPTH
    )
    near_the_edge = EDGE_OF_PRINT + _WEDGE_WIDTH
    length = (grid.height, grid.width)[axis]
    places = [near_the_edge, *_gutters(1 - axis, grid), length - near_the_edge]
    return [], [
        _wedge(cut.place + side * _OFF_THE_CUT, place, side * depth)
        for cut in cuts_of_axis
        for side in cut.waste
        for place in places
    ]


def _ticks(axis: int, grid: Grid) -> list[tuple[float, float]]:
    """Where ticks begin and end along a cut, at both of its ends; none where the margin of that axis is too narrow."""
    margin, length = grid.margins[axis], (grid.width, grid.height)[axis]
    if margin < ROOM_FOR_TICKS:
        return []
    end = EDGE_OF_PRINT + min(_TICK, margin - 1 - EDGE_OF_PRINT)
    return [(EDGE_OF_PRINT, end), (length - end, length - EDGE_OF_PRINT)]


def _gutters(axis: int, grid: Grid) -> Iterator[float]:
    """The middles of the gutters between columns (0) or rows (1)."""
    gutter, margin, cell = grid.gutters[axis], grid.margins[axis], grid.cell[axis]
    for n in range(1, (grid.columns, grid.rows)[axis]):
        if gutter:
            yield margin + n * (cell + gutter) - gutter / 2


def _wedge(tip: float, place: float, depth: float) -> Shape:
    half = _WEDGE_WIDTH / 2
    return [(tip, place), (tip + depth, place - half), (tip + depth, place + half)]


def _swap_axes(shape: Shape) -> Shape:
    return [(y, x) for x, y in shape]
