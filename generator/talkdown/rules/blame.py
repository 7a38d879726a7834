"""A phrase never blames the customer.

"You should have", "you failed to", "as I told you": true or not, they turn a problem into a quarrel. "None
of this is your fault" takes blame away, and is welcome.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.rules._search import search
from talkdown.words.patterns import PatternTable

CODE = "blame"
_FORWARD = "say what happens now, or what helps next time"

TABLE = PatternTable(
    {
        "you should|could have": _FORWARD,
        "you ought to have": _FORWARD,
        "you should've|could've": _FORWARD,
        "you failed|neglected|forgot [to]": _FORWARD,
        "you didn't|never read|tell|say|send|pay|call|give|follow|listen|check": (
            "say what you have, and ask for what is missing"
        ),
        "you did not read|tell|say|send|pay|call|give|follow|listen|check": (
            "say what you have, and ask for what is missing"
        ),
        "your [own] fault|mistake|error": "leave the question of fault out",
        "you're|you are wrong|mistaken|confused": "say what you see, and ask what they see",
        "as|like I [already|just] [have] said|told|explained|mentioned": "say it as if for the first time",
        "you claim|allege": "say `you told me`",
    }
)


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases that blame."""
    yield from search(book, CODE, "blames the customer", TABLE)
