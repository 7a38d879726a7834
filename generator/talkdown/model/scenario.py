"""Scenario: a contact to play, turn by turn, with a customer whose mood moves with what one says."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from talkdown.model.drill import Choice, Verdict
from talkdown.model.entry import Entry
from talkdown.model.fields import Id, Ref, StrictModel, Text, Texts, YesNo
from talkdown.model.phrase import Phrase
from talkdown.model.settings import BookSettings

# Fewer than three can be guessed, and there are four keys in reach of one hand. A judgment.
FEWEST_REPLIES, MOST_REPLIES = 3, 4

# As many words of what the customer says are a heading: one line of a phone at this size. A judgment.
HEADING_WORDS = 6

# Three times what the largest of the shipped book has. What is larger is not played to its end.
MOST_TURNS = 60


class Act(StrEnum):
    """What an agent does without words."""

    silence = "silence"
    hold = "hold"
    transfer = "transfer"
    end = "end"

    @property
    def label(self) -> str:
        """How it reads among the answers."""
        return {
            "silence": "Say nothing, and wait",
            "hold": "Put them on hold",
            "transfer": "Transfer the contact",
            "end": "End the contact",
        }[self.value]


class Difficulty(StrEnum):
    """How much a scenario asks of who plays it."""

    plain = "plain"
    hard = "hard"


class Outcome(StrEnum):
    """How a contact has ended."""

    solved = "solved"
    unsolved = "unsolved"
    lost = "lost"

    @property
    def label(self) -> str:
        """How it reads."""
        return {"solved": "Solved", "unsolved": "Not solved", "lost": "Lost"}[self.value]


class Reply(Choice):
    """One answer to the customer, and the turn that it leads to. Give one of `say`, `phrase` and `act`."""

    act: Act | None = None
    """silence, hold, transfer or end: what one does without words, in place of `say`."""
    then: Id
    """The turn of this scenario that comes next."""

    @model_validator(mode="after")
    def _one_answer(self) -> Reply:
        if sum(answer is not None for answer in (self.say, self.phrase, self.act)) != 1:
            raise PydanticCustomError("choice", "a choice needs exactly one of `say`, `phrase` and `act`")
        return self

    def answer_text(self, phrase: Phrase | None) -> str:
        """What the agent says, its gaps filled; or what they do, in words."""
        return self.act.label if self.act else super().answer_text(phrase)


class ScenarioTurn(StrictModel):
    """What the customer says, and how one can answer; or how it ends."""

    id: Id
    """Its name within this scenario."""
    mood: Annotated[Id, Ref("level")]
    """How far things have gone when the customer says this."""
    customer: Text
    """What the customer says or writes."""
    shows: Text | None = None
    """What one hears or sees beside the words, in a short sentence."""
    choices: Annotated[tuple[Reply, ...], Field(max_length=MOST_REPLIES)] = ()
    """Three or four answers; none where it ends."""
    ending: Outcome | None = None
    """solved, unsolved or lost, where the contact ends here."""
    well_done: YesNo = False
    """At an ending: yes where the agent did what could be done, also if it stays unsolved."""
    debrief: Text | None = None
    """What led here, and what to take along; only at an ending."""

    @property
    def title(self) -> str:
        """A heading: the first words of what the customer says, in the words of the region, as an id is not."""
        words = self.customer.strip("()… .").split()
        return " ".join(words[:HEADING_WORDS]).rstrip(",;:") + (" …" if len(words) > HEADING_WORDS else "")

    @property
    def best(self) -> Reply | None:
        """The first best answer."""
        return next((reply for reply in self.choices if reply.verdict is Verdict.best), None)

    @property
    def is_whole(self) -> bool:
        """Whether it ends, or can be answered."""
        return self.ending is not None or (self.best is not None and len(self.choices) >= FEWEST_REPLIES)


class Scenario(Entry):
    """A contact to play."""

    kind: ClassVar[str] = "scenario"

    title: Text
    """What it is about, in a few words."""
    channel: Annotated[Id, Ref("channel")]
    """Where it takes place."""
    trade: Text
    """The line of business, in a word: energy, banking, travel."""
    difficulty: Difficulty = Difficulty.plain
    """plain or hard."""
    techniques: Annotated[tuple[Annotated[Id, Ref("technique")], ...], Field(min_length=1)]
    """What it trains, the most important one first."""
    playbook: Annotated[Id, Ref("playbook")] | None = None
    """The path that it follows."""
    situation: Text
    """What the agent knows before the first word: facts, and what they may and may not do."""
    role: Text
    """The customer's card for role play: who they are, what happened, what they want, what they never say first."""
    calms: Texts = ()
    """What brings this customer down, for who plays them."""
    heats: Texts = ()
    """What drives this customer up, for who plays them."""
    start: Id
    """The turn that it begins with."""
    turns: Annotated[tuple[ScenarioTurn, ...], Field(min_length=2, max_length=MOST_TURNS)]
    """All turns; each is reached by the `then:` of an answer, but for the first."""

    def sort_key(self, settings: BookSettings) -> tuple[int | str, ...]:
        """The plain ones first, then by code; those without one come last."""
        return self.difficulty is Difficulty.hard, self.code or "~", self.id

    @property
    def opening_mood(self) -> str:
        """The level that it begins at; empty if it begins at no turn of its own."""
        return next((turn.mood for turn in self.turns if turn.id == self.start), "")

    @property
    def next_ids(self) -> dict[str, tuple[str, ...]]:
        """For each turn those that can come next, each once; without what no turn is called.

        Of two turns with one id the first counts.
        """
        ids = {turn.id for turn in self.turns}
        next_ids: dict[str, tuple[str, ...]] = {}
        for turn in self.turns:
            targets = dict.fromkeys(reply.then for reply in turn.choices if reply.then in ids)
            next_ids.setdefault(turn.id, tuple(targets))
        return next_ids

    @property
    def is_whole(self) -> bool:
        """Whether every answer leads to a turn, and every turn is reached."""
        ids = {turn.id for turn in self.turns}
        if self.start not in ids or any(
            reply.then not in ids for turn in self.turns for reply in turn.choices
        ):
            return False
        return distances(self.next_ids, [self.start]).keys() == ids

    def best_path(self) -> tuple[ScenarioTurn, ...]:
        """The turns that one comes through with the best answers, up to an ending, a circle or where there is none."""
        by_id = {turn.id: turn for turn in reversed(self.turns)}
        path: dict[str, ScenarioTurn] = {}
        turn = by_id.get(self.start)
        while turn is not None and turn.id not in path:
            path[turn.id] = turn
            turn = by_id.get(turn.best.then) if turn.best and turn.ending is None else None
        return tuple(path.values())


def distances(next_ids: dict[str, tuple[str, ...]], starts: list[str]) -> dict[str, int]:
    """How many steps each id that can be reached is away from the nearest start.

    >>> distances({"a": ("b",), "b": ("a", "c"), "c": ()}, ["a"])
    {'a': 0, 'b': 1, 'c': 2}
    """
    steps = dict.fromkeys(starts, 0)
    pending = list(starts)
    for id in pending:  # grows while it is walked along
        for next_id in next_ids.get(id, ()):
            if next_id not in steps:
                steps[next_id] = steps[id] + 1
                pending.append(next_id)
    return steps
