"""What may be said of counts, and what chance alone would show."""

from __future__ import annotations

import random

import pytest

from talkdown.review.statistics import (
    Difference,
    change,
    contacts_to_see,
    difference_from_others,
    rate_of,
    wilson,
)


@pytest.mark.parametrize(
    ("count", "total", "lower", "upper"),
    [(0, 10, 0.0, 0.2775), (1, 10, 0.0179, 0.4042), (17, 20, 0.6396, 0.9476), (533, 2500, 0.1976, 0.2297)],
)
def test_wilsons_interval(count: int, total: int, lower: float, upper: float) -> None:
    interval = wilson(count, total)
    assert (round(interval.lower, 4), round(interval.upper, 4)) == (lower, upper)


def test_of_nothing_nothing_is_known() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


def test_there_is_no_rate_below_thirty_contacts() -> None:
    assert rate_of(10, 29) is None
    rate = rate_of(15, 30)
    assert rate is not None
    assert rate.value == 0.5
    assert rate.interval == wilson(15, 30)


@pytest.mark.parametrize(
    ("count", "total", "difference"),
    [
        (25, 49, Difference.unclear),
        (25, 50, Difference.larger),
        (10, 50, Difference.unclear),
        (16, 50, Difference.unclear),
        (0, 100, Difference.smaller),
    ],
)
def test_beside_a_team_with_a_rate_of_one_in_five(count: int, total: int, difference: Difference) -> None:
    assert difference_from_others(count, total, 400, 2000) is difference


def test_alone_there_is_no_team_to_differ_from() -> None:
    assert difference_from_others(40, 100, 0, 0) is Difference.unclear


@pytest.mark.parametrize("true_rate", [0.02, 0.05, 0.2, 0.5, 0.9])
def test_equal_agents_are_not_shown_as_different(true_rate: float) -> None:
    """80 agents with 5 to 100 contacts each, 60 reviews: at most one agent of 100 is shown as different by chance."""
    chances = random.Random(f"equal agents {true_rate}")
    differences = []
    for _ in range(60):
        totals = [chances.randint(5, 100) for _ in range(80)]
        counts = [sum(chances.random() < true_rate for _ in range(total)) for total in totals]
        differences += [
            difference_from_others(count, total, sum(counts) - count, sum(totals) - total)
            for count, total in zip(counts, totals, strict=True)
        ]
    share = sum(difference is not Difference.unclear for difference in differences) / len(differences)
    assert share <= 0.01


def test_a_change_takes_many_contacts() -> None:
    assert change(15, 49, 0, 400) is Difference.unclear
    assert change(15, 50, 0, 400) is Difference.smaller
    assert change(30, 100, 20, 100) is Difference.unclear
    assert change(120, 400, 80, 400) is Difference.smaller
    assert change(80, 400, 120, 400) is Difference.larger
    assert contacts_to_see(0.30, 0.20) == 389
