"""Numbers, times and excerpts, as all pages write them."""

from __future__ import annotations

from datetime import datetime

from talkdown.review.statistics import LEAST_FOR_RATE, LEAST_IN_ROW, Rate, is_too_few

LONGEST_QUOTE = 160
"""Characters of an excerpt: two lines on a wide screen. A judgment."""


def excerpt_of(text: str, longest: int = LONGEST_QUOTE) -> str:
    """The beginning of a text, cut between words.

    >>> excerpt_of("Nobody came on Monday.", 12)
    'Nobody came …'
    """
    if len(text) <= longest:
        return text
    beginning = text[:longest].rpartition(" ")[0] or text[:longest]
    return f"{beginning.rstrip()} …"


def around(text: str, begin: int, end: int, longest: int = LONGEST_QUOTE) -> str:
    """The words around a place in a text, cut between words."""
    if len(text) <= longest:
        return text
    room = max(0, longest - (end - begin)) // 2
    start, stop = max(0, begin - room), min(len(text), end + room)
    words = text[start:stop]
    if start and " " in text[start:begin]:
        words = words.partition(" ")[2]
    if stop < len(text) and " " in text[end:stop]:
        words = words.rpartition(" ")[0]
    return f"{'… ' if start else ''}{words}{' …' if stop < len(text) else ''}"


def rate_text(rate: Rate | None, count: int, total: int, noun: str = "contacts") -> str:
    """So many of so many, with the interval, or why there is none.

    >>> rate_text(None, 2, 9)
    '2 of 9; no rate below 30 contacts'
    """
    if rate is None:
        return f"{count:,} of {total:,}; no rate below {LEAST_FOR_RATE} {noun}"
    lower, upper = rate.interval
    return f"{count:,} of {total:,} ({lower:.0%}–{upper:.0%})"


def team_rate_text(rate: Rate | None, count: int, total: int, noun: str = "contacts") -> str:
    """The same for a table of the team, in which no number leads to single people.

    >>> team_rate_text(None, 2, 9), team_rate_text(None, 0, 3)
    ('fewer than 5 of 9', 'fewer than 5 contacts')
    """
    if total < LEAST_IN_ROW:
        return f"fewer than {LEAST_IN_ROW} {noun}"
    return (
        f"fewer than {LEAST_IN_ROW} of {total:,}"
        if is_too_few(count)
        else rate_text(rate, count, total, noun)
    )


def team_count_text(count: int) -> str:
    """A number for a table of the team.

    >>> team_count_text(4), team_count_text(1234)
    ('fewer than 5', '1,234')
    """
    return f"fewer than {LEAST_IN_ROW}" if is_too_few(count) else f"{count:,}"


def team_counts(places: int, contacts: int) -> tuple[str, str]:
    """How many places in how many contacts, for a table of the team. Where contacts are few, so are places.

    >>> team_counts(9, 2), team_counts(9, 6)
    (('fewer than 5', 'fewer than 5'), ('9', '6'))
    """
    few = team_count_text(contacts)
    return (few if is_too_few(contacts) else f"{places:,}"), few


def withheld_text(count: int, noun: str, *, are_ours: bool = False) -> str:
    """Why so many rows are not in a table of the team; empty for none.

    >>> withheld_text(2, "sign")
    '2 signs are left out, each heard in fewer than 5 contacts: so few lead to single people.'
    """
    if not count:
        return ""
    nouns, are, each = (noun, "is", "") if count == 1 else (f"{noun}s", "are", "each ")
    agents = f", or from fewer than {LEAST_IN_ROW} agents as far as the files tell" if are_ours else ""
    return f"{count:,} {nouns} {are} left out, {each}heard in fewer than {LEAST_IN_ROW} contacts{agents}: so few lead to single people."


def time_text(seconds: float | None) -> str:
    """Seconds from the start as on a clock; in days from the second one on.

    >>> time_text(65.4), time_text(3725.0), time_text(200_000.0), time_text(None)
    ('1:05', '1:02:05', 'day 3', '')
    """
    if seconds is None:
        return ""
    if seconds >= 86_400:
        return f"day {1 + int(seconds // 86_400)}"
    hours, rest = divmod(int(seconds), 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


def day_text(day: datetime) -> str:
    """A day as people write it: `March 5, 2026`."""
    return f"{day:%B} {day.day}, {day.year}"


def span_text(first_day: datetime | None, last_day: datetime | None) -> str:
    """From when to when, in words; empty where no file has a date."""
    if first_day is None or last_day is None:
        return ""
    if first_day.date() == last_day.date():
        return day_text(first_day)
    return f"{day_text(first_day)} to {day_text(last_day)}"
