"""Techniques that an agent used. That one is not found says nothing: most of them need no fixed words."""

from __future__ import annotations

from talkdown.model.book import Book
from talkdown.review.findings.wordings import Wording, WordingDetector, wordings_of
from talkdown.words.patterns import Match


def technique_detector(book: Book) -> WordingDetector:
    """Finds the approved techniques of a book that have wordings."""
    wordings = (wording for technique in book.techniques for wording in wordings_of(technique))
    return WordingDetector("technique", wordings, _is_denied)


def _is_denied(match: Match[Wording]) -> bool:
    """Never: the moves are known by whole beginnings of sentences."""
    return False
