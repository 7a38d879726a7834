"""Imposed pages as values for the templates: places, cut lines, and a line that says what sheet it is."""

from __future__ import annotations

from typing import NamedTuple

from talkdown.outputs.printing.imposition import PAPERS, Duplex, Grid, Page, Placed, cuts, grid, impose
from talkdown.outputs.printing.job import Options, Values

SLUG = 7.0
"""Millimeters a margin must have to hold the line about the sheet."""

_EDGE = {
    Duplex.long_edge: "flip on long edge",
    Duplex.short_edge: "flip on short edge",
    Duplex.fold: "fold on the dashed line",
    Duplex.fronts: "one side",
}


class Laid(NamedTuple):
    """Pages as values, and how many sheets of paper they take."""

    pages: list[Values]
    sheets: int


def cell(size: tuple[float, float], options: Options) -> Grid:
    """The grid for cards of a size: quarters of Letter are a little smaller than A6."""
    wide, high = size
    if options.paper == "letter" and size == (105, 148):
        wide, high = PAPERS["letter"][0] / 2, PAPERS["letter"][1] / 2
    if options.duplex is Duplex.fold:
        wide *= 2
    return grid(options.paper, (wide, high))


def laid(count: int, size: tuple[float, float], options: Options, name: str) -> Laid:
    """Cards on sheets; with a bleed, each side of a card on a page of its own."""
    if options.bleed:
        faces = ("front",) if options.duplex is Duplex.fronts else ("front", "back")
        return one_a_page(count, size, faces, options.bleed)
    on = cell(size, options)
    pages = list(impose(count, on, options.duplex, options.back_offset))
    sheets = max((page.sheet for page in pages), default=0)
    return Laid([_values(page, on, options, name, sheets) for page in pages], sheets)


def one_a_page(
    count: int, size: tuple[float, float], faces: tuple[str, ...] = ("front", "back"), bleed: float = 0.0
) -> Laid:
    """Each face of a card on a page of its own."""
    width, height = size[0] + 2 * bleed, size[1] + 2 * bleed
    pages: list[Values] = []
    for number in range(count):
        for face in faces:
            placed = Placed(number, face, bleed, bleed, *size)
            pages.append(
                {
                    "width": width,
                    "height": height,
                    "cuts": {"across": [], "down": [], "folds": []},
                    "slug": None,
                    "cards": [placed._asdict()],
                }
            )
    return Laid(pages, count)


def side_by_side(size: tuple[float, float]) -> Laid:
    """The front of one card beside its back, on a page to be folded: it fits A4 and Letter alike."""
    wide, high = size
    faces = [Placed(0, face, n * wide, 0.0, wide, high)._asdict() for n, face in enumerate(("front", "back"))]
    cuts = {"across": [], "down": [], "folds": [wide]}
    return Laid([{"width": 2 * wide, "height": high, "cuts": cuts, "slug": None, "cards": faces}], 1)


def _values(page: Page, on: Grid, options: Options, name: str, sheets: int) -> Values:
    across, down = cuts(on)
    left, _ = on.margins
    folds = []
    if options.duplex is Duplex.fold:
        folds = [left + (n + 0.5) * on.cell[0] for n in range(on.columns)]
    side = "" if options.duplex in (Duplex.fold, Duplex.fronts) else (" back" if page.back else " front")
    text = f"{name} · {page.sheet}/{sheets}{side} · {_EDGE[options.duplex]} · print at 100 %"
    return {
        "width": page.width,
        "height": page.height,
        "cuts": {"across": across, "down": down, "folds": folds},
        "slug": _slug(on, text, page.back),
        "cards": [placed._asdict() for placed in page.cards],
    }


def _slug(on: Grid, text: str, back: bool) -> Values:
    """Where the line about the sheet stands: in a margin, or else along a cut, where cards have nothing."""
    left, top = on.margins
    if top >= SLUG:
        return {"text": text, "x": max(left, 8.0), "y": on.height - top / 2 - 1.0, "upright": True}
    if left >= SLUG:
        return {"text": text, "x": left / 2 - 1.5, "y": on.height - 20.0, "upright": False}
    across, _ = cuts(on)
    x = across[len(across) // 2] if across else on.width - 4.6
    return {"text": text, "x": x + 0.9, "y": on.height - 12.0, "upright": False}
