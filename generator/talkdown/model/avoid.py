"""Avoid phrase: words that inflame, and what to say instead."""

from __future__ import annotations

from typing import Annotated, ClassVar

from talkdown.model.fields import FixedTexts, Id, Prose, Ref, Text, Texts, YesNo
from talkdown.model.heard_entry import HeardEntry


class Avoid(HeardEntry):
    """Words that inflame, and what to say instead."""

    kind: ClassVar[str] = "avoid"
    name_field: ClassVar[str] = "words"

    words: Text
    """The words, as they are said."""
    variants: Texts = ()
    """Other wordings of the same slip."""
    detect: YesNo = True
    """Whether approved phrases are searched for the words; no for a habit, or words too common."""
    why: Prose
    """Why they inflame."""
    short: Text
    """The same in at most five words, for a card: 'gives an order'."""
    instead: tuple[Annotated[Id, Ref("phrase")], ...] = ()
    """What to say instead."""
    asked_as: FixedTexts = ()
    """What agents type to find it."""
