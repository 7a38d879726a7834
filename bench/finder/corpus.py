"""The development corpus as a book, with the synonym groups and the spelling table that ship."""

from __future__ import annotations

import json
from pathlib import Path

from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.storage.package import PHRASEBOOK

HERE = Path(__file__).parent


def book() -> Book:
    """The corpus. Its phrases have no `asked_as`; synonyms and spelling are those of the shipped book."""
    corpus, shipped = load(HERE / "book").book, load(PHRASEBOOK).book
    assert corpus is not None
    assert shipped is not None
    return Book(corpus.settings, [*corpus, *shipped.synonyms], shipped.spelling)


def queries() -> list[dict[str, object]]:
    """The labelled queries: qid, cls, query, rel (grades by phrase)."""
    rows: list[dict[str, object]] = json.loads((HERE / "queries.json").read_text(encoding="utf-8"))
    return rows
