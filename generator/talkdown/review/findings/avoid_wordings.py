"""Words to avoid in what an agent says."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model import Avoid
from talkdown.model.book import Book
from talkdown.review.findings.finding import Certainty
from talkdown.review.findings.wordings import Wording, WordingDetector, is_denied, wordings_of
from talkdown.words.pattern_syntax import as_literal_pattern


def avoid_detector(book: Book) -> WordingDetector:
    """Finds the approved avoid phrases of a book: by their words and variants, and by their wordings.

    Of one that is a habit or too common (`detect: no`) only the wordings count.
    """
    return WordingDetector("avoid", (w for entry in book.avoid for w in _wordings(entry)), is_denied)


def _wordings(entry: Avoid) -> Iterator[Wording]:
    yield from wordings_of(entry)
    if entry.detect:
        first_number = 1 + len(entry.heard) + len(entry.heard_perhaps)
        for n, words in enumerate((entry.words, *entry.variants), start=first_number):
            yield Wording(as_literal_pattern(words), entry.id, n, Certainty.reliable)
