"""The small book of `rules/_base`, with what a test changes in it, as pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.outputs import pages
from talkdown.outputs.pages import Page

BASE = Path(__file__).parents[2] / "rules/_base"

Files = Mapping[str, str]


@pytest.fixture
def book(tmp_path: Path) -> Callable[[Files], Book]:
    """The small book. A file that a test gives stands in place of the base's of that name; an empty one takes it away."""

    def make(files: Files) -> Book:
        folder = tmp_path / "book"
        for path in BASE.iterdir():
            target = folder / path.name
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(path.read_bytes())
        for name, text in files.items():
            (folder / name).unlink(missing_ok=True)
            if text:
                (folder / name).write_text(text, encoding="utf-8")
        result = load(folder)
        assert result.problems == []
        assert result.book is not None
        return result.book

    return make


@pytest.fixture
def render_pages(book: Callable[[Files], Book]) -> Callable[[Files], dict[str, Page]]:
    """The pages of that book, by path."""
    return lambda files: {page.path: page for page in pages.render(book(files))}
