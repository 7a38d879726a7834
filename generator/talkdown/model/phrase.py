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
    names: ClassVar[tuple[str, ...]] = ("text",)

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

    def pattern(self) -> re.Pattern[str]:
        """Finds the phrase in other words, its variables filled with anything."""
        parts = VARIABLE.split(self.text.rstrip("."))
        spoken = (".{1,120}?" if n % 2 else re.escape(p) for n, p in enumerate(parts))
        return re.compile("".join(spoken), re.IGNORECASE | re.DOTALL)
