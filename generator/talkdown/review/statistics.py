"""How far a count can be trusted. Small numbers are the rule in coaching, and luck looks like skill in them."""

from __future__ import annotations

import math
from enum import StrEnum
from typing import NamedTuple

LEAST_FOR_RATE = 30
"""Contacts. Of 80 equal agents with 10 each, 12 % show half as much again as the team; with 30, 6 % (simulated)."""

LEAST_FOR_COMPARISON = 50
"""Contacts. With 50, a true doubling is seen in two cases of three; with 30, in two of five (simulated, 99.7 % limits)."""

LEAST_IN_ROW = 5
"""Contacts, and agents where words of ours are counted. What fewer have is in no table of the team: it would lead to single people. Five is
what surveys of staff and tables on patients mostly ask for."""

NORMAL_95 = 1.96
"""Standard errors to either side: within them lie 95 of 100 samples of one and the same."""

NORMAL_997 = 3.0
"""Three standard errors, as control charts have it: of equal agents with 5 to 100 contacts, chance shows 4 in 1,000 at most
(simulated, for rates from .02 to .9)."""

_POWER_90 = 1.2816
"""So many standard errors more, and nine changes of ten are seen."""


def is_too_few(count: int) -> bool:
    """Whether a number in a table of the team would lead to single people: nobody's does not."""
    return 0 < count < LEAST_IN_ROW


class Interval(NamedTuple):
    """Where the true rate may lie, from 0 to 1."""

    lower: float
    upper: float

    def holds(self, rate: float) -> bool:
        """Whether a rate lies in it."""
        return self.lower <= rate <= self.upper


def wilson(count: int, total: int, deviations: float = NORMAL_95) -> Interval:
    """Wilson's score interval of `count` in `total`; all of 0 to 1 for none. Holds also at 0 and at `total`.

    Brown, Cai and DasGupta, "Interval estimation for a binomial proportion", Statistical Science 16 (2001), advise it
    for small numbers.

    >>> lower, upper = wilson(17, 20)
    >>> round(lower, 2), round(upper, 2)
    (0.64, 0.95)
    """
    if total == 0:
        return Interval(0.0, 1.0)
    square = deviations**2
    rate = count / total
    center = (rate + square / (2 * total)) / (1 + square / total)
    spread = (
        deviations / (1 + square / total) * math.sqrt(rate * (1 - rate) / total + square / (4 * total**2))
    )
    return Interval(max(0.0, center - spread), min(1.0, center + spread))


class Rate(NamedTuple):
    """So many contacts of so many, and where the true rate may lie."""

    contacts: int
    total: int
    interval: Interval

    @property
    def value(self) -> float:
        """From 0 to 1."""
        return self.contacts / self.total


def rate_of(count: int, total: int) -> Rate | None:
    """The rate with its 95 % interval; None below 30 contacts: nothing is to be read from so few."""
    return Rate(count, total, wilson(count, total)) if total >= LEAST_FOR_RATE else None


class Difference(StrEnum):
    """How one rate lies to another, as far as can be told."""

    larger = "more"
    smaller = "fewer"
    unclear = "not enough contacts to tell"
    """Chance alone could do it, or there are too few."""


def difference_from_others(count: int, total: int, others_count: int, others_total: int) -> Difference:
    """How an agent's rate lies to that of all others.

    Only what lies beyond 99.7 % limits is a difference; below 50 contacts of one's own, or of the others, nothing is.
    """
    if min(total, others_total) < LEAST_FOR_COMPARISON:
        return Difference.unclear
    return _difference(_newcombe(others_count, others_total, count, total, NORMAL_997))


def change(count: int, total: int, next_count: int, next_total: int) -> Difference:
    """How a month's rate lies to that of the month before, by 95 % limits; unclear below 50 contacts in either.

    >>> change(30, 100, 20, 100).value, change(120, 400, 80, 400).value
    ('not enough contacts to tell', 'fewer')
    """
    if min(total, next_total) < LEAST_FOR_COMPARISON:
        return Difference.unclear
    return _difference(_newcombe(count, total, next_count, next_total, NORMAL_95))


def contacts_to_see(rate: float, next_rate: float) -> int:
    """How many contacts each of two months needs, so that such a change is seen in nine cases of ten.

    >>> contacts_to_see(0.30, 0.20)
    389
    """
    variance = rate * (1 - rate) + next_rate * (1 - next_rate)
    return math.ceil((NORMAL_95 + _POWER_90) ** 2 * variance / (next_rate - rate) ** 2)


def _newcombe(count: int, total: int, next_count: int, next_total: int, deviations: float) -> Interval:
    """The interval of `next` less `first`: Newcombe's hybrid of two score intervals, Statistics in Medicine 17 (1998)."""
    rate, next_rate = count / total, next_count / next_total
    lower, upper = wilson(count, total, deviations)
    next_lower, next_upper = wilson(next_count, next_total, deviations)
    gap = next_rate - rate
    return Interval(
        gap - math.hypot(next_rate - next_lower, upper - rate),
        gap + math.hypot(next_upper - next_rate, rate - lower),
    )


def _difference(interval: Interval) -> Difference:
    if interval.holds(0.0):
        return Difference.unclear
    return Difference.larger if interval.lower > 0 else Difference.smaller
