"""A phrase never blames the customer.

Looks in approved phrases and emails for “you should have”, “you failed to”, “as I told you”, “your fault” and their
kin. What takes blame away passes: a “not”, “none” or “never” at most five words before.

Why: true or not, blame turns a problem into a quarrel. In talks between strangers, lines that began with
“you” more often ended in a personal attack (Zhang and others 2018; editors of Wikipedia, not customers; it
shows a link, not a cause).

Not this:

    text: "You should have told us in May."

    error: “You should have” blames the customer
    hint: say what happens now, or what helps next time

But this:

    text: "None of this is your fault."

Silence: where a phrase quotes a letter or a law that says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.rules._search import search
from talkdown.words.patterns import PatternTable

CODE = "blame"
_SAY_NEXT = "say what happens now, or what helps next time"

PATTERNS = PatternTable(
    {
        "you should|could have": _SAY_NEXT,
        "you ought to have": _SAY_NEXT,
        "you should've|could've": _SAY_NEXT,
        "you failed|neglected|forgot [to]": _SAY_NEXT,
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
    """Yield approved phrases and emails that blame."""
    yield from search(book, CODE, "blames the customer", PATTERNS)
