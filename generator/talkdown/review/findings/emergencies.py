"""Emergencies of the book in what a customer says: by the words that agents search for them, to be looked at first."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model.book import Book
from talkdown.model.situation import Situation, Sort
from talkdown.review.findings.finding import Certainty, Finding
from talkdown.words.pattern_syntax import GAP, as_literal_pattern
from talkdown.words.patterns import PatternTable, merge_overlaps

_SMALL_WORDS = frozenset(
    """
    a an the this that it to of in on at for from with by as off up and or but so just
    my your his her our their is are was were be am has have had do does did we he she they him us them
    """.split()
)
"""Words in whose place others may stand: `shock from the kettle` is `shock off your kettle`, too."""


class EmergencyDetector:
    """Finds the emergencies of a book that customers may speak of. It is wide on purpose: a denial takes nothing back."""

    def __init__(self, book: Book) -> None:
        situations = [entry for entry in book.situations if entry.sort is Sort.emergency and entry.detect]
        self._table = PatternTable(
            (
                (_wide_pattern(words), (situation, number))
                for situation in situations
                for number, words in enumerate(situation.asked_as, start=1)
                if any(map(str.isalpha, words))  # `988` is part of any number
            ),
            folds=True,
        )
        self._exceptions = PatternTable(
            (
                (as_literal_pattern(words), situation.id)
                for situation in situations
                for words in situation.unless
            ),
            folds=True,
        )

    def __call__(self, text: str) -> Iterator[Finding]:
        """The findings in a turn, in the order of its text. What the book says it is not (`unless`) is none."""
        matches = list(self._table.find(text))
        if not matches:
            return
        exceptions = list(self._exceptions.find(text))
        for match in merge_overlaps(matches, key=lambda match: match.value[0].id):
            situation, number = match.value
            is_excepted = any(
                exception.value == situation.id
                and exception.begin < match.end
                and match.begin < exception.end
                for exception in exceptions
            )
            if not is_excepted:
                rule = f"{Situation.kind}/{situation.id}#{number}"
                place = match.begin, match.end, match.text
                yield Finding(
                    rule, Situation.kind, situation.id, *place, Certainty.look, situation.asked_as[number - 1]
                )


def _wide_pattern(words: str) -> str:
    """Words with a gap in place of the small ones between the others."""
    parts: list[str] = []
    all_words = as_literal_pattern(words).split()
    for n, word in enumerate(all_words):
        is_inside = 0 < n < len(all_words) - 1
        part = GAP if is_inside and word.lower() in _SMALL_WORDS else word
        if part != GAP or parts[-1] != GAP:
            parts.append(part)
    return " ".join(parts)
