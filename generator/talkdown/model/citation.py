"""Citation: a study or text that a claim rests on."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import ClassVar

from talkdown.model.entry import Entry
from talkdown.model.fields import FixedText, Prose, Text
from talkdown.model.settings import BookSettings
from talkdown.model.web_address import Doi, WebAddress


class Design(StrEnum):
    """What kind of source it is."""

    review = "review"
    experiment = "experiment"
    field = "field"
    survey = "survey"
    consensus = "consensus"
    guidance = "guidance"
    book = "book"


class ReadingDepth(StrEnum):
    """How far we have read it."""

    full = "full"
    part = "part"
    abstract = "abstract"
    second_hand = "second-hand"
    memory = "memory"


_STUDIES = (Design.review, Design.experiment, Design.field, Design.survey)
_AUTHORS_AND_YEAR = re.compile(r"([^(]+?) \((\d{4})")


class Citation(Entry):
    """A study or text that a claim rests on."""

    kind: ClassVar[str] = "citation"
    name_field: ClassVar[str] = "reference"

    reference: FixedText
    """The full reference."""
    doi: Doi | None = None
    """Its DOI, as 10.1093/jcr/ucaa038."""
    link: WebAddress | None = None
    """A web address, where there is no DOI."""
    found: Prose
    """What it showed or advises, in our words."""
    on_whom: Text
    """Where and on whom it was tested, or for whom it was written."""
    design: Design
    """review (of studies), experiment, field (real contacts, looked at), survey, consensus (of experts), guidance or book."""
    read: ReadingDepth = ReadingDepth.abstract
    """How far we have read it: full, part (of a text or page), abstract, second-hand (others report it), memory."""

    @property
    def is_study(self) -> bool:
        """Whether it reports something that was tested or counted, and not what its authors advise."""
        return self.design in _STUDIES

    @property
    def short_reference(self) -> str:
        """Who and when, as one names it within a sentence: 'Packard and others 2021'."""
        match = _AUTHORS_AND_YEAR.match(self.reference)
        authors, year = match.groups() if match else (self.reference.partition(". ")[0], "")
        first_author, *more_authors = re.split(r", (?![A-Z]\.)| & | and others", authors)
        return f"{first_author.partition(',')[0]}{' and others' if more_authors else ''} {year}".rstrip()

    def sort_key(self, settings: BookSettings) -> tuple[int | str, ...]:
        """By reference, which begins with the author."""
        return (self.reference.casefold(),)
