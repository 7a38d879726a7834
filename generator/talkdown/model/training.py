"""Training: a plan for a session with a group, step by step, with its minutes."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from talkdown.model.entry import Entry
from talkdown.model.fields import Explanation, Id, Prose, Ref, StrictModel, Text, Texts, YesNo
from talkdown.model.settings import BookSettings

# Three hours: what is longer is two sessions. A judgment.
MOST_MINUTES = 180

# Fewer than two are no plan, and a page of more than twenty is not led by. A judgment: the shipped plans have up to eleven.
_FEWEST_STEPS, _MOST_STEPS = 2, 20

Minutes = Annotated[int, Field(ge=1, le=MOST_MINUTES)]
"""A time in whole minutes."""


class Handout(StrEnum):
    """What is printed and handed out, by its id on the print shelf."""

    cards = "cards"
    pocket = "pocket"
    poster = "poster"
    playbooks = "playbooks"
    emails = "emails"
    quiz = "quiz"
    zine = "zine"
    roles = "roles"
    observer = "observer"


class TrainingStep(StrictModel):
    """A step of a session: what the group does, for how long, and with what."""

    title: Text
    """What happens, in a few words."""
    minutes: Minutes
    """How long it takes. The steps add up to the minutes of the plan."""
    do: Prose
    """What the trainer does, and has the group do."""
    say: Texts = ()
    """What to say as a trainer, in words that can be said as they stand."""
    look_for: Text | None = None
    """What to notice in the group meanwhile."""
    role_play: YesNo = False
    """yes where people play a customer: then nothing is named here that is marked `safety: yes`."""
    scenarios: tuple[Annotated[Id, Ref("scenario")], ...] = ()
    """What is played, on the wall or in pairs."""
    techniques: tuple[Annotated[Id, Ref("technique")], ...] = ()
    """What is taught."""
    drills: tuple[Annotated[Id, Ref("drill")], ...] = ()
    """What is asked."""
    playbooks: tuple[Annotated[Id, Ref("playbook")], ...] = ()
    """The path that is walked through."""
    handouts: tuple[Handout, ...] = ()
    """What is handed out: cards, pocket, poster, playbooks, emails, quiz, zine, roles or observer."""


class Training(Entry):
    """A plan for a session with a group."""

    kind: ClassVar[str] = "training"

    title: Text
    """What it is called."""
    minutes: Minutes
    """How long it takes in all, breaks included."""
    aim: Explanation
    """What people can do afterward that they could not do before."""
    group: Text
    """For how many people, and in which room or channel."""
    prepare: Texts = ()
    """What is ready before anybody comes."""
    opt_out: Text
    """What is said before anybody plays: who does not want to, watches."""
    steps: Annotated[tuple[TrainingStep, ...], Field(min_length=_FEWEST_STEPS, max_length=_MOST_STEPS)]
    """The session, in order."""
    close: Prose
    """How it ends: how people step out of their parts, and who is asked how they are."""

    def sort_key(self, settings: BookSettings) -> tuple[int | str, ...]:
        """The shortest first, then by code; those without one come last."""
        return self.minutes, self.code or "~", self.id

    @property
    def handouts(self) -> tuple[Handout, ...]:
        """All that is handed out, each once, in the order of the steps."""
        return tuple(dict.fromkeys(handout for step in self.steps for handout in step.handouts))

    def starts(self) -> tuple[int, ...]:
        """The minute at which each step begins: 0, 2 and 10 for steps of 2, 8 and 5 minutes."""
        return tuple(sum(step.minutes for step in self.steps[:number]) for number in range(len(self.steps)))
