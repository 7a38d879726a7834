"""Citation: a study or text that a claim rests on."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from talkdown.model.entry import Entry, Grade
from talkdown.model.fields import Prose, Text
from talkdown.model.settings import BookSettings
from talkdown.model.web_address import Doi, WebAddress


class ReadingDepth(StrEnum):
    """How far we have read it."""

    full = "full"
    abstract = "abstract"
    secondary = "secondary"
    memory = "memory"


class Citation(Entry):
    """A study or text that a claim rests on."""

    kind: ClassVar[str] = "citation"
    name_field: ClassVar[str] = "reference"

    reference: Text
    """The full reference."""
    doi: Doi | None = None
    """Its DOI, as 10.1093/jcr/ucaa038."""
    link: WebAddress | None = None
    """A web address, where there is no DOI."""
    found: Prose
    """What it showed, in our words."""
    on_whom: Text
    """On whom it was tested."""
    grade: Grade
    """How sure one can be."""
    read: ReadingDepth = ReadingDepth.abstract
    """How far we have read it: full, abstract, secondary, memory."""

    def sort_key(self, settings: BookSettings) -> tuple[int | str, ...]:
        """By reference, which begins with the author."""
        return (self.reference.casefold(),)
