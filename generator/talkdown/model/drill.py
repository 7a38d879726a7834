"""Drill: a situation, some answers, and what each would do."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from talkdown.model.entry import Entry
from talkdown.model.fields import Id, Ref, StrictModel, Text
from talkdown.model.phrase import VARIABLE, Phrase


class Verdict(StrEnum):
    """How good an answer is, the best first."""

    best = "best"
    partly = "partly"
    weak = "weak"
    harmful = "harmful"

    @property
    def label(self) -> str:
        """How it reads."""
        return {
            "best": "Best",
            "partly": "Partly right",
            "weak": "Weak",
            "harmful": "Makes it worse",
        }[self.value]


class Choice(StrictModel):
    """One answer. Give `say`, or point to a `phrase`."""

    say: Text | None = None
    """The agent's words."""
    phrase: Annotated[Id, Ref("phrase")] | None = None
    """A phrase of the book, in place of `say`."""
    fill: dict[str, Text] = Field(default_factory=dict)
    """What stands in the gaps of the phrase here: `{problem: the heating}`."""
    verdict: Verdict
    """best, partly (right, but something is missing), weak or harmful."""
    feedback: Text
    """Why, in one or two sentences."""

    @model_validator(mode="after")
    def _one_answer(self) -> Choice:
        if (self.say is None) == (self.phrase is None):
            raise PydanticCustomError("choice", "a choice needs either `say` or `phrase`")
        return self

    def answer_text(self, phrase: Phrase | None) -> str:
        """What the agent says: the words of the phrase that `phrase` names, its gaps filled, or else `say`.

        The book knows the phrase: `choice.answer_text(book.get(Phrase, choice.phrase))`.
        """
        if phrase is None:
            return self.say or ""
        return VARIABLE.sub(lambda gap: self.fill.get(gap[1], gap[0]), phrase.text)


class Drill(Entry):
    """A situation to practice on."""

    kind: ClassVar[str] = "drill"

    title: Text
    """What it is about, in a few words; it heads the drill."""
    technique: Annotated[Id, Ref("technique")]
    """What it trains."""
    channel: Annotated[Id, Ref("channel")]
    """Where it takes place."""
    situation: Text
    """What one must know first."""
    customer: Text
    """What the customer says."""
    # Fewer than two are no choice; five are read in one go on a screen. A judgment: the shipped drills have three or four.
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=5)]
    """The answers to choose from."""

    @property
    def is_whole(self) -> bool:
        """Whether one of its answers is the best."""
        return any(choice.verdict is Verdict.best for choice in self.choices)
