"""A phrase promises only what one person can keep.

Looks in approved phrases and emails for “I guarantee”, “will always”, “never again”, “100 percent”, “as soon as
possible” and their kin. To say what one cannot promise is honest, and passes: “I can't promise a date yet.”

Why: the next slip makes it a lie, and the agent who said it pays for that. “As soon as possible” promises
nothing that anybody could check. This is practice wisdom; no study is claimed.

Not this:

    text: "I guarantee it, {name}."

    error: “I guarantee” promises more than one person can keep
    hint: say what you will do yourself, and by when

But this:

    text: "I can't say for certain. I'll ask by noon."

Silence: where the company really stands by it, as by a printed guarantee.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.rules._search import search
from talkdown.words.patterns import PatternTable

CODE = "absolute-promise"
_SAY_DEED = "say what you will do yourself, and by when"
_SAY_CHANGE = "say what you have changed, or will report"
_SAY_TIME = "give a day and a time"
_FUTURE = "I'll|we'll|you'll|it'll|they'll|will"
_ALL_WELL = "fine|okay|ok|alright|perfect"

PATTERNS = PatternTable(
    {
        "I|we [can] guarantee|promise|assure|swear": _SAY_DEED,
        "guaranteed": _SAY_DEED,
        f"{_FUTURE} always|never|definitely|certainly|surely": _SAY_DEED,
        "won't [ever] happen again": _SAY_CHANGE,
        "will not|never [ever] happen again": _SAY_CHANGE,
        "never again": _SAY_CHANGE,
        "100|hundred percent": _SAY_DEED,
        "without fail": _SAY_DEED,
        "no matter what": _SAY_DEED,
        "as soon as possible": _SAY_TIME,
        "asap": _SAY_TIME,
        "in no time": _SAY_TIME,
        "I'll|we'll|will [do] [it|this|that] immediately|shortly": _SAY_TIME,
        "be with you shortly": _SAY_TIME,
        f"everything will be {_ALL_WELL}": "say the one thing that you know will happen",
    }
)


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases and emails that promise too much."""
    yield from search(book, CODE, "promises more than one person can keep", PATTERNS)
