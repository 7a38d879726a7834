"""What is asked for, what is to be printed, and what has been printed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from talkdown.model import Entry
from talkdown.outputs.printing.imposition import Duplex
from talkdown.storage.cache import digest

Values = dict[str, Any]

INKS = ("full", "saver", "mono")
"""Filled panels; outlines in color; outlines in black."""


MOST = 10.0
"""The widest bleed, and the farthest move of a back, in millimeters."""


def bleed_of(text: str) -> float:
    """A bleed in millimeters from `3mm` or `3`; a ValueError for anything that is none."""
    length = float(text.strip().removesuffix("mm"))
    if not 0 <= length <= MOST:
        raise ValueError(f"not within 0 and {MOST:g} mm")
    return length


def offset_of(text: str) -> tuple[float, float]:
    """Two lengths in millimeters from `0.5,-1`; a ValueError for anything else."""
    x, y = (float(part.strip().removesuffix("mm")) for part in text.split(","))
    if not max(abs(x), abs(y)) <= MOST:
        raise ValueError(f"not within {MOST:g} mm")
    return x, y


@dataclass(frozen=True)
class Options:
    """How to print. Lengths are millimeters."""

    paper: str = "a4"
    duplex: Duplex = Duplex.long_edge
    ink: str = "full"
    bleed: float = 0.0
    back_offset: tuple[float, float] = (0.0, 0.0)
    draft: bool = False
    """Print what does not fit all the same, with a watermark."""

    @property
    def suffix(self) -> str:
        """How they show in the name of a file; what is usual is left out."""
        parts = [self.paper]
        parts += [self.duplex.value] if self.duplex is not Duplex.long_edge else []
        parts += [f"bleed-{self.bleed:g}mm"] if self.bleed else []
        parts += [self.ink] if self.ink != "full" else []
        return "-".join(parts)


@dataclass(frozen=True)
class Selection:
    """Which entries to print: these techniques, these stages; all without either."""

    techniques: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()

    @property
    def everything(self) -> bool:
        """Whether nothing is left out."""
        return not self.techniques and not self.stages

    def holds(self, technique: str, stage: str) -> bool:
        """Whether a technique of that stage is meant."""
        return self.everything or technique in self.techniques or stage in self.stages

    @property
    def suffix(self) -> str:
        """How it shows in the name of a file."""
        return "".join(f"-{id}" for id in (*self.stages, *self.techniques)[:3])


@dataclass(frozen=True)
class Job:
    """A file to print: its name without ending, its template, the words that stand on it, and where they stand."""

    name: str
    template: str
    title: str
    words: Values
    layout: Values
    sheets: int
    entries: Mapping[str, Entry] = field(default_factory=dict)
    """Which entry a text that may not fit comes from, by the name it has in the template."""
    pages: int = 0
    """How many pages it must have; 0 for any number."""
    duplex: Duplex | None = None
    bleed: float = 0.0

    @property
    def values(self) -> Values:
        """All that the template needs."""
        return {**self.words, **self.layout, "edition": self.edition}

    def parts(self, most: int) -> Iterator[Job]:
        """The job in parts of at most so many imposed pages, each with the cards that stand on them."""
        pages = self.layout.get("pages", [])
        if len(pages) <= most:
            yield self
            return
        for start in range(0, len(pages), most):
            some = pages[start : start + most]
            meant = sorted({placed["card"] for page in some for placed in page["cards"]})
            place = {card: n for n, card in enumerate(meant)}
            moved = [
                {**page, "cards": [{**placed, "card": place[placed["card"]]} for placed in page["cards"]]}
                for page in some
            ]
            cards = [self.words["cards"][card] for card in meant]
            yield replace(self, words={**self.words, "cards": cards}, layout={"pages": moved})

    @property
    def edition(self) -> str:
        """A mark that changes with the words, whatever the paper."""
        return edition(self.words)


def edition(words: Values) -> str:
    """Six letters that stand for these words and no others."""
    return digest(json.dumps(words, sort_keys=True, ensure_ascii=False).encode())[:6]


class TextFit(NamedTuple):
    """How a text fits: the size in points it was given, the height it needs and has in millimeters."""

    id: str
    face: str
    size: float
    needs: float
    has: float

    @property
    def overflows(self) -> bool:
        """Whether it needs more than there is (by more than a rounding error)."""
        return self.needs > self.has + 0.01


class Printed(NamedTuple):
    """A file that has been printed."""

    job: Job
    pdf: bytes
    fits: tuple[TextFit, ...]
    pages: int
