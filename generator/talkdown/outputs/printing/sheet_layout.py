"""Imposed pages as data for the templates: places, cut lines, and a line that says what sheet it is. Lengths are millimeters."""

from __future__ import annotations

from typing import NamedTuple

from talkdown.outputs.printables import PAPERS, Duplex
from talkdown.outputs.printing.cut_marks import cut_marks
from talkdown.outputs.printing.imposition import GUTTER, CardFace, Grid, SheetSide, best_grid, impose
from talkdown.outputs.printing.options import Options
from talkdown.storage.json_object import JsonObject

_A6 = (105, 148)  # of a technique card, ISO 216

_ROOM_FOR_LINE = 15.0
"""A margin in which the line about the sheet stands between the ticks, which end 10 mm from the edge, and the cards."""

_EDGES = {
    Duplex.long_edge: "flip on long edge",
    Duplex.short_edge: "flip on short edge",
    Duplex.fold: "fold each in the middle",
    Duplex.fronts: "one side",
}


class ImposedPages(NamedTuple):
    """Pages as data for a template, and how many sheets of paper they take."""

    pages: list[JsonObject]
    sheets: int


def impose_on_sheets(count: int, size: tuple[float, float], options: Options, name: str) -> ImposedPages:
    """That many cards of a size on sheets; with a bleed, each side of a card on a page of its own.

    `name` begins the line about the sheet.
    """
    if options.bleed:
        faces = ("front",) if options.duplex is Duplex.fronts else ("front", "back")
        return impose_one_a_page(count, size, faces, options.bleed)
    grid = sheet_grid(size, options)
    sides = list(impose(count, grid, options.duplex, options.back_offset))
    sheets = max((side.sheet for side in sides), default=0)
    return ImposedPages([_page(side, grid, options, name, sheets) for side in sides], sheets)


def impose_one_a_page(
    count: int, size: tuple[float, float], faces: tuple[str, ...] = ("front", "back"), bleed: float = 0.0
) -> ImposedPages:
    """Each face of a card on a page of its own, with that much around it."""
    width, height = size[0] + 2 * bleed, size[1] + 2 * bleed
    pages = [
        _bare_page(width, height, [CardFace(number, face, bleed, bleed, *size)])
        for number in range(count)
        for face in faces
    ]
    return ImposedPages(pages, count)


def impose_side_by_side(size: tuple[float, float]) -> ImposedPages:
    """The front of one card beside its back, on a page to be folded: two A6 are an A5, which fits A4 and Letter alike."""
    width, height = size
    faces = [
        CardFace(0, face, n * width, 0.0, width=width, height=height)
        for n, face in enumerate(("front", "back"))
    ]
    return ImposedPages([_bare_page(2 * width, height, faces)], 1)


def sheet_grid(size: tuple[float, float], options: Options) -> Grid:
    """The grid for cards of a size.

    Four technique cards fill a sheet of A4 or Letter but for the gutters between them; on A3 they are as large as on A4. A folded
    card is twice as wide.
    """
    width, height = size
    if size == _A6:
        sheet = PAPERS["letter" if options.paper == "letter" else "a4"]
        width, height = (sheet[0] - GUTTER) / 2, (sheet[1] - GUTTER) / 2
    if options.duplex is Duplex.fold:
        width *= 2
    return best_grid(options.paper, (width, height))


def _bare_page(width: float, height: float, faces: list[CardFace]) -> JsonObject:
    """A page without marks and without a line about it."""
    return {
        "width": width,
        "height": height,
        "marks": None,
        "slug": None,
        "cards": [face._asdict() for face in faces],
    }


def blank_sheets(size: tuple[float, float], options: Options, name: str) -> list[JsonObject]:
    """The pages of one full sheet, which do not say how many sheets there are."""
    grid = sheet_grid(size, options)
    sides = impose(grid.columns * grid.rows, grid, options.duplex, options.back_offset)
    return [_page(side, grid, options, name, 0) for side in sides]


def _page(side: SheetSide, grid: Grid, options: Options, name: str, sheets: int) -> JsonObject:
    folds = []
    if options.duplex is Duplex.fold:
        # A cell holds a front and, beside it, its back: the fold is in the middle.
        folds = [grid.corner(0, n)[0] + grid.cell[0] / 2 for n in range(grid.columns)]
    which = "" if options.duplex in (Duplex.fold, Duplex.fronts) else (" back" if side.back else " front")
    number = f" · {side.sheet}/{sheets}" if sheets else " ·" if which else ""
    text = f"{name}{number}{which} · {_EDGES[options.duplex]} · print at 100 %"
    return {
        "width": side.width,
        "height": side.height,
        # One cuts by the front: backs drift, and their marks would come to lie on cards.
        "marks": None if side.back else cut_marks(grid, folds),
        "slug": {**_sheet_line(grid), "text": text, "has_ruler": not side.back},
        "cards": [face._asdict() for face in side.cards],
    }


def _sheet_line(grid: Grid) -> JsonObject:
    """Where the line about the sheet stands: in a wide margin, or else in the widest gutter; in either it is cut away.

    The text fills one half of that strip, from the lower or left end on, and the ruler stands in the other.
    """
    left, top = grid.margins
    (width, height), (across, down) = grid.cell, grid.gutters
    if left >= _ROOM_FOR_LINE:
        middle, is_upright = 12.0, True
    elif across >= down and across > 0:
        middle, is_upright = left + width + across / 2, True
    else:
        middle, is_upright = top + height + down / 2, False
    # The ends of the strip are clear of the wedges, 12 mm from the edge, and so is its middle, where gutters cross.
    length = (grid.height if is_upright else grid.width) / 2 - 12.0 - GUTTER
    return {"middle": middle, "is_upright": is_upright, "begin": 12.0, "length": length}


def page_layout(paper: str) -> JsonObject:
    """Where things stand on what fills a page of a paper: its size in millimeters, and its scale."""
    width, height = PAPERS[paper]
    # How much larger than on A4 everything is drawn: A3 is A4 by √2, and Letter is as good as A4.
    scale = 2**0.5 if paper == "a3" else 1.0
    return {"width": width, "height": height, "scale": scale}
