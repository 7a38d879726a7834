"""Technique: one thing to do, when to do it, and how it sounds."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from talkdown.model.fields import Explanation, FixedTexts, Id, Prose, Ref, StrictModel, Text, YesNo
from talkdown.model.heard_entry import HeardEntry
from talkdown.model.region import Regional
from talkdown.model.settings import BookSettings


class Step(StrictModel):
    """One step, with a bold lead and the rest."""

    do: Text
    """The lead, one to four words: 'Name it.'"""
    how: Explanation | None = None
    """The rest of the step, one or two short sentences."""


class Turn(StrictModel):
    """What one side says. Give one of `customer`, `agent` and `colleague`."""

    customer: Text | None = None
    """What the customer says or writes."""
    agent: Text | None = None
    """What the agent says or writes."""
    colleague: Text | None = None
    """What a colleague or team lead says."""
    uses: Annotated[Id, Ref("phrase")] | None = None
    """The id of the phrase that the agent uses here, word for word."""
    note: Text | None = None
    """A note in the margin: what just happened, and why."""

    @model_validator(mode="after")
    def _one_speaker(self) -> Turn:
        if sum(side is not None for side in (self.customer, self.agent, self.colleague)) != 1:
            raise PydanticCustomError("turn", "a turn needs one of `customer`, `agent` and `colleague`")
        if self.uses and not self.agent:
            raise PydanticCustomError("turn", "only an agent's turn can have `uses`")
        return self

    @property
    def speaker(self) -> str:
        """Who speaks: customer, agent or colleague."""
        return "customer" if self.customer else "agent" if self.agent else "colleague"

    @property
    def text(self) -> str:
        """What is said."""
        return self.customer or self.agent or self.colleague or ""


class Dialogue(Regional):
    """A worked example: a short conversation with notes in the margin."""

    title: Text
    """What it is about, in a few words."""
    channel: Annotated[Id, Ref("channel")]
    """Where it takes place."""
    situation: Text
    """What one must know first, in a sentence."""
    goes_wrong: YesNo = False
    """Whether it goes wrong first and is recovered."""
    turns: Annotated[tuple[Turn, ...], Field(min_length=2)]
    """Who says what, in order."""


class Relations(StrictModel):
    """Other techniques that stand in some relation to this one; shown from both ends."""

    comes_after: tuple[Annotated[Id, Ref("technique")], ...] = ()
    """What to do before this."""
    works_with: tuple[Annotated[Id, Ref("technique")], ...] = ()
    """What goes well with it."""
    alternative_to: tuple[Annotated[Id, Ref("technique")], ...] = ()
    """What to do instead, when this does not fit."""


class Grade(StrEnum):
    """How far the move itself was tested; what the tests found stands in words beside it."""

    tested = "tested"
    """A study tested this very move."""
    mixed = "mixed"
    """Studies tested this very move, and point different ways."""
    related = "related"
    """A study tested something near it, and not the move itself."""
    practice = "practice"
    """No study that we know of: people who do the work, or guidance for them, say so."""


class Evidence(StrictModel):
    """What is known about the move, and how far it was tested."""

    grade: Grade
    """tested, mixed (tested, with results that differ), related (a neighbor of it was tested) or practice."""
    says: Prose
    """What was tested, where and on whom, what came out, and what is not known."""
    tested_by: tuple[Annotated[Id, Ref("citation")], ...] = ()
    """The studies that tested this very move; those of something near it stand in `citations:` of the technique."""


class Technique(HeardEntry):
    """One thing an agent can do to calm a contact."""

    kind: ClassVar[str] = "technique"

    title: Text
    """Its name, as an instruction: 'Name the feeling'."""
    tagline: Text
    """One line that makes it stick."""
    stage: Annotated[Id, Ref("stage")]
    """The stage of the contact it belongs to."""
    use_when: Explanation
    """The moment to use it."""
    # One step needs no list. Five is a judgment, for the space on a card: the shipped techniques have three or four.
    steps: Annotated[tuple[Step, ...], Field(min_length=2, max_length=5)]
    """What to do, in order."""
    why: Prose
    """Why it works, in plain words; what was shown in studies stands in `evidence:`."""
    not_that: tuple[Annotated[Id, Ref("avoid")], ...] = ()
    """The tempting words that undo it: ids of avoid phrases."""
    signs: tuple[Annotated[Id, Ref("sign")], ...] = ()
    """The warning signs it answers."""
    cautions: tuple[Prose, ...] = ()
    """When it backfires, and for whom."""
    relations: Relations = Relations()
    """Techniques it belongs with."""
    evidence: Evidence
    """What is known, and how sure one can be."""
    asked_as: FixedTexts = ()
    """How agents look for it, in their own words."""
    examples: tuple[Dialogue, ...] = ()
    """Worked dialogues, at least two."""

    def sort_key(self, settings: BookSettings) -> tuple[int | str, ...]:
        """By stage, then code."""
        return settings.stage_number(self.stage), self.code or "", self.id
