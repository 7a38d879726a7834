"""Times as tools write them: a moment, or seconds from the start."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

_LEAST_EPOCH = 100_000_000.0
"""Seconds: 1973. No contact takes that long, and no export is that old; so a greater number counts from 1970."""

_LARGEST_NUMBER = 1e21
"""More than the nanoseconds since 1970: no time."""

_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,4}):(\d{1,2})(?:[.,](\d{1,9}))?\s*([AaPp])?\.?[Mm]?\.?")
_UNITS = re.compile(r"(?:PT)?\s*(?:([\d.]+)\s*h\w*\s*)?(?:([\d.]+)\s*m(?:in\w*)?\s*)?(?:([\d.]+)\s*s\w*)?", re.IGNORECASE)  # fmt: skip
_NUMERIC_DATE = re.compile(
    r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2}),?[T ]+(\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[AaPp]\.?[Mm]\.?)?)"
)
"""`05.03.2026 09:14`, `3/5/26, 9:14 AM`."""


_LONGEST_TEXT = 80
"""Characters. `Thursday, March 05, 2026 at 09:14:00.000 AM Coordinated Universal Time` has 70."""


class Time(NamedTuple):
    """When something was said."""

    seconds: float
    is_moment: bool
    """Whether the seconds count from 1970; else from the start of the conversation, or of the day."""


def time_of(value: object, unit: float = 1.0) -> Time | None:
    """What a number or a text says of time; None if it says nothing. Times without a zone are in UTC.

    `unit` is that of numbers from the start, in seconds; numbers from 1970 show theirs by their size.

    >>> time_of("2026-03-05T09:14:00.400Z"), time_of(1772702040400), time_of("PT0.76S"), time_of("1:02,5")
    (Time(seconds=1772702040.4, is_moment=True), Time(seconds=1772702040.4, is_moment=True), Time(seconds=0.76, is_moment=False), Time(seconds=62.5, is_moment=False))
    """
    if isinstance(value, str):
        return _time_of_text(value.strip(), unit)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _time_of_number(value, unit)
    return None


def as_datetime(seconds: float | None) -> datetime | None:
    """Seconds since 1970 as a moment in UTC; None for none, or one that no calendar has."""
    if seconds is None or not 0 <= seconds < 253_402_300_800:  # the year 10000
        return None
    return datetime.fromtimestamp(seconds, UTC)


def looks_like_milliseconds(spans: Sequence[float], words: int) -> bool:
    """Whether lengths of turns, with this many words in them, count milliseconds and not seconds.

    People say two or three words a second. Ten seconds a word is far from that, as is a hundredth of one: the root of
    the two stands between.
    """
    return bool(words) and sum(spans) / words > 10


def _time_of_number(value: float, unit: float) -> Time | None:
    if not 0 <= value < _LARGEST_NUMBER:  # no number, too
        return None
    if value < _LEAST_EPOCH or (unit < 1 and value * unit < 1_000_000):
        return Time(value * unit, is_moment=False)
    for scale in (1, 1e3, 1e6, 1e9):  # seconds, milliseconds, microseconds, nanoseconds
        if value / scale < 100_000_000_000:  # the year 5138 in seconds, 1973 in milliseconds
            return Time(value / scale, is_moment=True)
    return None


def _time_of_text(text: str, unit: float) -> Time | None:
    if not text or len(text) > _LONGEST_TEXT:
        return None
    # Nearly all exports write `2026-03-05T…`: what is tried below takes longer than the rest of a turn.
    if text[4:5] == "-":
        try:
            return _moment(datetime.fromisoformat(text))
        except (ValueError, OverflowError):
            pass
    try:
        return _time_of_number(float(text.replace(",", ".")), unit)
    except ValueError:
        pass
    if match := _CLOCK.fullmatch(text):
        return Time(_clock_seconds(match), is_moment=False)
    if (match := _UNITS.fullmatch(text)) and any(match.groups()):
        return _time_of_units(match)
    return _moment_of_text(text)


def _time_of_units(match: re.Match[str]) -> Time | None:
    try:
        hours, minutes, seconds = (float(part or 0) for part in match.groups())
    except ValueError:
        return None
    return Time(hours * 3600 + minutes * 60 + seconds, is_moment=False)


def _clock_seconds(match: re.Match[str]) -> float:
    hours, minutes, seconds, fraction, half_of_day = match.groups()
    if half_of_day:
        # `9:14 AM` has no seconds
        if hours is None:
            hours, minutes, seconds = minutes, seconds, "0"
        hours = str(int(hours) % 12 + (12 if half_of_day in "pP" else 0))
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + float(f"0.{fraction or 0}")


def _moment_of_text(text: str) -> Time | None:
    for parse in (_parse_iso, _parse_numeric_date, parsedate_to_datetime):
        try:
            return _moment(parse(text))
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _moment(moment: datetime) -> Time | None:
    seconds = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    return Time(seconds, is_moment=True) if seconds >= 0 else None


def _parse_iso(text: str) -> datetime:
    """As ISO 8601 has it, with more digits of a second than Python reads, and `UTC` at its end."""
    text = re.sub(r"\s*(?:UTC|GMT)$", "Z", text)
    text = re.sub(r"(\.\d{6})\d+", r"\1", text)
    return datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d\d:?\d\d$)", "", text))


def _parse_numeric_date(text: str) -> datetime:
    match = _NUMERIC_DATE.match(text)
    if match is None:
        raise ValueError(text)
    first, separator, second, year, clock = match.groups()
    day, month = int(first), int(second)
    # The United States write the month first, with slashes and mostly with AM and PM.
    if month > 12 or (separator == "/" and day <= 12 and clock[-1:] in "mM."):
        day, month = month, day
    clock_match = _CLOCK.fullmatch(
        clock.strip() if clock.count(":") > 1 or clock[-1:] in "mM." else f"{clock.strip()}:00"
    )
    if clock_match is None:
        raise ValueError(text)
    start_of_day = datetime(int(year) + (2000 if len(year) == 2 else 0), month, day, tzinfo=UTC)
    return datetime.fromtimestamp(start_of_day.timestamp() + _clock_seconds(clock_match), UTC)
