"""A phrase promises only what one person can keep.

"I guarantee", "always", "never again": the next slip makes them a lie, and the agent pays for it. "As soon
as possible" promises nothing that can be checked. To say what one cannot promise is honest, and allowed.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.rules._search import search
from talkdown.words.patterns import PatternTable

CODE = "absolute-promise"
_KEEP = "say what you will do yourself, and by when"
_CHANGED = "say what you have changed, or will report"
_WHEN = "give a day and a time"
_WILL = "I'll|we'll|you'll|it'll|they'll|will"
_GOOD = "fine|okay|ok|alright|perfect"

TABLE = PatternTable(
    {
        "I|we [can] guarantee|promise|assure|swear": _KEEP,
        "guaranteed": _KEEP,
        f"{_WILL} always|never|definitely|certainly|surely": _KEEP,
        "won't [ever] happen again": _CHANGED,
        "will not|never [ever] happen again": _CHANGED,
        "never again": _CHANGED,
        "100|hundred percent": _KEEP,
        "without fail": _KEEP,
        "no matter what": _KEEP,
        "as soon as possible": _WHEN,
        "asap": _WHEN,
        "in no time": _WHEN,
        "I'll|we'll|will [do] [it|this|that] immediately|shortly": _WHEN,
        "be with you shortly": _WHEN,
        f"everything will be {_GOOD}": "say the one thing that you know will happen",
    }
)


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases that promise too much."""
    yield from search(book, CODE, "promises more than one person can keep", TABLE)
