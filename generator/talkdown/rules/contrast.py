"""The colors of stages and levels can be read on white: a contrast of at least 7:1 (WCAG 2.2, AAA)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.design.color import contrast
from talkdown.diagnostics import Diagnostic, Location
from talkdown.model.book import Book

CODE = "contrast"
LEAST = 7.0


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield colors that are too light for text."""
    colors = [(Location(book.path, ("stages", n)), s.id, s.color) for n, s in enumerate(book.settings.stages)]
    colors += [
        (Location(book.path, ("levels", n)), s.id, s.color) for n, s in enumerate(book.settings.levels)
    ]
    for location, id, color in colors:
        ratio = contrast(color, "#ffffff")
        if ratio < LEAST:
            message = f"the color of `{id}` has {ratio:.1f}:1 on white; at least {LEAST:.0f}:1"
            yield Diagnostic(CODE, message, location.child("color"), "choose a darker one")
