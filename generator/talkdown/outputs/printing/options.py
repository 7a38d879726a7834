"""How to print, which entries, and what a file is called for it."""

from __future__ import annotations

from dataclasses import dataclass

from talkdown.outputs.printables import INKS, Duplex, Printable
from talkdown.storage.cache import digest

MAX_LENGTH = 10.0
"""The widest bleed and the farthest move of a back, in millimeters.

Print shops ask for 2 to 5 mm of bleed, and the scale of the calibration sheet ends at 10 mm.
"""

_IDS_IN_NAME = 3  # more of them make a name longer than a file manager shows


def parse_bleed(text: str) -> float:
    """A bleed in millimeters, 0 to 10, from `3mm` or `3`. Raises ValueError for anything else."""
    length = float(text.strip().removesuffix("mm"))
    # `not <=` and not `>`, here and below: `nan` is a number to `float`, and every comparison with it is false.
    if not 0 <= length <= MAX_LENGTH:
        raise ValueError(f"not within 0 and {MAX_LENGTH:g} mm")
    return length


def parse_offset(text: str) -> tuple[float, float]:
    """Two lengths in millimeters, right and down, from `0.5,-1`. Raises ValueError for anything else, and beyond 10 mm."""
    x, y = (float(part.strip().removesuffix("mm")) for part in text.split(","))
    if not max(abs(x), abs(y)) <= MAX_LENGTH:
        raise ValueError(f"not within {MAX_LENGTH:g} mm")
    return x, y


@dataclass(frozen=True)
class Options:
    """How to print. `paper` is one of PAPERS, `ink` one of INKS; lengths are millimeters."""

    paper: str = "a4"
    duplex: Duplex = Duplex.long_edge
    ink: str = "full"
    bleed: float = 0.0
    back_offset: tuple[float, float] = (0.0, 0.0)
    """How far backs are moved to the right and down."""
    allow_overflow: bool = False
    """Print what does not fit all the same, with a watermark."""


@dataclass(frozen=True)
class Selection:
    """Which entries to print: these techniques, these stages, by id; all without either."""

    techniques: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()

    @property
    def selects_all(self) -> bool:
        """Whether nothing is left out."""
        return not self.techniques and not self.stages

    def selects(self, technique: str, stage: str) -> bool:
        """Whether a technique of that stage is to be printed."""
        return self.selects_all or technique in self.techniques or stage in self.stages


def file_name(printable: Printable, selection: Selection, options: Options) -> str:
    """The name of a file: what it is, for whom, and how it is printed; what is usual is left out.

    All names are made here, so that no two files of a run share one: the second would take the place of the first.

    >>> file_name(printable("cards"), Selection(stages=("limits",)), Options("letter", ink="mono"))
    'cards-limits-letter-mono.pdf'
    """
    parts = [printable.id]
    if printable.takes_selection:
        ids = (*selection.stages, *selection.techniques)
        parts += ids[:_IDS_IN_NAME]
        if len(ids) > _IDS_IN_NAME:  # another choice with the same beginning has another name
            parts.append(digest(" ".join(ids).encode())[:6])
    if printable.file_type == "pdf":
        parts.append(options.paper)
        if printable.on_sheets and options.duplex is not Duplex.long_edge:
            parts.append(options.duplex.value)
        if printable.on_sheets and options.bleed:
            parts.append(f"bleed-{options.bleed:g}mm")
        if options.ink != INKS[0]:
            parts.append(options.ink)
    return f"{'-'.join(parts)}.{printable.file_type}"
