"""What is to be printed, and what has been printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from talkdown.model import Entry
from talkdown.outputs.printables import INKS, Duplex
from talkdown.storage.cache import digest
from talkdown.storage.json_object import JsonObject

_FIT_TOLERANCE = 0.01
"""Millimeters by which a text may be too high: Typst measures in points, and the sum of its roundings is smaller."""


@dataclass(frozen=True, kw_only=True)
class Job:
    """A file to print. What makes one gives its content; `jobs_of` in jobs.py adds name, template and ink."""

    title: str
    """What a reader's window shows as the title."""
    content: JsonObject
    """The words that stand on it, whatever the paper. Each template has a shape of its own."""
    layout: JsonObject
    """Where they stand. Small cards on sheets have their imposed `pages` here."""
    sheets: int | None
    """How many sheets of paper it takes; None for as many as it has pages."""
    page_count: int | None = None
    """How many pages it must have; None for any number."""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """Which entry a text that may not fit comes from, by the id it has in the template."""
    duplex: Duplex | None = None
    """How a printer is asked to flip the sheet; None for its own way."""
    bleed: float = 0.0
    """Millimeters around each trimmed card."""
    name: str = ""
    """The name of the file, with its ending."""
    template: str = ""
    """Its template in `templates/`, without the ending."""
    ink: str = INKS[0]

    @property
    def data(self) -> JsonObject:
        """All that the template needs."""
        return {**self.content, **self.layout, "edition": self.edition}

    @property
    def edition(self) -> str:
        """A mark that changes with the words, whatever the paper."""
        return edition_of(self.content)

    @property
    def is_deck(self) -> bool:
        """Whether it is small cards on imposed pages."""
        return "pages" in self.layout

    def parts(self, max_pages: int) -> Iterator[Job]:
        """The job in parts of at most so many imposed pages, each with the cards that stand on them."""
        pages = self.layout.get("pages", [])
        if len(pages) <= max_pages:
            yield self
            return
        for start in range(0, len(pages), max_pages):
            part = pages[start : start + max_pages]
            numbers = sorted({face["card"] for page in part for face in page["cards"]})
            renumber = {number: n for n, number in enumerate(numbers)}
            renumbered_pages = [
                {**page, "cards": [{**face, "card": renumber[face["card"]]} for face in page["cards"]]}
                for page in part
            ]
            cards = [self.content["cards"][number] for number in numbers]
            yield replace(self, content={**self.content, "cards": cards}, layout={"pages": renumbered_pages})

    def first_page(self) -> Job:
        """As little of the job as its first page needs, for a preview."""
        if self.is_deck:
            return replace(self, layout={"pages": self.layout["pages"][:1]})
        if "sheets" in self.content:  # a page each
            return replace(self, content={**self.content, "sheets": self.content["sheets"][:1]})
        return self


def edition_of(content: JsonObject) -> str:
    """Six letters for these words: one in 16 million that other words have the same ones."""
    return digest(json.dumps(content, sort_keys=True, ensure_ascii=False).encode())[:6]


class TextFit(NamedTuple):
    """How a text fits: the size in points it was given, the height it needs and has in millimeters."""

    id: str
    face: str
    size: float
    needs: float
    has: float

    @property
    def overflows(self) -> bool:
        """Whether it needs more than there is."""
        return self.needs > self.has + _FIT_TOLERANCE


class PrintedFile(NamedTuple):
    """A file that has been printed."""

    job: Job
    pdf: bytes
    fits: tuple[TextFit, ...]
    page_count: int

    @property
    def has_extra_pages(self) -> bool:
        """Whether its words have run over to pages that it should not have."""
        return self.job.page_count is not None and self.page_count != self.job.page_count

    @property
    def overflows(self) -> bool:
        """Whether something on it does not fit."""
        return self.has_extra_pages or any(fit.overflows for fit in self.fits)
