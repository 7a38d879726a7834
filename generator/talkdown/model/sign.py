"""Warning sign: what one hears, reads or sees before it gets worse."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from talkdown.model.fields import Explanation, FixedTexts, Id, OneOrMany, Prose, Ref, Text
from talkdown.model.heard_entry import HeardEntry
from talkdown.model.settings import BookSettings


class Sense(StrEnum):
    """How one notices it."""

    voice = "voice"
    text = "text"
    words = "words"
    body = "body"


class WritingForm(StrEnum):
    """How a message is written, as far as it can be seen in its text."""

    capitals = "capitals"
    """Several words in a row in capital letters."""
    question_marks = "question-marks"
    """Rows of question marks."""
    one_word = "one-word"
    """One curt word with a full stop."""
    burst = "burst"
    """Four and more short lines."""
    block = "block"
    """One long block without a break."""


_SENSE_ORDER = (Sense.voice, Sense.words, Sense.text, Sense.body)


class Sign(HeardEntry):
    """What one hears, reads or sees, and the first thing to do about it."""

    kind: ClassVar[str] = "sign"

    title: Text
    """What one notices, in a few words."""
    sense: Sense
    """voice, text (how it is written), words (what is said) or body."""
    channels: Annotated[tuple[Annotated[Id, Ref("channel")], ...], Field(min_length=1)]
    """Where one can notice it."""
    level: Annotated[Id, Ref("level")]
    """How far things have gone."""
    notice: Explanation
    """What it is like, in one or two sentences."""
    first_response: Annotated[Id, Ref("technique")]
    """The technique to begin with."""
    say: Annotated[tuple[Annotated[Id, Ref("phrase")], ...], OneOrMany] = ()
    """The first thing to say: one phrase, or a list with one for each channel, best first."""
    leaves_out: tuple[Annotated[Id, Ref("channel")], ...] = ()
    """Its channels for which there is nothing to say, on purpose."""
    could_be: Prose
    """Its innocent explanation, and how to tell."""
    writing: WritingForm | None = None
    """For a sign in how something is written, what a review looks for: capitals, question-marks, one-word, burst or block."""
    asked_as: FixedTexts = ()
    """What agents type to find it."""

    def sort_key(self, settings: BookSettings) -> tuple[int | str, ...]:
        """Mildest level first; what one hears stands before what one sees."""
        return settings.level_number(self.level), _SENSE_ORDER.index(self.sense)
