"""A phrase uses the words that customers use.

Office words make people feel handled. Each has a plain twin.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.book import Book
from talkdown.diagnostics import Diagnostic
from talkdown.rules.wording import search

CODE = "jargon"

TABLE = {
    r"utili[sz]e[sd]?": "say `use`",
    r"rectify|remediate": "say `put right` or `fix`",
    r"commence": "say `start`",
    r"terminate": "say `end`",
    r"expedite": "say `speed up`",
    r"liai[sz]e with": "say `talk to`",
    r"facilitate": "say `help with`",
    r"endeavou?r": "say `try`, or what you will do",
    r"going forward|moving forward": "say `from now on`, or leave it out",
    r"reach out": "say `call` or `write`",
    r"touch base|circle back|follow up with": "say `call`, and when",
    r"per (?:our|your|my)|as per": "say `as we agreed`, or leave it out",
    r"SLA|KPI|CRM|SKU|RMA|T&Cs?|ETA|KYC|IVR|tier (?:one|two|1|2)": "say what it is in plain words",
    r"ticket": "say `case`, or what it is about",
    r"action (?:this|that|it)": "say what you will do",
    r"resolution": "say `answer` or `fix`",
    r"in regards? to|with regards? to|regarding": "say `about`",
    r"at this (?:point in )?time|at the present time": "say `now`",
    r"prior to": "say `before`",
    r"subsequent(?:ly)?": "say `then` or `after`",
    r"inconvenienced?": "name what really happened",
    r"valued customer|dear customer": "use their name",
    r"please be advised|be advised": "leave it out",
    r"kindly": "say `please`, or leave it out",
    r"assist(?:ance)?": "say `help`",
    r"escalate(?:d)?": "say who you will bring in",
}


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases that talk like an office."""
    yield from search(book, CODE, "is office talk", TABLE)
