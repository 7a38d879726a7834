"""Warning signs in what a customer says."""

from __future__ import annotations

from talkdown.model.book import Book
from talkdown.review.findings.finding import Certainty
from talkdown.review.findings.wordings import Wording, WordingDetector, is_denied, wordings_of
from talkdown.words.patterns import Match


def sign_detector(book: Book, *, has_danger: bool = True) -> WordingDetector:
    """Finds the approved signs of a book that have wordings; those of danger only if somebody is to look at it."""
    signs = (sign for sign in book.signs if has_danger or not sign.safety)
    wordings = (wording for sign in signs for wording in wordings_of(sign))
    return WordingDetector("sign", wordings, _is_taken_back)


def _is_taken_back(match: Match[Wording]) -> bool:
    """Whether it is denied. What is looked at first is looked at in any case."""
    return match.value.certainty is not Certainty.look and is_denied(match)
