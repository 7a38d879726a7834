"""A phrase uses the words that customers use.

Looks in approved phrases and emails for office words (`SLA`, `kindly`, `prior to`, `reach out`, `escalate`) and offers
a plain twin for each.

Why: office words make people feel handled. Customers were happier when staff used concrete words, “the blue
shirt”, not “it” (Packard and Berger 2021; over 1,000 service contacts; the customers were not all angry).

Not this:

    text: "Our SLA is two days."

    error: “SLA” is office talk
    hint: say what it is in plain words

But this:

    text: "You have our answer in two days."

Silence: where the word is on the customer's own screen or bill.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.rules._search import search
from talkdown.words.patterns import PatternTable

CODE = "jargon"
_SAY_PLAINLY = "say what it is in plain words"

PATTERNS = PatternTable(
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
        "SLA|KPI|CRM|SKU|RMA|ETA|KYC|IVR|T&C|T&Cs": _SAY_PLAINLY,
        "tier one|two|three|1|2|3": _SAY_PLAINLY,
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
    """Yield approved phrases and emails that talk like an office."""
    yield from search(book, CODE, "is office talk", PATTERNS)
