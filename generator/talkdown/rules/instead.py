"""Every avoid phrase says what to say instead.

Looks at approved avoid phrases: `instead:` holds the id of at least one phrase.

Why: a list of forbidden words leaves an agent speechless, in the very moment in which words are needed.

Not this:

    - override: calm-down
      instead: []

    error: `calm-down` does not say what to say instead
    hint: add `instead:` with the id of a phrase

But this:

    - override: calm-down
      instead: [tell-me]

Silence: where the best answer is to say nothing.
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
