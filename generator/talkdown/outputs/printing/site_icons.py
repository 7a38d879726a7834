"""The icon of a brand's site: its logo on white, or the first letter of its name on its color."""

from __future__ import annotations

from talkdown.model.book import Book
from talkdown.outputs.addresses import ICON_SIZES, ICONS
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.print_cache import PrintCache
from talkdown.outputs.printing.printer import Printer
from talkdown.outputs.printing.typesetter import TypesetterError

_POINTS_TO_THE_INCH = 72


def brand_icons(book: Book, print_cache: PrintCache | None = None) -> dict[str, bytes]:
    """The icons by their path on the site; none for a brand without logo and color, or whose letters no font has."""
    brand = book.settings.brand
    if brand is None or not (book.logo or brand.color):
        return {}
    printer = Printer(book, print_cache)
    letter = next((letter for letter in brand.name if letter.isalnum()), brand.name[0]).upper()
    icons = {}
    for size, path in zip(ICON_SIZES, ICONS, strict=True):
        job = Job(
            title=brand.name,
            content={"letter": letter},
            layout={"size": size},
            sheets=None,
            name=path,
            template="icon",
        )
        try:
            if not list(printer.glyph_problems(job)):
                icons[path] = printer.render_png(job, _POINTS_TO_THE_INCH)
        except TypesetterError:
            return {}  # who prints is told of a logo that cannot be drawn
    return icons
