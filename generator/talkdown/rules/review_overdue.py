"""A review is repeated after some months.

How many, `review_months` in book.yaml says; twelve if it says nothing. The day is today, or that of
`--as-of`. This is a warning only: it never makes a check fail. A day that is still to come, or a year that cannot be, is an error. An entry without a review is not overdue;
its page says that nobody has reviewed it yet.

Why: laws, prices and habits change, and a date of long ago promises a care that nobody has taken since.

Not this:

    reviewed: {date: 2020-02-29, by: coach}

    warning: the review of `voice-rises` was due on 2021-02-28
    hint: have it reviewed again and change the date

But this:

    reviewed: {date: 2025-12-01, by: coach}

Silence: for an entry whose review is put off, and say until when.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from talkdown.diagnostics import Diagnostic, Severity
from talkdown.model.book import Book

CODE = "review-overdue"

_FIRST_YEAR, _LAST_YEAR = 2000, 2099
"""Years in which a review of a book can be; others are slips of a key."""

_OTHER_SIDE_OF_THE_EARTH = timedelta(days=1)
"""Where the author is, it may be tomorrow."""


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved entries whose last review is too long ago on the day `as_of`."""
    months = book.settings.review_months
    for entry in book:
        if not entry.is_approved or entry.reviewed is None:
            continue
        if not _FIRST_YEAR <= entry.reviewed.date.year <= _LAST_YEAR:
            message = f"`{entry.reviewed.date.isoformat()}` is no day of a review: the year cannot be"
            yield Diagnostic(
                CODE, message, entry.location_of("reviewed", "date"), "write the day on which it was read"
            )
            continue
        if entry.reviewed.date > as_of + _OTHER_SIDE_OF_THE_EARTH:
            message = f"the review of `{entry.id}` on {entry.reviewed.date.isoformat()} is still to come"
            hint = "write the day on which it was read, or leave `reviewed:` out until then"
            yield Diagnostic(CODE, message, entry.location_of("reviewed", "date"), hint)
            continue
        due = _later(entry.reviewed.date, months)
        if due < as_of:
            message = f"the review of `{entry.id}` was due on {due.isoformat()}"
            where = entry.location_of("reviewed", "date")
            hint = "have it reviewed again and change the date"
            yield Diagnostic(CODE, message, where, hint, Severity.warning)


def _later(day: date, months: int) -> date:
    # Months count from 0 here, so that twelve of them make a year. The 31st becomes the last day of a shorter month.
    year, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))
