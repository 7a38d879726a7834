"""All wordings that are looked for in the turns of one role, as one table: a turn is walked once, whatever looks at its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from talkdown.review.findings.finding import Finding
from talkdown.words.patterns import Match, PatternTable


class WordDetector(Protocol):
    """Knows what it listens for, and what a match of it means. `Any` is a value of its own that it gives to each wording."""

    def rows(self) -> Iterable[tuple[str, Any]]:
        """Its wordings, each with a value."""

    def findings(self, matches: Sequence[Match[Any]], text: str) -> Iterable[Finding]:
        """What its matches in a turn mean; they stand in the order of the text."""


class SharedTable:
    """The wordings of several detectors."""

    def __init__(self, *detectors: WordDetector) -> None:
        self._detectors = detectors
        self._table = PatternTable(
            (
                (pattern, (number, value))
                for number, detector in enumerate(detectors)
                for pattern, value in detector.rows()
            ),
            folds=True,
        )

    def __call__(self, text: str) -> Iterator[Finding]:
        """The findings in a turn, detector by detector."""
        matches: list[list[Match[Any]]] = [[] for _ in self._detectors]
        for match in self._table.find(text):
            number, value = match.value
            matches[number].append(match._replace(value=value))
        for detector, own_matches in zip(self._detectors, matches, strict=True):
            yield from detector.findings(own_matches, text)
