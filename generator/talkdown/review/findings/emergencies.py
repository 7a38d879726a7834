"""Emergencies of the book in what a customer says: by the words that agents search for them, to be looked at first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talkdown.model.book import Book
from talkdown.model.situation import Situation, Sort
from talkdown.review.findings.emergency_terms import (
    AskedAs,
    AskedWords,
    term_sets,
    ways_of_asking,
)
from talkdown.review.findings.finding import Certainty, Finding
from talkdown.review.findings.likely_danger import LikelyDanger
from talkdown.words.pattern_syntax import GAP, as_literal_pattern
from talkdown.words.patterns import Match, merge_overlaps
from talkdown.words.stop_words import STOP_WORDS
from talkdown.words.term_table import TermTable
from talkdown.words.terms import terms_of


class EmergencyDetector:
    """Finds the emergencies of a book that customers may speak of. It is wide on purpose: a denial takes nothing back."""

    def __init__(self, book: Book) -> None:
        situations = [entry for entry in book.situations if entry.sort is Sort.emergency and entry.detect]
        ways = list(ways_of_asking(situations))
        asked_words = AskedWords(book, ways)
        self._sets = TermTable(term_sets(ways, asked_words), asked_words.everyday_frequency)
        self._likely_danger = LikelyDanger(book, situations)
        self._ways_in_order = [way for way in ways if not asked_words.are_free(terms_of(way.words))]

    def rows(self) -> Iterator[tuple[str, AskedAs]]:
        """The ways of asking whose words keep their order."""
        return ((_wide_pattern(way.words), way) for way in self._ways_in_order)

    def findings(self, matches: Sequence[Match[AskedAs]], text: str) -> Iterator[Finding]:
        """The findings in a turn, in the order of its text."""
        all_matches = (*matches, *self._sets.find(text))
        for match in merge_overlaps(all_matches, key=lambda match: match.value.situation.id):
            yield _finding(match.value, match.begin, match.end, match.text)
        if not all_matches:
            for begin, end, id in self._likely_danger.find(text):
                rule = f"{Situation.kind}/{id}"
                yield Finding(
                    rule=rule,
                    kind=Situation.kind,
                    entry_id=id,
                    begin=begin,
                    end=end,
                    quote=text[begin:end],
                    certainty=Certainty.look,
                )


def _finding(way: AskedAs, begin: int, end: int, quote: str) -> Finding:
    kind, id = Situation.kind, way.situation.id
    return Finding(
        rule=f"{kind}/{id}#{way.number}",
        kind=kind,
        entry_id=id,
        begin=begin,
        end=end,
        quote=quote,
        certainty=Certainty.look,
        wording=way.words,
    )


def _wide_pattern(words: str) -> str:
    """Words with a gap in place of the stop words between the others: `shock from the kettle` is `shock off your kettle`, too."""
    parts: list[str] = []
    all_words = as_literal_pattern(words).split()
    for n, word in enumerate(all_words):
        is_inside = 0 < n < len(all_words) - 1
        part = GAP if is_inside and word.lower() in STOP_WORDS else word
        if part != GAP or parts[-1] != GAP:
            parts.append(part)
    return " ".join(parts)
