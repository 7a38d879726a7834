"""The colors of stages and levels can be read on white.

A color needs a contrast of at least 7:1 on white, as WCAG 2.2 asks for its level AAA (success criterion
1.4.6).

Why: titles and numbers are set in these colors, on the site and on printed cards, and read in poor light by
people in a hurry.

Not this:

    - {id: heat, title: Heat, summary: Frustrated, do: Listen, color: "#ffcc00"}

    error: the color of `heat` has 1.5:1 on white; at least 7:1
    hint: choose a darker one

But this:

    - {id: heat, title: Heat, summary: Frustrated, do: Listen, color: "#595959"}

Silence: it cannot be silenced, since colors stand in book.yaml and not in an entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from talkdown.design.color import MIN_CONTRAST, contrast
from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.model.settings import Level, Stage

CODE = "contrast"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield colors that are too light for text."""
    items_by_field: dict[str, Sequence[Stage | Level]] = {
        "stages": book.settings.stages,
        "levels": book.settings.levels,
    }
    for field, items in items_by_field.items():
        for n, item in enumerate(items):
            ratio = contrast(item.color, "#ffffff")
            if ratio < MIN_CONTRAST:
                message = (
                    f"the color of `{item.id}` has {ratio:.1f}:1 on white; at least {MIN_CONTRAST:.0f}:1"
                )
                location = book.settings_location.child(field, n, "color")
                yield Diagnostic(CODE, message, location, "choose a darker one")
