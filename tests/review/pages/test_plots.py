"""Plots are shapes without words of others, and marks hold every letter of a finding."""

from __future__ import annotations

from talkdown.review.facts.rows import FindingRow, RedactedText
from talkdown.review.pages.contact_page import pieces_of
from talkdown.review.pages.plots import month_plot, rate_plot
from talkdown.review.rates import MonthRate
from talkdown.review.statistics import Difference, rate_of


def test_a_rate_is_a_dot_on_its_interval() -> None:
    svg = rate_plot(rate_of(30, 100), 0.5, team_share=0.2)
    assert svg.startswith(
        '<svg role="img" aria-label="30%, between 22% and 40%, on an axis to 50%; the team at 20%"'
    )
    assert '<circle class="dot" cx="106.8"' in svg
    assert rate_plot(None, 0.5) == ""


def test_a_month_with_too_few_contacts_keeps_its_place() -> None:
    months = [
        MonthRate("2026-01", 10, 40, rate_of(10, 40), Difference.unclear),
        MonthRate("2026-02", 1, 4, None, Difference.unclear),
    ]
    svg = month_plot(months)
    assert 'aria-label="By month: 2026-01 25%, 2026-02 too few contacts"' in svg
    assert (svg.count('class="dot"'), svg.count('class="whisker"')) == (1, 1)
    assert ">26/02</text>" in svg
    assert month_plot(months[1:]) == ""


def finding(begin: int, end: int, kind: str, certainty: str = "reliable") -> FindingRow:
    text = RedactedText("")
    return FindingRow(
        "f", "c", 1, "agent", None, kind, "e", f"{kind}:e", certainty, begin, end, text, text, ""
    )


def test_findings_that_overlap_are_all_marked() -> None:
    rows = [finding(0, 8, "phrase"), finding(4, 12, "avoid"), finding(14, 15, "sign", "perhaps")]
    assert [(piece.text, piece.mark) for piece in pieces_of("Tell me, please now", rows)] == [
        ("Tell", "phrase"),
        (" me,", "avoid"),
        (" ple", "avoid"),
        ("as", ""),
        ("e", "sign perhaps"),
        (" now", ""),
    ]
