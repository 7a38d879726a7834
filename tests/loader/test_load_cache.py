"""A second reading in the same process: only what has changed is checked anew, and nothing is mistaken for another."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkdown.loader import LoadCache, load
from talkdown.model import Entry, Phrase
from talkdown.model.regional_wording import RegionalWording

BASE = Path(__file__).parents[1] / "rules/_base"


def phrase(id: str, text: str) -> dict[str, object]:
    return {"id": id, "text": text, "technique": "hear-them-out", "channels": ["phone"], "when": "Now."}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "book")
    return tmp_path / "book"


@pytest.fixture
def checked_ids() -> Iterator[list[str]]:
    """The ids of the entries that are checked against their model."""
    ids: list[str] = []
    real_validate = Phrase.model_validate

    def model_validate(value: dict[str, str], *, context: RegionalWording) -> Phrase:
        ids.append(value["id"])
        return real_validate(value, context=context)

    with patch.object(Phrase, "model_validate", model_validate):
        yield ids


def write(folder: Path, *phrases: dict[str, object]) -> None:
    (folder / "phrases.yaml").write_text(json.dumps(phrases), encoding="utf-8")


def test_an_edit_checks_one_phrase_and_no_other(folder: Path, checked_ids: list[str]) -> None:
    cache = LoadCache()
    write(folder, phrase("one", "Yes."), phrase("two", "No."), phrase("three", "Maybe."))
    before = load(folder, cache).book
    assert checked_ids == ["one", "two", "three"]
    checked_ids.clear()
    write(folder, phrase("one", "Yes."), phrase("two", "Not yet."), phrase("three", "Maybe."))
    after = load(folder, cache).book
    assert checked_ids == ["two"]
    assert before
    assert after
    assert after.all(Phrase)["two"].text == "Not yet."
    assert after.all(Phrase)["one"] is before.all(Phrase)["one"]


def test_what_stands_elsewhere_now_is_placed_there(folder: Path) -> None:
    cache = LoadCache()
    write(folder, phrase("one", "Yes."), phrase("two", "No."))
    load(folder, cache)
    write(folder, phrase("zero", "Hm."), phrase("one", "Yes."), phrase("two", "No."))
    book = load(folder, cache).book
    assert book
    assert {id: entry.location.route for id, entry in book.all(Phrase).items()} == {
        "zero": (0,),
        "one": (1,),
        "two": (2,),
    }


def test_what_was_wrong_is_said_again(folder: Path) -> None:
    cache = LoadCache()
    write(folder, phrase("one", ""), phrase("two", "No."))
    first = load(folder, cache).problems
    assert [problem.code for problem in first] == ["empty-text"]
    assert load(folder, cache).problems == first


def test_what_is_gone_is_forgotten(folder: Path, checked_ids: list[str]) -> None:
    cache = LoadCache()
    write(folder, phrase("one", "Yes."))
    load(folder, cache)
    write(folder)
    load(folder, cache)
    checked_ids.clear()
    write(folder, phrase("one", "Yes."))
    load(folder, cache)
    assert checked_ids == ["one"]


TEXTS = st.lists(st.sampled_from(["Yes.", "No.", "", "Maybe {x}."]), max_size=4)


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_a_reading_with_a_cache_gives_what_one_without_gives(
    tmp_path_factory: pytest.TempPathFactory, states: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("books") / "book"
    shutil.copytree(BASE, folder)
    cache = LoadCache()
    for texts in states:
        write(folder, *(phrase(f"p{number}", text) for number, text in enumerate(texts)))
        with_cache, without = load(folder, cache), load(folder)
        assert with_cache.problems == without.problems
        assert with_cache.book
        assert without.book
        assert list(with_cache.book) == list(without.book)
        assert list(map(_location, with_cache.book)) == list(map(_location, without.book))


def _location(entry: Entry) -> object:
    return entry.location
