"""Phrase: words an agent can say as they stand."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from talkdown.model.common import Entry, Ref, Slug, Text, Texts

VARIABLE = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Tone(StrEnum):
    """How it sounds."""

    warm = "warm"
    plain = "plain"
    firm = "firm"
    formal = "formal"


class Phrase(Entry):
    """Words an agent can say or write as they stand."""

    kind: ClassVar[str] = "phrase"
    name_field: ClassVar[str] = "text"

    text: Text
    """The words, with variables as {name}."""
    technique: Annotated[Slug, Ref("technique")]
    """The technique it carries out."""
    stage: Annotated[Slug, Ref("stage")] | None = None
    """Its stage, where that is not its technique's."""
    channels: Annotated[tuple[Annotated[Slug, Ref("channel")], ...], Field(min_length=1)]
    """Where it fits."""
    signs: tuple[Annotated[Slug, Ref("sign")], ...] = ()
    """The warning signs it answers."""
    when: Text
    """The moment it fits."""
    not_when: Text | None = None
    """The moment it does not."""
    asked_as: Texts = ()
    """What agents type to find it, where its own words would not do."""
    tone: Tone = Tone.plain
    """warm, plain, firm or formal."""
    tags: Texts = ()
    """Topics."""

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of its variables, in order, each once."""
        return tuple(dict.fromkeys(VARIABLE.findall(self.text)))

    def occurs_in(self, text: str) -> bool:
        """Whether a text contains the phrase word for word, its variables filled with anything."""
        said = _plain(text)
        first, *rest = VARIABLE.split(_plain(self.text).rstrip("."))[::2]
        start = said.find(first)
        while start >= 0:
            if not (start and said[start - 1].isalnum() and first):
                end = _end(said, start + len(first), rest)
                if end == len(said) or (end >= 0 and not (said[end].isalnum() and (rest or [first])[-1])):
                    return True
            start = said.find(first, start + 1)
        return False


_MOST_FILLED = 120
"""Characters that a variable can be filled with."""


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").lower().split())


def _end(said: str, at: int, parts: list[str]) -> int:
    """Where the last of the parts ends that follow in this order, a variable between them; -1 if nowhere."""
    for part in parts:
        found = said.find(part, at + 1, at + 1 + _MOST_FILLED + len(part))
        if found < 0:
            return -1
        at = found + len(part)
    return at
