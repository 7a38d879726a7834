"""Where a text is put into another: what reads wrong in English, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkdown.words.insertion import WINDOW, insertion_faults


@pytest.mark.parametrize(
    ("left", "filling", "right", "faults"),
    [
        ("It is a ", "orange", " one.", ["“a orange” should be `an orange`"]),
        ("It is an ", "user", " again.", ["“an user” should be `a user`"]),
        ("It is a ", "$8", " fee.", ["“a $8” should be `an $8`"]),
        ("It is ", "a update", ".", ["“a update” should be `an update`"]),
        ("I offer a ", "a refund", ".", ["“a a” has a word twice"]),
        ("I asked the ", "your bank", ".", ["“the your” has two articles"]),
        ("I call by ", "by Friday", ".", ["“by by” has a word twice"]),
        ("I call by ", "on Friday", ".", ["“by on” has two prepositions"]),
        ("I call ", "on", " by Friday.", ["“on by” has two prepositions"]),
        ("I call at ", "3 p.m.", ".", ["“3 p.m..” has two full stops"]),
        ("", "the team", " is on it.", ["“the” begins a sentence in small letters"]),
        ("I asked. ", "the team", " is on it.", ["“the” begins a sentence in small letters"]),
        ("Dear Sam,\n", "the team", " is on it.", ["“the” begins a sentence in small letters"]),
        ("She said: 'No.' '", "the team", "' it was.", ["“the” begins a sentence in small letters"]),
    ],
)
def test_what_reads_wrong(left: str, filling: str, right: str, faults: list[str]) -> None:
    assert [f"“{words}” {fault}" for words, fault, _ in insertion_faults(left, filling, right)] == faults


@pytest.mark.parametrize(
    ("left", "filling", "right"),
    [
        ("It is an ", "hour", "."),
        ("It is a ", "one-off", "."),
        ("It is a ", "European", " rule."),
        ("It is an ", "80", " percent rise."),
        ("It is a ", "110", " volt plug."),
        ("It is a ", "UPS", " parcel."),
        ("It is an ", "MRI", "."),
        ("I call at ", "3 p.m.", "?"),
        ("I call at ", "3 p.m.", "..."),
        ("At 3 p.m. ", "the team", " looks."),
        ("I asked Dr. ", "of Lund", "."),
        ("It costs $4: ", "the team", " knows."),
        ("Your e", "e-mail", "."),
        ("By ", "Friday", ", on time."),
        ("You asked that ", "this stop", "."),
        ("", "Sam", ". Sam, are you there?"),
        ("", "", ""),
    ],
)
def test_what_reads_right(left: str, filling: str, right: str) -> None:
    assert list(insertion_faults(left, filling, right)) == []


TEXTS = st.text(st.sampled_from("aAn ehbyot.'\n$8’p"), max_size=3 * WINDOW)


@given(TEXTS, TEXTS, TEXTS)
def test_what_lies_far_away_makes_no_difference(left: str, filling: str, right: str) -> None:
    faults_nearby = list(insertion_faults(left[-WINDOW:], filling, right[:WINDOW]))
    assert list(insertion_faults(left, filling, right)) == faults_nearby
