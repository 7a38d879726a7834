"""Warning signs in what a customer says."""

from __future__ import annotations

from talkdown.model.book import Book
from talkdown.review.findings.finding import Certainty
from talkdown.review.findings.wordings import Wording, WordingDetector, wordings_of
from talkdown.words.patterns import Match

# In words between the denial and the sign. Chosen by trial: with more, `no, I said this is ridiculous` is lost.
_FARTHEST_DENIAL = 1


def sign_detector(book: Book) -> WordingDetector:
    """Finds the approved signs of a book that have wordings."""
    wordings = (wording for sign in book.signs for wording in wordings_of(sign))
    return WordingDetector("sign", wordings, _is_denied)


def _is_denied(match: Match[Wording]) -> bool:
    """Whether a `not` stands right before it. What is looked at first is looked at in any case."""
    distance = match.words_since_negation
    return (
        distance is not None and distance <= _FARTHEST_DENIAL and match.value.certainty is not Certainty.look
    )
