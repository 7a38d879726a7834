"""An email names the day of a time it promises.

Looks in approved emails, and in phrases whose only channel is `email`, for a gap with `tense: future` that is followed
by “today”, “tonight” or “tomorrow”.

Why: an email is read hours later, or in another time zone. Whoever reads “tomorrow” in the morning waits one day too long.

Not this:

    text: "I'll call you at {promised_time} tomorrow."

    error: “{promised_time} tomorrow” is another day once the email is read
    hint: name the day: `on {promised_day}`

But this:

    text: "I'll call you at {promised_time} on {promised_day}."

Silence: where the email is sent and read in the same minute.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.rules._search import email_texts

CODE = "day-in-email"

_DAY_OF_WRITING = re.compile(r"\{(\w+)\} (?:today|tonight|tomorrow)\b")


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved emails, and phrases for emails, that promise a time on a day which has no name."""
    future_gaps = {variable.name for variable in book.settings.variables if variable.tense == "future"}
    for entry, route, text in email_texts(book):
        for match in _DAY_OF_WRITING.finditer(text):
            if match[1] in future_gaps:
                message = f"“{match[0]}” is another day once the email is read"
                yield Diagnostic(
                    CODE, message, entry.location_of(*route), "name the day: `on {promised_day}`"
                )
