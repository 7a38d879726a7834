"""A phrase never blames the customer.

"You should have", "you failed to", "as I told you": true or not, they turn a problem into a quarrel.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.book import Book
from talkdown.diagnostics import Diagnostic
from talkdown.rules.wording import search

CODE = "blame"
_FORWARD = "say what happens now, or what helps next time"

TABLE = {
    r"you (?:should|could|ought to) have": _FORWARD,
    r"you should've": _FORWARD,
    r"you (?:failed|neglected|forgot)(?: to)?": _FORWARD,
    r"you (?:didn't|did not|never) (?:read|tell|say|send|pay|call|give|follow|listen)": "say what you have, and ask for what is missing",
    r"your (?:fault|mistake|error)": "leave the question of fault out",
    r"you(?:'re| are) (?:wrong|mistaken|confused|being)": "say what you see, and ask what they see",
    r"(?:as|like) I (?:already |just )?(?:said|told you|explained|mentioned)": "say it again as if for the first time",
    r"you (?:claim|allege)": "say `you told me`",
}


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases that blame."""
    yield from search(book, CODE, "blames the customer", TABLE)
