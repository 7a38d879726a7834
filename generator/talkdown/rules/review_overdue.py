"""A review is repeated after some months: `review_months` in book.yaml, twelve if it says nothing.

A warning only; it never makes a check fail. An entry without a review is not overdue: the site says "not
yet reviewed by a practitioner" on it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, Severity
from talkdown.model.book import Book

CODE = "review-overdue"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved entries whose last review is too long ago on the day `as_of`."""
    months = book.settings.review_months
    for entry in book:
        if not entry.is_approved or entry.reviewed is None:
            continue
        due = _later(entry.reviewed.date, months)
        if due < as_of:
            message = f"the review of `{entry.id}` was due on {due.isoformat()}"
            where = entry.location_of("reviewed", "date")
            hint = "have it reviewed again and change the date"
            yield Diagnostic(CODE, message, where, hint, Severity.warning)


def _later(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))
