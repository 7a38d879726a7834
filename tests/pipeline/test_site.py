"""The files of all outputs come together on one site."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.outputs import Artifact
from talkdown.pipeline import site
from talkdown.pipeline.loaded_book import require_book


def phrases(book: Book) -> Iterator[Artifact]:
    yield Artifact("phrases.txt", b"Tell me.")


def words(book: Book) -> Iterator[Artifact]:
    yield Artifact("phrases.txt", b"tell\nme")


def test_two_outputs_with_the_same_path_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    book = require_book(load("tests/rules/_base"), [])
    monkeypatch.setattr(site, "OUTPUTS", (phrases, words))
    with pytest.raises(ValueError, match=r"two outputs both write `phrases\.txt`"):
        site.SiteBuilder().render(book)


def test_an_output_cannot_take_the_place_of_our_own_style_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    book = require_book(load("tests/rules/_base"), [])

    def styles(book: Book) -> Iterator[Artifact]:
        yield Artifact("assets/talkdown/talkdown.css", b"")

    monkeypatch.setattr(site, "OUTPUTS", (styles,))
    with pytest.raises(ValueError, match=r"two outputs both write `assets/talkdown/talkdown\.css`"):
        site.SiteBuilder().render(book)
