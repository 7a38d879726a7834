"""Words of book.yaml that do not fit on what is printed are named at their own line: titles, levels and stages."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from books import Write, shipped_book
from printed_pages import Options, Selection
from talkdown.diagnostics import Location
from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.outputs.printing import Printer, jobs_of

LONG_WORD = "W" * 20
"""As many letters as a word may have that is not broken, and the widest ones."""
LONG_TITLE = "When it is about to get out of hand and everybody in the room can hear it as well"

_OF_ONE_SIZE = {
    "what to do on a level of the ladder": (
        {"levels": {1: {"do": LONG_TITLE * 4}}},
        "ladder",
        r"heat \(ladder\): needs \d+\.\d mm, has \d+\.\d mm, even at 20 pt",
    ),
    "a word in the summary on the ladder": (
        {"levels": {1: {"summary": LONG_WORD}}},
        "ladder",
        r"level heat \(ladder, longest word\): needs \d+\.\d mm, has \d+\.\d mm, even at 32 pt",
    ),
    "a word on a level of the poster": (
        {"levels": {0: {"title": LONG_WORD}}},
        "poster",
        r"level simmer \(poster, longest word\): needs \d+\.\d mm, has 31\.0 mm, even at 23 pt",
    ),
    "a title on a level of the poster": (
        {"levels": {0: {"title": LONG_TITLE}}},
        "poster",
        r"level simmer \(poster\): needs \d+\.\d mm, has \d+\.\d mm, even at 23 pt",
    ),
    "a word in the head of a pocket card": (
        {"stages": {0: {"title": LONG_WORD}}},
        "pocket",
        r"stage steady \(head of a pocket card, longest word\): needs \d+\.\d mm, has \d+\.\d mm, even at 11 pt",
    ),
    "a question in the head of a pocket card": (
        {"stages": {0: {"ask": LONG_TITLE * 2}}},
        "pocket",
        r"stage steady \(head of a pocket card\): needs \d+\.\d mm, has 8\.4 mm, even at 9\.5 pt",
    ),
    "a word on the cover of the zine": (
        {"title": LONG_WORD},
        "zine",
        r"title \(zine cover, longest word\): needs \d+\.\d mm, has 57\.\d mm, even at 19 pt",
    ),
    "a word in the title of a stage in the zine": (
        {"stages": {0: {"title": LONG_WORD}}},
        "zine",
        r"stage steady \(zine, longest word\): needs \d+\.\d mm, has \d+\.\d mm, even at 14 pt",
    ),
    "a word in what a stage of the zine asks": (
        {"stages": {0: {"ask": LONG_WORD}}},
        "zine",
        r"stage steady \(zine, longest word\): needs \d+\.\d mm, has \d+\.\d mm, even at 9\.5 pt",
    ),
    "a tagline on the cover of the zine": (
        {"tagline": LONG_TITLE * 12},
        "zine",
        r"title \(zine cover\): needs \d+\.\d mm, has \d+\.\d mm, even at 27 pt",
    ),
    "what to do on the back of the zine": (
        {"levels": {0: {"do": LONG_TITLE * 12}}},
        "zine",
        r"levels \(zine back\): needs \d+\.\d mm, has \d+\.\d mm, even at 10 pt",
    ),
}


def _book_with(changes: Mapping[str, object]) -> Book:
    """The shipped book with other values in its settings; of a list, with other values in the row of a number."""
    book = shipped_book()
    values = {
        key: tuple(
            row.model_copy(update=value.get(number, {}))
            for number, row in enumerate(getattr(book.settings, key))
        )
        if isinstance(value, dict)
        else value
        for key, value in changes.items()
    }
    settings = book.settings.model_copy(update=values)
    return Book(settings, list(book), book.wording, path=book.path)


@pytest.mark.parametrize(("changes", "id", "message"), _OF_ONE_SIZE.values(), ids=_OF_ONE_SIZE)
def test_what_has_one_size_is_measured_too(changes: Mapping[str, object], id: str, message: str) -> None:
    book = _book_with(changes)
    printer = Printer(book)
    problems = [p for job in jobs_of(book, [id], Selection(), Options()) for p in printer.print(job).problems]
    assert [p for p in problems if re.fullmatch(message, p.message)], [p.message for p in problems]
    ((name, value),) = changes.items()
    rows = value.items() if isinstance(value, dict) else ()
    route = next(((name, number, field) for number, fields in rows for field in fields), (name,))
    assert {p.location for p in problems} == {Location(book.path, route)}, "the line that is too long"


@pytest.mark.parametrize(
    ("field", "line"), [("title: " + LONG_WORD, 6), ("do: " + LONG_TITLE * 4, 6), ("say: too-long", 2)]
)
def test_a_level_that_a_team_changes_leads_to_its_own_line(field: str, line: int, write: Write) -> None:
    settings = f"title: Ours\nextend: talkdown\nlevels:\n  change:\n    heat:\n      {field}\n"
    text = f"id: too-long\ntext: {LONG_TITLE * 4}\ntechnique: stay-calm\nchannels: [phone]\nwhen: Now.\nstatus: approved\n"
    folder = write({"book.yaml": settings, "phrases.yaml": text})
    result = load(folder)
    assert result.book is not None
    (job,) = jobs_of(result.book, ["ladder"], Selection(), Options())
    (problem, *_) = result.with_positions(Printer(result.book).print(job).problems)
    name = "phrases" if field.startswith("say") else "book"
    assert problem.position[:2] == (f"{folder}/{name}.yaml", line)
