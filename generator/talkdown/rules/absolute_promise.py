"""A phrase promises only what one person can keep.

"I guarantee", "always", "never again": the next slip makes them a lie, and the agent pays for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.book import Book
from talkdown.diagnostics import Diagnostic
from talkdown.rules.wording import search

CODE = "absolute-promise"
_KEEP = "say what you will do yourself, and by when"

TABLE = {
    r"(?:I|we) (?:can )?(?:guarantee|promise|assure|swear)": _KEEP,
    r"guaranteed?": _KEEP,
    r"(?:will|'ll) (?:always|never|definitely|certainly|surely)": _KEEP,
    r"(?:won't|will not|will never) (?:ever )?happen again": "say what you have changed, or will report",
    r"never again": "say what you have changed, or will report",
    r"100 ?%|a hundred percent|no matter what|without fail|for certain": _KEEP,
    r"as soon as possible|ASAP|right away|immediately|in no time|at once": "give a day and a time",
    r"everything will be (?:fine|okay|all right|OK)": "say the one thing that you know will happen",
}


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases that promise too much."""
    yield from search(book, CODE, "promises more than one person can keep", TABLE)
