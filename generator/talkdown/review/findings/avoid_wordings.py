"""Words to avoid in what an agent says."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model import Avoid
from talkdown.model.book import Book
from talkdown.review.findings.finding import Certainty
from talkdown.review.findings.wordings import Wording, WordingDetector, wordings_of
from talkdown.words.pattern_syntax import as_literal_pattern
from talkdown.words.patterns import Match

# In words between the denial and the wording. Chosen by trial: with more, `No, that is just not true` is lost.
_FARTHEST_DENIAL = 1


def avoid_detector(book: Book) -> WordingDetector:
    """Finds the approved avoid phrases of a book: by their words and variants, and by their wordings.

    Of one that is a habit or too common (`detect: no`) only the wordings count.
    """
    return WordingDetector("avoid", (w for entry in book.avoid for w in _wordings(entry)), _is_denied)


def _wordings(entry: Avoid) -> Iterator[Wording]:
    yield from wordings_of(entry)
    if entry.detect:
        first_number = 1 + len(entry.heard) + len(entry.heard_perhaps)
        for n, words in enumerate((entry.words, *entry.variants), start=first_number):
            yield Wording(as_literal_pattern(words), entry.id, n, Certainty.reliable)


def _is_denied(match: Match[Wording]) -> bool:
    """Whether it is taken back, as the rules on tone see it: `I can't promise`."""
    distance = match.words_since_negation
    return distance is not None and distance <= _FARTHEST_DENIAL
