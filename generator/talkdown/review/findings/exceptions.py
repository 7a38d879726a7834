"""What looks like an emergency and is none: the book says so by `unless`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from talkdown.model.book import Book
from talkdown.model.situation import Situation, Sort
from talkdown.review.findings.finding import Certainty, Finding
from talkdown.words.pattern_syntax import as_literal_pattern
from talkdown.words.patterns import Match, PatternTable
from talkdown.words.term_table import TermTable
from talkdown.words.terms import terms_of
from talkdown.words.text_words import text_words


class Exceptions:
    """The `unless` of a book's emergencies, as they stand, or with others between words that all say something."""

    def __init__(self, book: Book) -> None:
        rows = [
            (words, situation.id)
            for situation in book.situations
            if situation.sort is Sort.emergency
            for words in situation.unless
        ]
        self._sets = TermTable(
            ((terms_of(words), id) for words, id in rows if _is_free(words)),
            lambda stem: 0,
            keeps_order=True,
        )
        self._table = PatternTable(
            ((as_literal_pattern(words), id) for words, id in rows if not _is_free(words)), folds=True
        )

    def take_back(self, findings: Iterable[Finding], text: str) -> Iterator[Finding]:
        """The findings of a turn but those that are to be looked at first, and stand in words that mean something else.

        What is said of an emergency holds for it; a sign of danger is one of any.
        """
        exceptions: list[Match[str]] | None = None
        for finding in findings:
            if finding.certainty is Certainty.look:
                if exceptions is None:
                    exceptions = [*self._table.find(text), *self._sets.find(text)]
                if any(_holds_for(exception, finding) for exception in exceptions):
                    continue
            yield finding


def _is_free(words: str) -> bool:
    """Whether others may stand between the words: not in `you took my card`, of which stop words make what it is."""
    return len(terms_of(words)) == len(text_words(words)) > 1


def _holds_for(exception: Match[str], finding: Finding) -> bool:
    is_same = finding.kind != Situation.kind or finding.entry_id == exception.value
    return is_same and exception.begin < finding.end and finding.begin < exception.end
