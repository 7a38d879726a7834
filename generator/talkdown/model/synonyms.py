"""Synonym group: one idea and its words, for finding and for the word bank."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from talkdown.model.entry import Entry
from talkdown.model.fields import Text, Texts


class Use(StrEnum):
    """What a group is for."""

    finding = "finding"
    word_bank = "word-bank"


class Synonyms(Entry):
    """One idea, and the words people use for it."""

    kind: ClassVar[str] = "synonyms"
    name_field: ClassVar[str] = "idea"

    idea: Text
    """The idea in plain words."""
    words: Annotated[Texts, Field(min_length=2)]
    """Its words, also of several parts: 'die down'."""
    use: Annotated[tuple[Use, ...], Field(min_length=1)] = (Use.finding, Use.word_bank)
    """finding (the search knows them as one), word-bank (people read them), or both."""
    shades: dict[Text, Text] = Field(default_factory=dict)
    """How the words differ, by word."""
