"""Dates in the order of a region; what is no date of its own stays."""

from __future__ import annotations

import pytest

from talkdown.words.dates import with_day_first, with_month_first

DATES = [
    ("It came on March 3.", "It came on 3 March."),
    ("From May 12, 2026, to June 1 at 9.", "From 12 May 2026, to 1 June at 9."),
    ("Friday, May 12", "Friday, 12 May"),
    ("The date was October 14.", "The date was 14 October."),
]


@pytest.mark.parametrize(("month_first", "day_first"), DATES)
def test_a_date_turns_both_ways(month_first: str, day_first: str) -> None:
    assert with_day_first(month_first) == day_first
    assert with_day_first(day_first) == day_first
    if "2026," not in month_first:  # the comma after the year is not ours to give back
        assert with_month_first(day_first) == month_first
        assert with_month_first(month_first) == month_first


def test_the_year_of_a_date_goes_along() -> None:
    assert with_month_first("From 12 May 2026 to 1 June") == "From May 12, 2026 to June 1"


@pytest.mark.parametrize(
    "text",
    [
        "June 3, 10 and 17",
        "You may 4 times",
        "Case 48213 May be open",
        "March 31st",
        "At March 3:15",
        "March and 3",
    ],
)
def test_what_is_no_single_date_stays(text: str) -> None:
    assert with_day_first(text) == text


@pytest.mark.parametrize("text", ["3, 10 and 17 June", "48213 May", "at 9:30 May we call", "2.3 March"])
def test_what_is_no_single_day_stays(text: str) -> None:
    assert with_month_first(text) == text
