"""The colors of stages and levels can be read on white: a contrast of at least 7:1 (WCAG 2.2, AAA)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.book import Book
from talkdown.diagnostics import Diagnostic
from talkdown.source import Spot
from talkdown.color import contrast

CODE = "contrast"
LEAST = 7.0


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield colors that are too light for text."""
    for field, items in (("stages", book.settings.stages), ("levels", book.settings.levels)):
        for n, item in enumerate(items):
            ratio = contrast(item.color, "#ffffff")
            if ratio < LEAST:
                message = f"the color of `{item.id}` has {ratio:.1f}:1 on white; at least {LEAST:.0f}:1"
                yield Diagnostic(CODE, message, Spot(book.path, (field, n, "color")), "choose a darker one")
