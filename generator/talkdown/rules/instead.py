"""Every avoid phrase says what to say instead.

A list of forbidden words leaves an agent speechless.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book

CODE = "instead"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield avoid phrases without a replacement."""
    for entry in book.avoid:
        if not entry.instead:
            message = f"`{entry.id}` does not say what to say instead"
            yield Diagnostic(CODE, message, entry.location, "add `instead:` with the id of a phrase")
