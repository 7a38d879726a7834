"""Whether the logo can be printed: asked by a check, which does not print, and by the printer."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.diagnostics import Diagnostic, Location, Severity
from talkdown.model.book import Book
from talkdown.storage import cache
from talkdown.storage.package import __version__


def logo_problems(book: Book) -> Iterator[Diagnostic]:
    """Why Typst cannot draw a logo that is an SVG all the same: the name stands in for it then."""
    if not book.logo:
        return
    name = f"logo-{cache.digest(book.logo.encode())[:16]}"
    if cache.read(name, __version__):  # so that a check does not start Typst each time
        return
    from talkdown.outputs.printing.typesetter import Typesetter

    problem = Typesetter().svg_problem(book.logo)
    if not problem:
        cache.write(name, __version__, {"is_drawn": True})
        return
    location = Location(book.path).child("brand", "logo")
    message = f"the logo cannot be drawn, and the name stands in its place: {problem}"
    yield Diagnostic("logo", message, location, "export it as a plain SVG", Severity.warning)
