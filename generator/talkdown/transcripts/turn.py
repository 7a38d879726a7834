"""A conversation and its turns: what every reader makes, whatever file it reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """Who speaks: turns of bots, of the system and of nobody known are read, never judged."""

    customer = "customer"
    agent = "agent"
    bot = "bot"
    system = "system"
    unknown = "unknown"


@dataclass(frozen=True, slots=True)
class Turn:
    """What one person says until somebody else speaks.

    >>> Turn(Role.customer, "Thomas Hale", "Nobody came.", 5.6, 8.0, "call.vtt:7").role.value
    'customer'
    """

    role: Role
    speaker: str
    """A name, or what stands for one in the file: `Priya Nair`, `SPEAKER_01`; empty if the file names nobody."""
    text: str
    """On one line; without markup, control characters, signatures and quoted mail."""
    begin: float | None = None
    """Seconds from the start of the conversation; None if the file has no times."""
    end: float | None = None
    """The same; None where the file says only when something was sent."""
    place: str = ""
    """Where it stands: `call.txt:12`, or a path in JSON, `call.json:$.Transcript[3]`."""
    is_private: bool = False
    """A note between colleagues, which the customer never saw: read, never judged."""
    confidence: float | None = None
    """How sure a speech recognizer is of the words, from 0 to 1; None if the file does not say, or nobody spoke."""
    sent_at: datetime | None = None
    """The moment itself, in UTC; None if the file has only times from the start."""
    lines: tuple[int, ...] = ()
    """The number of words in each line as it was written, 0 for an empty one: `text` itself is on one line."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One contact: a call, a chat, a thread of mails, a ticket."""

    id: str
    """As the file names it; else made of the file's name."""
    channel: str | None
    """`phone`, `chat`, `email`, or as the file says; None if it does not."""
    started_at: datetime | None
    """In UTC; None if the file says nothing of it."""
    turns: tuple[Turn, ...]
    """By time; neighbors of the same speaker with no more than two seconds between them are one turn."""
    source: str
    """The name of the file, relative to the folder that is read."""
    format: str
    """The name of the reader: `webvtt`, `genesys`."""
    names: tuple[str, ...] = ()
    """Every name of a person that the file itself carries, so that all can be taken out of the words."""
    has_own_id: bool = True
    """Whether the file itself names it."""
    notes: tuple[str, ...] = ()
    """What was guessed or left out, a sentence each: roles guessed, cues not read."""
