"""The development corpus as a book, with the synonym groups and the spelling table that ship."""

from __future__ import annotations

import json
from pathlib import Path

from bench.finder.ranking import Query
from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.storage.package import PHRASEBOOK

FOLDER = Path(__file__).parent


def book() -> Book:
    """The corpus. Its phrases have no `asked_as`; synonyms and spelling are those of the shipped book."""
    corpus, shipped_book = load(FOLDER / "book").book, load(PHRASEBOOK).book
    assert corpus is not None
    assert shipped_book is not None
    return Book(corpus.settings, [*corpus, *shipped_book.synonyms], shipped_book.wording)


def queries() -> list[Query]:
    """The labelled queries of the development corpus."""
    return read_queries(FOLDER / "queries.json")


def read_queries(path: Path) -> list[Query]:
    """Labelled queries from a file: a list of `{"query": text, "cls": class, "rel": {phrase: grade}}`."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return [Query(row["query"], row["cls"], row["rel"]) for row in rows]
