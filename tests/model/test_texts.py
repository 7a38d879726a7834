"""The texts of an entry, each with its route."""

from __future__ import annotations

from datetime import date

import pytest

from talkdown.model import Choice, Question
from talkdown.model.texts import texts_in

QUESTION = {
    "id": "why",
    "question": "Why?",
    "answer": "Because.",
    "related": {"techniques": ["stay-calm", "name-the-feeling"]},
    "asked_as": ["how come"],
    "status": "approved",
}


def test_every_text_has_the_route_to_it() -> None:
    question = Question.model_validate(QUESTION)
    assert question.targets, "what an entry works out and keeps is none of its fields"
    texts = dict(texts_in(question))
    assert {
        ("id",): "why",
        ("question",): "Why?",
        ("related", "techniques", 0): "stay-calm",
        ("related", "techniques", 1): "name-the-feeling",
        ("asked_as", 0): "how come",
        ("status",): "approved",
    }.items() <= texts.items()
    assert {route[0] for route in texts} <= set(Question.model_fields)


def test_a_table_in_a_part_of_an_entry_is_looked_into() -> None:
    choice = {"phrase": "tell-me", "fill": {"name": "Sam"}, "verdict": "best", "feedback": "It asks."}
    texts = dict(texts_in((Choice.model_validate(choice),), ("choices",)))
    assert texts == {
        ("choices", 0, "phrase"): "tell-me",
        ("choices", 0, "fill", "name"): "Sam",
        ("choices", 0, "verdict"): "best",
        ("choices", 0, "feedback"): "It asks.",
    }


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        (None, []),
        ("", []),
        (True, []),
        (0, ["0"]),
        (1.5, ["1.5"]),
        (date(2026, 11, 22), ["2026-11-22"]),
        (("a", ("b", {"c": ["d"]})), ["a", "b", "d"]),
    ],
)
def test_what_counts_as_a_text(value: object, texts: list[str]) -> None:
    assert [text for _, text in texts_in(value)] == texts
