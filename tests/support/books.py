"""Books that tests share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.storage.package import PHRASEBOOK

Write = Callable[[Mapping[str, str | bytes]], Path]
"""The fixture `write`: writes files, by name, into a folder and gives it back."""


@cache
def shipped_book() -> Book:
    """The shipped phrasebook; read once, so no test may change it."""
    book = load(PHRASEBOOK).book
    assert book is not None
    return book
