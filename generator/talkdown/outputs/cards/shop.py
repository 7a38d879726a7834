"""The print shop: from what is asked for to finished files, and what is wrong with them."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.metadata import version

from talkdown import cache as kept
from talkdown.book import Book
from talkdown.diagnostics import Diagnostic, Severity
from talkdown.outputs.cards import problems
from talkdown.outputs.cards.brand import brand
from talkdown.outputs.cards.calibration import calibration
from talkdown.outputs.cards.deck import cards
from talkdown.outputs.cards.job import Choice, Fit, Job, Options, Printed
from talkdown.outputs.cards.playbooks import playbooks
from talkdown.outputs.cards.pocket import pocket
from talkdown.outputs.cards.poster import poster
from talkdown.outputs.cards.press import TEMPLATES, Press
from talkdown.outputs.cards.quiz import quiz
from talkdown.outputs.cards.zine import zine

PRINTABLES: dict[str, Callable[[Book, Choice, Options], Iterator[Job]]] = {
    "cards": cards,
    "poster": poster,
    "pocket": pocket,
    "playbooks": playbooks,
    "quiz": quiz,
    "zine": zine,
    "calibration": calibration,
}
"""What there is as PDF, in the order in which it is printed."""


def jobs_of(book: Book, kinds: Iterable[str], choice: Choice, options: Options) -> list[Job]:
    """The files to print for these kinds."""
    return [job for kind in kinds for job in PRINTABLES[kind](book, choice, options)]


@dataclass(frozen=True)
class Done:
    """A job and what came of it: a file, unless there were errors."""

    job: Job
    printed: Printed | None
    problems: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether there is no file to hand out."""
        return self.printed is None


class Shop:
    """Prints jobs of a book; one that was printed before with the same words is not printed again."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._brand = brand(book)
        self._press = Press()

    def print(self, job: Job, options: Options) -> Done:
        """The file of a job, or the reasons why there is none."""
        lost = tuple(problems.missing(self._book, [job.values, self._brand]))
        if lost:
            return Done(job, None, lost)
        printed = self._kept(job, options.ink)
        wrong = tuple(problems.overflows(job, printed.fits))
        uneven = tuple(problems.uneven(job, printed.fits)) if job.template in ("cards", "pocket") else ()
        if wrong and options.draft:
            printed = self._press.print(job, self._brand, options.ink, draft=True)
            drafts = tuple(_as_warning(problem) for problem in wrong)
            return Done(job, printed, (*drafts, *uneven))
        return Done(job, None if wrong else printed, (*wrong, *uneven))

    def _kept(self, job: Job, ink: str) -> Printed:
        content = [job.template, job.title, job.values, self._brand, ink, job.bleed, job.duplex, _made_with()]
        made_by = kept.digest(json.dumps(content, sort_keys=True, ensure_ascii=False).encode())
        name = f"print-{kept.digest(f'{self._book.path}/{job.name}'.encode())[:16]}"
        found = kept.read(name, made_by)
        if found:
            fits = tuple(Fit(**fit) for fit in found["fits"])
            return Printed(job, base64.b64decode(found["pdf"]), fits, found["pages"])
        printed = self._press.print(job, self._brand, ink)
        pdf = base64.b64encode(printed.pdf).decode()
        fits_kept = [fit._asdict() for fit in printed.fits]
        kept.write(name, made_by, {"pdf": pdf, "fits": fits_kept, "pages": printed.pages})
        return printed


def _as_warning(problem: Diagnostic) -> Diagnostic:
    return Diagnostic(**{**asdict(problem), "where": problem.where, "severity": Severity.warning})


@cache
def _made_with() -> str:
    """What makes the files: templates, fonts and programs."""
    content = b"".join(path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ")))
    programs = [version(name) for name in ("typst", "pikepdf")]
    return kept.digest(content + problems_fonts() + " ".join(programs).encode())


def problems_fonts() -> bytes:
    """The fonts' letters stand for the fonts: both come from the same files."""
    return "".join(sorted(problems.letters())).encode()
