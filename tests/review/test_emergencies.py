"""Emergencies of a book in customers' turns."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from talkdown.loader import load
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


@pytest.fixture
def weighing_detectors(tmp_path: Path) -> Detectors:
    """Those of the small book with words that are weighed."""
    book = shutil.copytree(Path(__file__).parent / "book", tmp_path / "book")
    words = "{gas: {hissing: 2, hissing pipe: 1.5}, robbed: {gun: 9}, any: {headache: 1, movie: -9}}"
    (book / "danger.yaml").write_text(words)
    result = load(book)
    assert result.book
    assert not result.problems
    return Detectors.from_book(result.book)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Hello. The pipes are hissing and I have a headache! Hm.",
            ["the pipes are hissing and i have a headache"],
        ),
        ("A hissing pipe it is", ["a hissing pipe it is"]),  # a pair of neighbors
        ("It is hissing", []),  # not likely enough
        ("It is hissing. I have a headache.", []),  # each sentence for itself
        ("In that movie a hissing pipe gives them a headache", []),  # what speaks against it
        ("He has a gun", []),  # `detect: no`
    ],
)
def test_words_that_nobody_foresaw_are_weighed(
    text: str, quotes: list[str], weighing_detectors: Detectors
) -> None:
    findings = [f for f in weighing_detectors.find("customer", text) if f.kind == "situation"]
    assert [finding.quote.lower() for finding in findings] == quotes
    assert {finding.rule for finding in findings} <= {"situation/gas"}
    assert all(finding.certainty is Certainty.look for finding in findings)
