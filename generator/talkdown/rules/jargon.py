"""A phrase uses the words that customers use.

Office words make people feel handled. Each has a plain twin.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.rules._search import search
from talkdown.words.patterns import PatternTable

CODE = "jargon"
_SHORT = "say what it is in plain words"

TABLE = PatternTable(
    {
        "utilize|utilizes|utilized|utilise|utilises|utilised": "say `use`",
        "rectify|rectified|remediate": "say `put right` or `fix`",
        "commence|commences|commenced": "say `start`",
        "terminate|terminated": "say `end`",
        "expedite|expedited": "say `speed up`",
        "liaise|liaize with": "say `talk to`",
        "facilitate": "say `help with`",
        "endeavor|endeavour": "say `try`, or what you will do",
        "going|moving forward": "say `from now on`, or leave it out",
        "reach out": "say `call` or `write`",
        "touch base": "say `call`, and when",
        "circle back": "say `call`, and when",
        "follow up with": "say `call`, and when",
        "as per": "say `as we agreed`, or leave it out",
        "per our|your|my": "say `as we agreed`, or leave it out",
        "SLA|KPI|CRM|SKU|RMA|ETA|KYC|IVR|T&C|T&Cs": _SHORT,
        "tier one|two|three|1|2|3": _SHORT,
        "support|service ticket": "say `case`, or what it is about",
        "ticket number": "say `case number`",
        "raise|raised|log|logged a ticket": "say what you have done",
        "action this|that|it": "say what you will do",
        "resolution": "say `answer` or `fix`",
        "in|with regard|regards to": "say `about`",
        "regarding": "say `about`",
        "at this [point in] time": "say `now`",
        "at the present time": "say `now`",
        "prior to": "say `before`",
        "subsequent|subsequently": "say `then` or `after`",
        "inconvenience|inconvenienced": "name what really happened",
        "valued|dear customer": "use their name",
        "be advised": "leave it out",
        "kindly": "say `please`, or leave it out",
        "assist|assistance": "say `help`",
        "escalate|escalated": "say who you will bring in",
    }
)


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases that talk like an office."""
    yield from search(book, CODE, "is office talk", TABLE)
