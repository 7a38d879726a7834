"""Finding: a place in a turn, the rule that points at it, and the entry to read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Certainty(StrEnum):
    """How far a finding can be trusted, and what it may therefore be used for."""

    reliable = "reliable"
    """Its words mean one thing nearly always: it may be counted."""
    perhaps = "perhaps"
    """Its words mean this and other things: it may be shown, as a question."""
    look = "look"
    """Found wide on purpose, because missing it is worse than reading it in vain: somebody looks first. Counted nowhere."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in the text of one turn, and why it was found."""

    rule: str
    """What found it, as `sign/third-time#3`: the third wording under `heard:` of that sign, counted from 1."""
    kind: str
    """The kind of the entry: `sign`, `situation`, `avoid`, `technique` or `phrase`. Where no entry stands behind it, what it is: `heat`."""
    entry_id: str
    """The entry's id; empty where no entry stands behind it."""
    begin: int
    """Where it begins in the turn's text, in characters from 0."""
    end: int
    """The character after its last."""
    quote: str
    """The turn's own words: `text[begin:end]`."""
    certainty: Certainty
    """How far it can be trusted."""
    wording: str = ""
    """The pattern of words behind the rule, as the book has it; empty for what is found in another way."""
