"""Draws the pictures of cards and sheets in docs/images: `python scripts/previews.py`, with the project installed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from talkdown.loader import load
from talkdown.outputs.printables import Duplex
from talkdown.outputs.printing import Options, Printer, Selection, jobs_of
from talkdown.storage.package import PHRASEBOOK

IMAGES = Path(__file__).resolve().parents[1] / "docs/images"
DESK = "#9a9ea8"
EDGE = 24
"""Pixels of desk around each picture."""

DPI = 150
"""Dots to the inch before a picture is made small: twice what the documentation shows."""

EVERYTHING = Selection()


def page(
    printer: Printer, kind: str, options: Options, selection: Selection = EVERYTHING, number: int = 0
) -> Image.Image:
    """One page as it is printed."""
    (job,) = jobs_of(printer.book, [kind], selection, options)
    printed = printer.print(job).printed
    assert printed is not None
    image: Image.Image = pypdfium2.PdfDocument(printed.pdf)[number].render(scale=DPI / 72).to_pil()
    return image


def row(pictures: list[Image.Image], height: int) -> Image.Image:
    """Pictures of the same height side by side on a desk."""
    scaled = [ImageOps.contain(p, (10_000, height), Image.Resampling.LANCZOS) for p in pictures]
    width = sum(p.width for p in scaled) + EDGE * (len(scaled) + 1)
    desk = Image.new("RGB", (width, height + 2 * EDGE), DESK)
    x = EDGE
    for picture in scaled:
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
        sides += [page(printer, "cards", options, one, n) for n in (0, 1)]
    save(row(sides, 640), "cards.png")
    full = Options()
    upright = [page(printer, kind, full) for kind in ("poster", "pocket", "playbooks")]
    save(row([*upright, page(printer, "zine", full).rotate(90, expand=True)], 620), "sheets.png")


if __name__ == "__main__":
    main()
