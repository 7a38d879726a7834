"""The print shop: from what is asked for to finished files, and what is wrong with them."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from talkdown.diagnostics import Diagnostic, Severity
from talkdown.model.book import Book
from talkdown.outputs.printing import checks
from talkdown.outputs.printing.brand import brand
from talkdown.outputs.printing.job import Job, Options, Printed, Selection, TextFit
from talkdown.outputs.printing.kinds.calibration import calibration
from talkdown.outputs.printing.kinds.playbooks import playbooks
from talkdown.outputs.printing.kinds.pocket import pocket
from talkdown.outputs.printing.kinds.poster import poster
from talkdown.outputs.printing.kinds.quiz import quiz
from talkdown.outputs.printing.kinds.technique_cards import cards
from talkdown.outputs.printing.kinds.zine import zine
from talkdown.outputs.printing.print_cache import PrintCache
from talkdown.outputs.printing.typesetter import TEMPLATES, Typesetter
from talkdown.storage.cache import digest

PRINTABLES: dict[str, Callable[[Book, Selection, Options], Iterator[Job]]] = {
    "cards": cards,
    "poster": poster,
    "pocket": pocket,
    "playbooks": playbooks,
    "quiz": quiz,
    "zine": zine,
    "calibration": calibration,
}
"""What there is as PDF, in the order in which it is printed."""


PREVIEW = 56
"""Dots to the inch of a preview: A4 is 463 of them wide."""


def jobs_of(book: Book, kinds: Iterable[str], selection: Selection, options: Options) -> list[Job]:
    """The files to print for these kinds."""
    return [job for kind in kinds for job in PRINTABLES[kind](book, selection, options)]


@dataclass(frozen=True)
class PrintResult:
    """A job and what came of it: a file, unless there were errors."""

    job: Job
    printed: Printed | None
    problems: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether there is no file to hand out."""
        return self.printed is None


class Printer:
    """Prints jobs of a book; one that was printed before with the same words is not printed again."""

    def __init__(self, book: Book, kept: PrintCache | None = None) -> None:
        self.book = book
        self.kept = kept or PrintCache()
        self._brand = brand(book)
        self._press = Typesetter()

    def print(self, job: Job, options: Options) -> PrintResult:
        """The file of a job, or the reasons why there is none."""
        lost = tuple(self.lost(job))
        if lost:
            return PrintResult(job, None, lost)
        printed = self._printed(job, options.ink)
        wrong = tuple(checks.overflows(job, printed.fits))
        uneven = tuple(checks.uneven(job, printed.fits)) if job.template in ("cards", "pocket") else ()
        if wrong and options.draft:
            printed = self._press.print(job, self._brand, options.ink, draft=True)
            drafts = tuple(as_warning(problem) for problem in wrong)
            return PrintResult(job, printed, (*drafts, *uneven))
        return PrintResult(job, None if wrong else printed, (*wrong, *uneven))

    def lost(self, job: Job) -> Iterator[Diagnostic]:
        """Letters that cannot be printed."""
        return checks.missing(self.book, [job.values, self._brand])

    def last_good(self, job: Job) -> Printed | None:
        """The file of that name that was printed last without errors."""
        found = self.kept.last(self._name("print", job))
        return _unpacked(job, found) if found else None

    def drawn(self, job: Job, ink: str) -> tuple[tuple[str, ...], tuple[TextFit, ...]]:
        """The pages of a job as SVG, and how its texts fit."""
        name, made_by = self._name("draw", job), self._made_by(job, ink)
        found = self.kept.read(name, made_by)
        if not found:
            drawn = self._press.draw(job, self._brand, ink)
            found = {"pages": drawn, "fits": [fit._asdict() for fit in self._press.fits()]}
            self.kept.write(name, made_by, found)
        return tuple(found["pages"]), tuple(TextFit(**fit) for fit in found["fits"])

    def pictured(self, job: Job, ink: str) -> bytes:
        """The first page of a job as a small PNG, twice as fine as it is shown."""
        name, made_by = self._name("picture", job), self._made_by(job, ink)
        found = self.kept.read(name, made_by)
        if not found:
            first = self._press.photograph(job, self._brand, ink, PREVIEW)[0]
            found = {"png": base64.b64encode(first).decode()}
            self.kept.write(name, made_by, found)
        return base64.b64decode(found["png"])

    def _printed(self, job: Job, ink: str) -> Printed:
        name, made_by = self._name("print", job), self._made_by(job, ink)
        found = self.kept.read(name, made_by) or self.kept.read(f"{name}-over", made_by)
        if found:
            return _unpacked(job, found)
        printed = self._press.print(job, self._brand, ink)
        pdf = base64.b64encode(printed.pdf).decode()
        fits = [fit._asdict() for fit in printed.fits]
        over = any(fit.overflows for fit in printed.fits)  # the last good file stays beside it
        self.kept.write(
            f"{name}-over" if over else name, made_by, {"pdf": pdf, "fits": fits, "pages": printed.pages}
        )
        return printed

    def _name(self, form: str, job: Job) -> str:
        return kept_as(form, self.book, job.name)

    def _made_by(self, job: Job, ink: str) -> str:
        content = [job.template, job.title, job.values, self._brand, ink, job.bleed, job.duplex, _made_with()]
        return digest(json.dumps(content, sort_keys=True, ensure_ascii=False).encode())


def _unpacked(job: Job, found: dict[str, Any]) -> Printed:
    fits = tuple(TextFit(**fit) for fit in found["fits"])
    return Printed(job, base64.b64decode(found["pdf"]), fits, found["pages"])


def kept_as(form: str, book: Book, name: str) -> str:
    """The name under which something of a book is kept: another book's has another, wherever they are called from."""
    place = f"{Path(book.path).absolute()}/{name}".encode(errors="surrogateescape")
    return f"{form}-{digest(place)[:16]}"


def as_warning(problem: Diagnostic) -> Diagnostic:
    """The same problem, where it keeps nothing from being published."""
    return replace(problem, severity=Severity.warning)


@cache
def _made_with() -> str:
    """What makes the files: templates, fonts and programs."""
    content = b"".join(path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ")))
    programs = [version(name) for name in ("typst", "pikepdf")]
    return digest(content + problems_fonts() + " ".join(programs).encode())


def problems_fonts() -> bytes:
    """The fonts' letters stand for the fonts: both come from the same files."""
    return "".join(sorted(checks.letters())).encode()
