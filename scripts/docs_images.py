"""Draws the pictures of cards and sheets in docs/images: part of `make pictures`."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from talkdown.loader import load
from talkdown.outputs.printables import Duplex
from talkdown.outputs.printing import Options, Printer, Selection, jobs_of
from talkdown.storage.package import PHRASEBOOK

POINTS_PER_INCH = 72
IMAGES = Path(__file__).resolve().parents[1] / "docs/images"
DESK = "#9a9ea8"
"""The gray on which paper lies: dark enough for its edges to be seen."""
EDGE = 24
"""Pixels between and around the pictures."""
RESOLUTION = 150
"""Dots per inch: twice what the documentation shows, so that sharp screens have enough."""
CARD_HEIGHT, SHEET_HEIGHT = 640, 620
"""Pixels, so that either row is about as wide as a page of the documentation on a sharp screen."""

WHOLE_BOOK = Selection()


def draw_page(
    printer: Printer, kind: str, options: Options, selection: Selection = WHOLE_BOOK, number: int = 0
) -> Image.Image:
    """One page as it is printed."""
    (job,) = jobs_of(printer.book, [kind], selection, options)
    file = printer.print(job).file
    assert file is not None
    page = pypdfium2.PdfDocument(file.pdf)[number]
    picture: Image.Image = page.render(scale=RESOLUTION / POINTS_PER_INCH).to_pil()
    return picture


def lay_side_by_side(pictures: list[Image.Image], height: int) -> Image.Image:
    """Pictures of the same height side by side on a desk."""
    thumbnails = [ImageOps.contain(p, (10_000, height), Image.Resampling.LANCZOS) for p in pictures]
    width = sum(p.width for p in thumbnails) + EDGE * (len(thumbnails) + 1)
    desk = Image.new("RGB", (width, height + 2 * EDGE), DESK)
    x = EDGE
    for picture in thumbnails:
        desk.paste(picture, (x, EDGE))
        x += picture.width + EDGE
    return desk


def save(picture: Image.Image, name: str) -> None:
    """As a small file."""
    IMAGES.mkdir(exist_ok=True)
    picture.quantize(256, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        IMAGES / name, optimize=True
    )


def main() -> None:
    """Draw both."""
    book = load(PHRASEBOOK).book
    assert book is not None
    printer = Printer(book)
    one = Selection(("name-the-feeling",))
    sides = []
    for ink in ("full", "mono"):
        options = Options(duplex=Duplex.long_edge, ink=ink, bleed=0.01)
        sides += [draw_page(printer, "cards", options, one, n) for n in (0, 1)]
    save(lay_side_by_side(sides, CARD_HEIGHT), "cards.png")
    color = Options()
    upright = [draw_page(printer, kind, color) for kind in ("poster", "pocket", "playbooks")]
    save(
        lay_side_by_side([*upright, draw_page(printer, "zine", color).rotate(90, expand=True)], SHEET_HEIGHT),
        "sheets.png",
    )


if __name__ == "__main__":
    main()
