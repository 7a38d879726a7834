"""What can be printed: one row for each printable.

Everything else follows from the row: the choices and the help of `talkdown print`, what may stand under `print:` in
mkdocs.yml, the page of what there is to print, and the names of the files. The words and their places come
from the module of the same id in `outputs/printing/printables/`, the look from the template of the same id.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Literal, NamedTuple

PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {"a4": (210, 297), "letter": (215.9, 279.4), "a3": (297, 420)}
)
"""Width and height of upright sheets, in millimeters (ISO 216; ANSI/ASME Y14.1 for Letter)."""

PAPER_TITLES: Mapping[str, str] = MappingProxyType({"a4": "A4", "letter": "Letter", "a3": "A3"})
"""What each paper is called on pages."""

INKS = ("full", "saver", "mono")
"""Filled panels; outlines in color; outlines in black."""


class Duplex(StrEnum):
    """How backs come behind fronts."""

    long_edge = "long-edge"
    short_edge = "short-edge"
    fold = "fold"
    fronts = "fronts"


class Printable(NamedTuple):
    """Something that can be printed."""

    id: str
    """How an author asks for it, and the name of its module in `outputs/printing/printables/`."""
    title: str
    """Its name on the page of what there is to print."""
    description: str
    """What it is, on that page."""
    summary: str
    """What it is, in a line of `talkdown print --help`."""
    by_default: bool = True
    """Whether it is printed by a site, and by the command line, if nobody says what to print."""
    file_type: Literal["pdf", "apkg"] = "pdf"
    """`pdf` is printed on every paper in every ink; `apkg`, a deck for Anki, has neither."""
    inks: tuple[str, ...] = INKS
    """The inks that make a difference to it. Asked for another one, it is printed in the first of these."""
    on_sheets: bool = False
    """Whether it is small cards on sheets to cut, for which the flip, the fold and the bleed matter."""
    has_qr_code: bool = False
    """Whether a QR code leads from it to the site."""
    site_papers: tuple[str, ...] = ()
    """Papers on which a site offers it besides those it has: what hangs on a wall is no use in small."""
    takes_selection: bool = True
    """Whether it changes with the techniques and stages that are selected."""

    def nearest_ink(self, ink: str) -> str:
        """The ink in which it is printed when this one is asked for."""
        return ink if ink in self.inks else self.inks[0]


PRINTABLES: tuple[Printable, ...] = (
    Printable(
        "cards",
        "Technique cards",
        "One for each technique, A6: what to do on the front, what to say on the back.",
        "technique cards, A6, front and back",
        on_sheets=True,
        has_qr_code=True,
    ),
    Printable(
        "poster",
        "Warning-signs poster",
        "What you notice, how far it has gone, what to do and what to say.",
        "warning signs on one page",
        has_qr_code=True,
        takes_selection=False,
    ),
    Printable(
        "ladder",
        "Wall ladder",
        "The levels in letters that are read from across a room: how it is, what to do, what to say.",
        "the levels on one page, to be read from 2 m on A3",
        site_papers=("a3",),
        takes_selection=False,
    ),
    Printable(
        "pocket",
        "Pocket cards",
        "The words of each stage, on cards of the size of a bank card, ten to a sheet.",
        "phrases by stage, on cards of the size of a bank card",
        on_sheets=True,
    ),
    Printable(
        "playbooks",
        "Playbook sheets",
        "A situation on one page: the path, its decisions, and the limits.",
        "a page each: the path with its decisions",
        has_qr_code=True,
    ),
    Printable(
        "emails",
        "Email sheets",
        "Whole emails by situation, two to a page, with gaps to fill.",
        "whole emails by situation, two to a page",
    ),
    Printable(
        "roles",
        "Role cards",
        "A scenario for two: the customer's card and the agent's, A5, on one sheet to cut. No script.",
        "two cards for each scenario, A5: who the customer is, and what the agent knows",
    ),
    Printable(
        "observer",
        "Observer's sheets",
        "For who watches a role play: what was heard, technique by technique. Twice on a sheet, A5.",
        "a sheet for each scenario, A5: what was seen and heard, without a score",
    ),
    Printable(
        "quiz",
        "Hand-out and quiz",
        "For a session of 45 minutes. The answers stand on the last page.",
        "a hand-out and a quiz, the answers on a page of their own",
    ),
    Printable(
        "zine",
        "Pocket zine",
        "Eight small pages from one sheet, printed on one side, folded and cut once.",
        "eight small pages, folded from one sheet",
        has_qr_code=True,
        takes_selection=False,
    ),
    Printable(
        "anki",
        "Anki deck",
        "Flash cards for the Anki app. A newer deck updates what is there.",
        "a deck for Anki; a newer one updates what is there",
        file_type="apkg",
    ),
    Printable(
        "calibration",
        "Calibration sheet",
        "A cross in front, a scale behind: held to the light, they tell how far the backs drift.",
        "a sheet that tells how far your printer's backs drift",
        by_default=False,
        inks=("full",),
        takes_selection=False,
    ),
)
"""All there is, in the order in which it is printed and offered."""

BY_DEFAULT = tuple(printable.id for printable in PRINTABLES if printable.by_default)
"""What is printed if nobody says what to print."""


def printable(id: str) -> Printable:
    """The row of that id. Raises KeyError if there is none."""
    for row in PRINTABLES:
        if row.id == id:
            return row
    raise KeyError(id)
