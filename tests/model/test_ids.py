"""Ids: made of a title, suggested for a text that is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from talkdown.model.fields import Id
from talkdown.model.ids import MAX_ID_LENGTH, RESERVED_IDS, make_id, suggest_id

SENTENCE = "I have your notes open so you need not repeat them and we can go on from there"


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Name the feeling", "name-the-feeling"),
        ("Don't say “Calm down!”", "dont-say-calm-down"),
        ("Don’t", "dont"),
        ("Café déjà-vu", "cafe-deja-vu"),
        ("  24/7 -- hours ", "24-7-hours"),
        (SENTENCE, "i-have-your-notes-open-so-you-need-not-repeat-them-and-we-can-go"),
        ("x" * 64, "x" * 64),
        ("x" * 70, "x" * 64),
        ("x" * 70 + " y", "x" * 64),
        ("東京", ""),
        ("…", ""),
    ],
)
def test_an_id_is_made_of_whole_words(title: str, id: str) -> None:
    assert make_id(title) == id


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Refund-Limit", "refund-limit"),
        ("refund-limit", ""),  # it is one
        ("CON", ""),  # would be reserved
        ("…", ""),
        (SENTENCE, ""),  # what can go is for the author to say
    ],
)
def test_an_id_is_suggested_where_one_was_meant(text: str, id: str) -> None:
    assert suggest_id(text) == id


@given(st.text(max_size=200))
def test_what_is_made_is_an_id_or_reserved(title: str) -> None:
    id = make_id(title)
    assert len(id) <= MAX_ID_LENGTH
    if id and id not in RESERVED_IDS:
        assert TypeAdapter[str](Id).validate_python(id) == id
