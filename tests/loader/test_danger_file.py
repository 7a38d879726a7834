"""`danger.yaml`: words that say for or against an emergency, and what is said of a row that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from talkdown.loader import load
from talkdown.model.book import Book

BOOK = (Path(__file__).parents[1] / "rules/_base/book.yaml").read_text()


def book_of(folder: Path, text: str, below: str = "") -> Book:
    for name, content, settings in (
        ("below", below, BOOK),
        ("ours", text, "title: Ours\nextend: ../below\n"),
    ):
        (folder / name).mkdir()
        (folder / name / "book.yaml").write_text(settings)
        if content:
            (folder / name / "danger.yaml").write_text(content)
    (folder / "mkdocs.yml").write_text("")
    book = load(folder / "ours", read_outside=[folder]).book
    assert book is not None
    return book


def test_a_row_adds_to_those_below_or_stands_in_their_place(tmp_path: Path) -> None:
    book = book_of(tmp_path, "fire: {Smoke: 1.5}\nany: {bath  bomb: -4}\n", "fire: {smoke: 3, flames: 2}\n")
    assert book.danger.weights == {"fire": {"smoke": 1.5, "flames": 2}, "any": {"bath bomb": -4}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- smoke\n", "this file holds words below the ids of emergencies, not a list"),
        ("fire: 3\n", "`fire` needs words with numbers below it, not a text"),
        ("fire: {smoke: hot}\n", "`smoke` needs a number from -10 to 10 after the colon"),
        ("fire: {smoke: nan}\n", "`smoke` needs a number from -10 to 10 after the colon"),
        ("fire: {smoke: 11}\n", "`smoke` needs a number from -10 to 10 after the colon"),
        ("fire: {smell of smoke: 2}\n", "`smell of smoke` is no word, nor a pair of words"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_counts(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "book.yaml").write_text(BOOK)
    (tmp_path / "danger.yaml").write_text(text)
    result = load(tmp_path)
    assert [problem.message for problem in result.problems] == [message]
    assert result.book is not None
