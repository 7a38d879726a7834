"""Books that tests share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.storage.package import PHRASEBOOK

SMALL_BOOK = Path(__file__).parents[1] / "rules/_base"

Write = Callable[[Mapping[str, str | bytes]], Path]
"""The fixture `write`: writes files, by name, into a folder and gives it back."""


@cache
def shipped_book() -> Book:
    """The shipped phrasebook; read once, so no test may change it."""
    book = load(PHRASEBOOK).book
    assert book is not None
    return book


def write_book_on_top(settings: str, phrases: str) -> None:
    """Write a book into `phrasebook` in the current folder, on top of a copy of the small one that lies beside it in `theirs`."""
    shutil.copytree(SMALL_BOOK, "theirs")
    Path("phrasebook").mkdir()
    Path("phrasebook/book.yaml").write_text(f"extend: ../theirs\n{settings}")
    Path("phrasebook/phrases.yaml").write_text(phrases)
