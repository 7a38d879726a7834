"""`danger.yaml`: words that say for or against an emergency, and what is said of a row that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from checked_books import report
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
        ("any: 3\n", "`any` needs words with numbers below it, not a text"),
        ("any: {smoke: hot}\n", "`smoke` needs a number from -10 to 10 after the colon"),
        ("any: {smoke: nan}\n", "`smoke` needs a number from -10 to 10 after the colon"),
        ("any: {smoke: 11}\n", "`smoke` needs a number from -10 to 10 after the colon"),
        ("any: {smell of smoke: 2}\n", "`smell of smoke` is no word, nor a pair of words"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_counts(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "book.yaml").write_text(BOOK)
    (tmp_path / "danger.yaml").write_text(text)
    result = load(tmp_path)
    assert [problem.message for problem in result.problems] == [message]
    assert result.book is not None


def test_a_number_is_one_as_people_write_it(tmp_path: Path) -> None:
    assert book_of(tmp_path, "any: {a: 1_0, b: \u0663, c: nan, d: 1e1, e: -1.5, f: +2}\n").danger.weights == {
        "any": {"e": -1.5, "f": 2}
    }


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("fire: {smoke: 1}\n", "1:1: error: no situation is called `fire`"),
        ("any: {Smoke: 1, smoke: -1}\n", "1:17: error: `smoke` stands here twice, in other letters"),
    ],
)
def test_a_row_that_would_count_for_nothing_is_an_error(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "book.yaml").write_text(BOOK)
    (tmp_path / "danger.yaml").write_text(text)
    assert problem in report(load(tmp_path))


def test_a_team_leaves_what_the_book_below_says_of_an_emergency(tmp_path: Path) -> None:
    """It may have hidden that one."""
    assert book_of(tmp_path, "any: {smoke: 1}\n", "fire: {smoke: 3}\n").danger.weights["fire"] == {"smoke": 3}
