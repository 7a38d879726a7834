"""Situation: a moment that agents search for, and what to say in it, in order."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from talkdown.model.entry import Entry
from talkdown.model.fields import Explanation, FixedTexts, Id, Ref, Text, Texts, YesNo
from talkdown.model.settings import BookSettings

Line = Annotated[Id, Ref("phrase")]
"""The id of a phrase to say."""


class Sort(StrEnum):
    """What kind of moment it is."""

    emergency = "emergency"
    """Somebody may be hurt, now or soon."""
    behavior = "behavior"
    """What the customer does."""
    feeling = "feeling"
    """What the customer feels."""
    service = "service"
    """How they have been served: waits, promises, complaints, checks of who they are."""
    trade = "trade"
    """What went wrong with what they bought: a parcel, a flight, a bill."""
    channel = "channel"
    """What the line, the chat or the email does."""
    access = "access"
    """What somebody needs so that they can be served."""
    task = "task"
    """What the agent has to do next."""


_SORT_ORDER = tuple(Sort)


class Situation(Entry):
    """A moment in a contact, the words agents search it by, and the lines for it, in order."""

    kind: ClassVar[str] = "situation"

    title: Text
    """The moment, in an agent's words: 'Shouts at you'."""
    sort: Sort
    """emergency, behavior, feeling, service, trade, channel, access or task."""
    level: Annotated[Id, Ref("level")] | None = None
    """How far things have gone, where the situation says it."""
    asked_as: Annotated[FixedTexts, Field(min_length=1)]
    """What agents type to find it. It is searched and not shown: it may hold what customers really say."""
    unless: Texts = ()
    """What looks like one of these ways and means something else: 'dying to know'. An emergency comes first whatever else
    a search says, so it needs them most. There it is meant as it stands, and takes back only the words that it is made of."""
    detect: YesNo = True
    """Whether a review looks for an emergency's words in customers' turns; no for what happens where the agent is."""
    say_first: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Phrases that can be said now, best first; each channel takes those that fit it."""
    if_it_goes_on: tuple[Line, ...] = ()
    """Phrases for when the first one has not helped."""
    when_it_has_passed: tuple[Line, ...] = ()
    """Phrases for afterward, which would be wrong now."""
    leaves_out: tuple[Annotated[Id, Ref("channel")], ...] = ()
    """Channels of the book for which it has nothing to say, on purpose."""
    playbook: Annotated[Id, Ref("playbook")] | None = None
    """The path to open for it."""
    signs: tuple[Annotated[Id, Ref("sign")], ...] = ()
    """Warning signs by which one notices it."""
    note: Explanation | None = None
    """What to know before saying anything, in one or two sentences."""

    @property
    def steps(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Its lists of phrases in the order in which they are said, each with the field's name; empty ones left out."""
        for name in ("say_first", "if_it_goes_on", "when_it_has_passed"):
            if ids := getattr(self, name):
                yield name, ids

    def sort_key(self, settings: BookSettings) -> tuple[int | str, ...]:
        """Emergencies first, then sort by sort; within one by title."""
        return _SORT_ORDER.index(self.sort), self.title
