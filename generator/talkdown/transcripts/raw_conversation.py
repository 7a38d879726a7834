"""What a reader hands over: utterances as they stand in the file, before roles, times and turns are settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from talkdown.transcripts.moments import Time
from talkdown.transcripts.turn import Role


@dataclass(slots=True)
class Utterance:
    """A piece that one speaker says: a message, a phrase of a recognizer, a comment."""

    text: str
    """As the file has it, without markup."""
    speaker: str = ""
    """As `Turn.speaker`."""
    aliases: tuple[str, ...] = ()
    """Ids and addresses by which a caller may name the speaker, too."""
    role: Role | None = None
    """None where the file does not say."""
    begin: Time | None = None
    end: Time | None = None
    place: str = ""
    is_private: bool = False
    confidence: float | None = None
    lines: tuple[int, ...] = ()
    """As `Turn.lines`; `assemble` counts them."""


@dataclass(slots=True)
class RawConversation:
    """A conversation as a reader finds it."""

    utterances: list[Utterance]
    id: str = ""
    """Empty if the file names none."""
    channel: str | None = None
    started_at: Time | None = None
    names: list[str] = field(default_factory=list)
    """Of persons, besides those of the speakers."""
    notes: list[str] = field(default_factory=list)
