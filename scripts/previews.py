"""Draws the pictures of cards and sheets in docs/images: `python scripts/previews.py`, with the project installed."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from talkdown.loader import load
from talkdown.outputs.printing import Duplex, Options, Printer, Selection, jobs_of
from talkdown.storage.package import PHRASEBOOK

IMAGES = Path(__file__).resolve().parents[1] / "docs/images"
DESK = "#9a9ea8"
EDGE = 24

EVERYTHING = Selection()


def page(
    shop: Printer, kind: str, options: Options, selection: Selection = EVERYTHING, number: int = 0
) -> Image.Image:
    """One page as it is printed."""
    (job, *_) = jobs_of(shop.book, [kind], selection, options)
    printed = shop.print(job, options).printed
    assert printed is not None
    drawn: Image.Image = pypdfium2.PdfDocument(printed.pdf)[number].render(scale=150 / 72).to_pil()
    return drawn


def row(pictures: list[Image.Image], height: int) -> Image.Image:
    """Pictures of the same height side by side on a desk."""
    scaled = [ImageOps.contain(p, (10_000, height), Image.Resampling.LANCZOS) for p in pictures]
    wide = sum(p.width for p in scaled) + EDGE * (len(scaled) + 1)
    desk = Image.new("RGB", (wide, height + 2 * EDGE), DESK)
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
    shop = Printer(book)
    one = Selection(("name-the-feeling",))
    sides = []
    for ink in ("full", "mono"):
        options = Options(duplex=Duplex.long_edge, ink=ink, bleed=0.01)
        sides += [page(shop, "cards", options, one, n) for n in (0, 1)]
    save(row(sides, 640), "cards.png")
    full = Options()
    upright = [page(shop, kind, full) for kind in ("poster", "pocket", "playbooks")]
    save(row([*upright, page(shop, "zine", full).rotate(90, expand=True)], 620), "sheets.png")


if __name__ == "__main__":
    main()
