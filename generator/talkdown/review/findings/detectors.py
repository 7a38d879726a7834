"""All detectors of a book, and what they find in a turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from talkdown.model.book import Book
from talkdown.review.findings.avoid_wordings import avoid_detector
from talkdown.review.findings.emergencies import EmergencyDetector
from talkdown.review.findings.exceptions import Exceptions
from talkdown.review.findings.finding import Finding
from talkdown.review.findings.heat import HeatDetector
from talkdown.review.findings.phrases import PhraseDetector
from talkdown.review.findings.shared_table import SharedTable
from talkdown.review.findings.signs import sign_detector
from talkdown.review.findings.techniques import technique_detector
from talkdown.review.findings.writing import Layout, WritingDetector

Detector: TypeAlias = Callable[[str, Layout | None], Iterable[Finding]]
"""Takes the text of a turn and how it came, if that is known, and gives what it finds there."""


def in_words(detect: Callable[[str], Iterable[Finding]]) -> Detector:
    """A detector of what looks at the words alone."""
    return lambda text, layout: detect(text)


class Detectors:
    """What a book hears in the turns of customers and of agents. It keeps nothing between two turns."""

    def __init__(
        self,
        customer: tuple[Detector, ...],
        agent: tuple[Detector, ...],
        exceptions: Exceptions | None = None,
    ) -> None:
        self._by_role = {"customer": customer, "agent": agent}
        self._exceptions = exceptions

    @classmethod
    def from_book(cls, book: Book, *, has_danger: bool = True) -> Detectors:
        """The detectors that a book's approved entries make; without those of danger, if nobody is to look at it."""
        signs = sign_detector(book, has_danger=has_danger)
        emergencies = (EmergencyDetector(book),) if has_danger else ()
        return cls(
            customer=(
                in_words(SharedTable(signs, *emergencies, HeatDetector())),
                WritingDetector(book),
            ),
            agent=(
                in_words(SharedTable(avoid_detector(book), technique_detector(book), PhraseDetector(book))),
            ),
            exceptions=Exceptions(book),
        )

    def find(self, role: str, text: str, layout: Layout | None = None) -> tuple[Finding, ...]:
        """What stands in a turn, in the order of its text.

        `role` is `customer` or `agent`. In turns of others (a bot, a system, a colleague) nothing is looked for.
        """
        findings: Iterator[Finding] = (
            finding for detect in self._by_role.get(role, ()) for finding in detect(text, layout)
        )
        if self._exceptions is not None:
            findings = self._exceptions.take_back(findings, text)
        return tuple(sorted(findings, key=lambda finding: (finding.begin, finding.end, finding.rule)))
