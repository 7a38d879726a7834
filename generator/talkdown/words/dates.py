"""The order of a date, as a region writes it: March 3, or 3 March."""

from __future__ import annotations

import re

_MONTH = "(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
_DAY = r"(?P<day>[12]\d|3[01]|[1-9])"
# A list of days ("June 3, 10 and 17") is left as it is: its days belong together, and only one stands beside the month.
_MONTH_FIRST = re.compile(rf"\b{_MONTH} {_DAY}(?:, (?P<year>\d{{4}}))?(?!\w|:\d|, \d| and \d| or \d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d, )(?<!\d and )(?<!\d or )(?<![\w:.,-]){_DAY} {_MONTH}\b(?: (?P<year>\d{{4}})\b)?"
)

# Most texts have none, and no date: to look for one takes a sixth of the time that looking for a date does.
_DIGIT = re.compile(r"[0-9]")


def with_day_first(text: str) -> str:
    """The text with the day before the month.

    >>> with_day_first("From May 12 to March 3, 2026, at 9.")
    'From 12 May to 3 March 2026, at 9.'
    """
    if not _DIGIT.search(text):
        return text
    return _MONTH_FIRST.sub(lambda date: _join_date(date["day"], date["month"], " ", date["year"]), text)


def with_month_first(text: str) -> str:
    """The text with the month before the day.

    >>> with_month_first("From 12 May to 3 March 2026, at 9.")
    'From May 12 to March 3, 2026, at 9.'
    """
    if not _DIGIT.search(text):
        return text
    return _DAY_FIRST.sub(lambda date: _join_date(date["month"], date["day"], ", ", date["year"]), text)


def _join_date(first: str, second: str, before_year: str, year: str | None) -> str:
    return f"{first} {second}" + (f"{before_year}{year}" if year else "")
