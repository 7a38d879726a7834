"""Phrase: words an agent can say as they stand."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from talkdown.model.entry import Entry
from talkdown.model.fields import FixedTexts, Id, Ref, Text, VerbatimText
from talkdown.model.settings import BookSettings
from talkdown.model.variable import VARIABLE_NAME

VARIABLE = re.compile(rf"\{{({VARIABLE_NAME})\}}")
"""A gap in a phrase or an email: `{name}`; the group is the name."""


def variables_in(text: str) -> tuple[str, ...]:
    """The names of the variables of a text, in order, each once."""
    return tuple(dict.fromkeys(VARIABLE.findall(text)))


def fill_with_samples(text: str, settings: BookSettings, number: int = 0) -> str:
    """A text with a sample in every gap that the book declares: `Hello {name}` becomes `Hello Sam`.

    `number` says which one, from 0; where a gap has fewer samples, they come around again.
    """
    samples = {v.name: v.all_samples[number % len(v.all_samples)] for v in settings.variables}
    return VARIABLE.sub(lambda match: samples.get(match[1], match[0]), text)


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

    text: VerbatimText
    """The words, with variables as {name}."""
    technique: Annotated[Id, Ref("technique")]
    """The technique it carries out."""
    stage: Annotated[Id, Ref("stage")] | None = None
    """Its stage, where that is not its technique's."""
    channels: Annotated[tuple[Annotated[Id, Ref("channel")], ...], Field(min_length=1)]
    """Where it fits."""
    signs: tuple[Annotated[Id, Ref("sign")], ...] = ()
    """The warning signs it answers."""
    when: Text
    """The moment it fits."""
    not_when: Text | None = None
    """The moment it does not."""
    asked_as: FixedTexts = ()
    """What agents type to find it, where its own words would not do."""
    tone: Tone = Tone.plain
    """warm, plain, firm or formal."""
    tags: FixedTexts = ()
    """Topics of your own, to find phrases by."""

    @property
    def variables(self) -> tuple[str, ...]:
        """The names of its variables, in order, each once."""
        return variables_in(self.text)

    def occurs_in(self, text: str) -> bool:
        """Whether a text contains the phrase word for word, its variables filled with anything.

        Capitals, the two apostrophes, spaces and a full stop at the end make no difference.
        """
        haystack = _normalize(text)
        # Split at its variables, a text is words, name, words, name, words: the words are every second part.
        first_part, *parts = VARIABLE.split(_normalize(self.text).rstrip("."))[::2]
        start = haystack.find(first_part)
        while start >= 0:
            begins_inside_word = first_part and start and haystack[start - 1].isalnum()
            if not begins_inside_word:
                end = _end_of(parts, haystack, start + len(first_part))
                ends_with_variable = not (parts or [first_part])[-1]
                if end == len(haystack) or (end >= 0 and (ends_with_variable or not haystack[end].isalnum())):
                    return True
            start = haystack.find(first_part, start + 1)
        return False


_MAX_FILLING = 120
"""Characters that a variable can be filled with: a long sentence. It bounds the search, and keeps two halves of a
phrase that stand in different paragraphs from counting as one."""


def _normalize(text: str) -> str:
    return " ".join(text.replace("’", "'").lower().split())


def _end_of(parts: list[str], text: str, start: int) -> int:
    """Where the last of the parts ends that follow in this order, a filling before each; -1 if they do not."""
    end = start
    for part in parts:
        # From the next character on: a variable is filled with one at least.
        index = text.find(part, end + 1, end + 1 + _MAX_FILLING + len(part))
        if index < 0:
            return -1
        end = index + len(part)
    return end
