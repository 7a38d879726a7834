"""What entries say of themselves: where they lead, what they hold, how they read."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from talkdown.model import Choice, Phrase
from talkdown.model.fields import Id
from talkdown.model.markup import spans

PHRASE = {"id": "some", "text": "see", "technique": "any", "channels": ["phone"], "when": "Now."}


def test_an_id_may_have_64_characters() -> None:
    assert TypeAdapter[str](Id).validate_python("x" * 64) == "x" * 64
    with pytest.raises(ValidationError, match="65 characters"):
        TypeAdapter[str](Id).validate_python("x" * 65)


def test_an_entry_leads_to_the_one_that_replaces_it() -> None:
    phrase = Phrase.model_validate(PHRASE | {"replaced_by": "other"})
    assert (("replaced_by",), "phrase", "other") in phrase.targets


def test_a_phrase_does_not_begin_inside_a_word() -> None:
    assert not Phrase.model_validate(PHRASE).occurs_in("unsee")


def test_a_span_is_never_empty() -> None:
    assert [(span.style, span.text) for span in spans("**a**")] == [("bold", "a")]


def test_a_gap_that_nothing_fills_stays() -> None:
    choice = Choice.model_validate(
        {"phrase": "some", "fill": {"a": "tea"}, "verdict": "best", "feedback": "Yes."}
    )
    assert choice.answer_text(Phrase.model_validate(PHRASE | {"text": "{a} or {b}"})) == "tea or {b}"
