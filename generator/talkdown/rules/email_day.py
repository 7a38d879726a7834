"""An email that says what is being done says by when the next one comes.

Looks in approved phrases that may be sent as an email for “I'm checking”, “I am asking” and their kin. Such a phrase holds a gap
for a day, a time or a length of time that is to come, says “today”, or asks for something: by a question, “tell me”, “send me” or
“reply”. What stands under `safety: yes` is left alone: there an email sends people elsewhere.

Why: on the phone somebody waits while you check. An email is all that they have, and without a day they write again.

Not this:

    text: I'm checking your bill.

    error: “I'm checking” says what you do, and not by when they hear of it
    hint: add a day that you promise, or ask for what you need; on the phone it may stay as it is: take `email` from `channels:`

But this:

    text: I'm checking your bill. What was the date on it?

Silence: where nothing more will come.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import Phrase
from talkdown.model.book import Book
from talkdown.model.variable import Form, Tense
from talkdown.rules._search import EMAIL_CHANNEL
from talkdown.words.patterns import PatternTable

CODE = "email-day"

_FORMS_OF_TIME = frozenset({Form.day, Form.clock_time, Form.duration})
"""The forms of a gap that can say when."""

_ONGOING_WORK = PatternTable(
    {"I'm|(I am) checking|asking|tracing|looking|finding|searching|opening|reading|following|starting": None}
)

_DAY_OR_REQUEST = PatternTable({"today": None, "tell|send me|us": None, "reply": None})
"""Words by which a reader knows when, or has something to do first."""


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield phrases for emails that say what is being done, and no day."""
    promises = {
        variable.name
        for variable in book.settings.variables
        if variable.tense is Tense.future and variable.form in _FORMS_OF_TIME
    }
    for phrase in book.approved(Phrase):
        if EMAIL_CHANNEL not in phrase.channels or phrase.safety:
            continue
        if (
            "?" in phrase.text
            or promises.intersection(phrase.variables)
            or any(_DAY_OR_REQUEST.find(phrase.text))
        ):
            continue
        for match in _ONGOING_WORK.find(phrase.text):
            message = f"“{match.text}” says what you do, and not by when they hear of it"
            hint = (
                "add a day that you promise, or ask for what you need; on the phone it may stay as it is:"
                " take `email` from `channels:`"
            )
            yield Diagnostic(CODE, message, phrase.location_of("text"), hint)
            break
