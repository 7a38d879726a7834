"""What a book hears, made in each worker from the book's folder."""

from __future__ import annotations

import hashlib

from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.review.findings import Detectors
from talkdown.review.settings import ReviewSettings


def read_detectors(settings: ReviewSettings) -> Detectors:
    """The detectors of the book that the settings name. The caller has seen that it can be read."""
    book = load(settings.book_folder).book
    assert book is not None
    return Detectors.from_book(book, has_danger=settings.has_danger)


def book_digest(book: Book) -> str:
    """16 hex digits of a book's entries and settings, wherever the book lies."""
    digest = hashlib.sha256(book.settings.model_dump_json().encode("utf-8", "replace"))
    for entry in book:
        digest.update(f"{entry.kind} {entry.model_dump_json()}".encode("utf-8", "replace"))
    return digest.hexdigest()[:16]
