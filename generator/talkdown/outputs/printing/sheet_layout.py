"""Imposed pages as data for the templates: places, cut lines, and a line that says what sheet it is. Lengths are millimeters."""

from __future__ import annotations

from typing import NamedTuple

from talkdown.outputs.printables import PAPERS, Duplex
from talkdown.outputs.printing.imposition import CardFace, Grid, SheetSide, best_grid, cuts, impose
from talkdown.outputs.printing.options import Options
from talkdown.storage.json_object import JsonObject

_A6 = (105, 148)  # of a technique card, ISO 216

_SHEET_LINE_MARGIN = 7.0
"""The least margin for the slug, the line about the sheet: ruler and text are 2.5 mm high, and printers leave about 4 mm blank."""

_EDGES = {
    Duplex.long_edge: "flip on long edge",
    Duplex.short_edge: "flip on short edge",
    Duplex.fold: "fold on the dashed line",
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
    grid = _grid(size, options)
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
    faces = [CardFace(0, face, n * width, 0.0, width, height) for n, face in enumerate(("front", "back"))]
    return ImposedPages([_bare_page(2 * width, height, faces, folds=[width])], 1)


def _grid(size: tuple[float, float], options: Options) -> Grid:
    """The grid for cards of a size: quarters of Letter are a little smaller than A6, and a folded card is twice as wide."""
    width, height = size
    if options.paper == "letter" and size == _A6:
        width, height = PAPERS["letter"][0] / 2, PAPERS["letter"][1] / 2
    if options.duplex is Duplex.fold:
        width *= 2
    return best_grid(options.paper, (width, height))


def _bare_page(
    width: float, height: float, faces: list[CardFace], folds: list[float] | None = None
) -> JsonObject:
    """A page without cut marks and without a line about it."""
    return {
        "width": width,
        "height": height,
        "cuts": {"across": [], "down": [], "folds": folds or []},
        "slug": None,
        "cards": [face._asdict() for face in faces],
    }


def _page(side: SheetSide, grid: Grid, options: Options, name: str, sheets: int) -> JsonObject:
    across, down = cuts(grid)
    left, _ = grid.margins
    folds = []
    if options.duplex is Duplex.fold:
        # A cell holds a front and, beside it, its back: the fold is in the middle.
        folds = [left + (n + 0.5) * grid.cell[0] for n in range(grid.columns)]
    which = "" if options.duplex in (Duplex.fold, Duplex.fronts) else (" back" if side.back else " front")
    text = f"{name} · {side.sheet}/{sheets}{which} · {_EDGES[options.duplex]} · print at 100 %"
    return {
        "width": side.width,
        "height": side.height,
        "cuts": {"across": across, "down": down, "folds": folds},
        "slug": _sheet_line(grid, text),
        "cards": [face._asdict() for face in side.cards],
    }


def _sheet_line(grid: Grid, text: str) -> JsonObject:
    """Where the line about the sheet stands: in a margin, or else along a cut, where cards have nothing."""
    # The line is 2 to 3 mm high: what is taken off half a margin puts it into the middle. How far it begins from the
    # edge was chosen by trial, so that it clears the cut marks (4 mm) and what printers leave blank.
    left, top = grid.margins
    if top >= _SHEET_LINE_MARGIN:
        return {"text": text, "x": max(left, 8.0), "y": grid.height - top / 2 - 1.0, "upright": True}
    if left >= _SHEET_LINE_MARGIN:
        return {"text": text, "x": left / 2 - 1.5, "y": grid.height - 20.0, "upright": False}
    across, _ = cuts(grid)
    # The panel of a card begins 5 mm from the cut, so there is room beside it.
    x = across[len(across) // 2] if across else grid.width - 4.6
    return {"text": text, "x": x + 0.9, "y": grid.height - 12.0, "upright": False}


def page_layout(paper: str) -> JsonObject:
    """Where things stand on what fills a page of a paper: its size in millimeters, and its scale."""
    width, height = PAPERS[paper]
    # How much larger than on A4 everything is drawn: A3 is A4 by √2, and Letter is as good as A4.
    scale = 2**0.5 if paper == "a3" else 1.0
    return {"width": width, "height": height, "scale": scale}
