"""Playbook: a situation, and the path through it step by step."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from talkdown.model.entry import Entry
from talkdown.model.fields import Explanation, FixedTexts, Id, Ref, StrictModel, Text
from talkdown.model.settings import BookSettings


class Answer(StrictModel):
    """One answer to a decision, and where it leads."""

    answer: Text
    """The answer, in a word or two."""
    do: Text | None = None
    """What to do then."""
    go: Id | None = None
    """The step of this playbook that comes next."""
    playbook: Annotated[Id, Ref("playbook")] | None = None
    """Another playbook to change to."""

    @property
    def is_whole(self) -> bool:
        """Whether it leads anywhere."""
        return bool(self.do or self.go or self.playbook)


class Decision(StrictModel):
    """A question to ask oneself before going on."""

    ask: Text
    """The question the agent asks themselves, as 'Is there a threat?'"""
    answers: Annotated[tuple[Answer, ...], Field(min_length=2)]
    """Two or more answers, each with what to do or where to go."""


class PathStep(StrictModel):
    """One step of the path."""

    id: Id
    """Its name within this playbook."""
    do: Text
    """What to do, in a few words."""
    how: Explanation | None = None
    """How, in one or two short sentences."""
    technique: Annotated[Id, Ref("technique")] | None = None
    """The technique behind it."""
    say: tuple[Annotated[Id, Ref("phrase")], ...] = ()
    """Ids of phrases to say here, best first."""
    leaves_out: tuple[Annotated[Id, Ref("channel")], ...] = ()
    """Channels of the playbook for which there is nothing to say here, on purpose."""
    slots: tuple[Annotated[Id, Ref("slot")], ...] = ()
    """Policy slots that matter here."""
    citations: tuple[Annotated[Id, Ref("citation")], ...] = ()
    """What this step rests on; those of the whole playbook stand at its end."""
    decision: Decision | None = None
    """A fork in the path."""


class Playbook(Entry):
    """A situation, and the path through it."""

    kind: ClassVar[str] = "playbook"

    title: Text
    """The situation, in a few words."""
    tagline: Text
    """The path in one line."""
    situation: Explanation
    """When to open this playbook."""
    channels: tuple[Annotated[Id, Ref("channel")], ...] = ()
    """Where it happens; empty for everywhere."""
    signs: tuple[Annotated[Id, Ref("sign")], ...] = ()
    """Warning signs that lead here."""
    asked_as: FixedTexts = ()
    """What agents type to find it."""
    steps: Annotated[tuple[PathStep, ...], Field(min_length=2)]
    """The path: two or more steps, from first to last."""
    escalate_when: tuple[Explanation, ...] = ()
    """When to bring in someone else."""
    end_when: tuple[Explanation, ...] = ()
    """When to end the contact, or why never."""
    never: tuple[Explanation, ...] = ()
    """What never to do."""
    slots: tuple[Annotated[Id, Ref("slot")], ...] = ()
    """Policy slots of the whole playbook."""

    def sort_key(self, settings: BookSettings) -> tuple[int | str, ...]:
        """By code; those without one come last."""
        return self.code or "~", self.id
