"""Emergencies of a book in customers' turns."""

from __future__ import annotations

import pytest

from talkdown.review.findings import Certainty, Detectors


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("There's a smell of gas!", ["situation/gas#1: smell of gas"]),
        ("a strong smell, a gas or so", ["situation/gas#1: smell, a gas"]),  # other small words
        (
            "The gas here, it smells",
            ["situation/gas#1: gas here, it smells"],
        ),  # in any order, with any ending
        ("The gas is new. It smells.", []),  # not in one sentence
        ("There is no smell of gas now.", ["situation/gas#1: smell of gas"]),  # a denial takes nothing back
        ("I smell a gas bill coming", []),  # `unless`
        ("My number is 911 555", []),  # digits alone are no words
        ("Give me the cash", []),  # `detect: no`
        ("a late parcel", []),  # no emergency
    ],
)
def test_words_of_emergencies_are_looked_at_first(detectors: Detectors, text: str, places: list[str]) -> None:
    findings = [finding for finding in detectors.find("customer", text) if finding.kind == "situation"]
    assert [f"{finding.rule}: {finding.quote}" for finding in findings] == places
    assert all(finding.certainty is Certainty.look for finding in findings)


def test_an_agent_may_say_them(detectors: Detectors) -> None:
    assert not [f for f in detectors.find("agent", "Is there a smell of gas?") if f.kind == "situation"]
