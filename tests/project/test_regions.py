"""The shipped book is complete for US and UK, and no American spelling is left where Britain reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import pytest

from books import shipped_book
from talkdown.diagnostics import Route, Severity, problems_as_text
from talkdown.loader import load
from talkdown.model import ENTRY_KINDS, Entry
from talkdown.model.book import Book
from talkdown.model.region import Region, Spelling
from talkdown.model.regional_wording import RegionalWording
from talkdown.model.texts import texts_in
from talkdown.pipeline.book_check import check_loaded
from talkdown.storage.package import PHRASEBOOK

A_DAY = date(2026, 11, 28)

_FIXED_FIELDS = {
    "id", "reference", "asked_as", "tags", "source", "heard", "heard_perhaps", "heard_in", "not_heard_in", "link"
}  # fmt: skip
"""What stays as it is typed: references, what agents type, words that a review hears, names of rules."""


def worded_texts(entry: Entry) -> Iterator[tuple[Route, str]]:
    """The texts that have the words and the spelling of the region."""
    for route, text in texts_in(entry):
        if _FIXED_FIELDS.isdisjoint(route) and not isinstance(text, StrEnum):
            yield route, text


def fixed_texts(entry: Entry) -> list[tuple[Route, str]]:
    return [(route, text) for route, text in texts_in(entry) if not _FIXED_FIELDS.isdisjoint(route)]


@pytest.fixture(scope="module")
def british_book() -> Book:
    reading = load(PHRASEBOOK, region="UK")
    problems = [p for p in check_loaded(reading, A_DAY) if p.severity is not Severity.note]
    assert problems_as_text(problems) == ""
    assert reading.book
    return reading.book


@pytest.mark.parametrize("region", [region.id for region in shipped_book().settings.regions])
def test_the_book_is_sound_in_every_region(region: str) -> None:
    """What is for one region alone is checked there."""
    problems = [
        p for p in check_loaded(load(PHRASEBOOK, region=region), A_DAY) if p.severity is not Severity.note
    ]
    assert problems_as_text(problems) == ""


def test_no_american_spelling_is_left(british_book: Book) -> None:
    american_words = set(british_book.wording.spelling.local_by_american(Spelling.british))
    left_words = {
        (entry.id, route, word)
        for entry in british_book
        for route, text in worded_texts(entry)
        if " " in text  # an id has none
        for word in re.findall(r"[a-z]+", re.sub(r"\[\[[^]|]*|\{\w+\}", "", text).lower())
        if word in american_words
    }
    assert left_words == set()


def test_canada_spells_its_own_way() -> None:
    """Colour and centre, and apologize."""
    book = load(PHRASEBOOK, region="CA").book
    assert book
    table = book.wording.spelling
    words = {
        word
        for entry in book
        for _, text in worded_texts(entry)
        if " " in text  # an id has none
        for word in re.findall(r"[a-z]+", re.sub(r"\[\[[^]|]*|\{\w+\}", "", text).lower())
    }
    assert words.isdisjoint(table.local_by_american(Spelling.canadian))
    assert words.isdisjoint(table.only_in_britain - {"mum"})  # customers say it, wherever they are
    assert {"colour", "centre", "apologize"} <= words


def test_nothing_else_changes(british_book: Book) -> None:
    """All other words are those of the American book, and what is not worded is as it was."""
    table = british_book.wording.spelling
    american_by_british = {
        british: american for american, british in table.local_by_american(Spelling.british).items()
    }
    words_of_region = RegionalWording(british_book.settings.own_region)  # its words, and no spelling

    def in_american(text: str) -> str:
        return re.sub(r"[a-z]+", lambda word: american_by_british.get(word[0], word[0]), text.lower())

    american_book = shipped_book()
    compared_count = 0
    for entry in british_book:
        american_entry = american_book.entry(entry.kind, entry.id)
        if american_entry is None or entry.targets != american_entry.targets:
            continue  # for Britain alone, or something in it is
        american_texts = dict(worded_texts(american_entry))
        for route, text in worded_texts(entry):
            if " " not in text:
                continue  # an id, or a number of the region alone
            compared_count += 1
            authored_text = american_book.wording.authored_text(american_texts[route])
            assert in_american(text) == in_american(words_of_region.word(authored_text)), (entry.id, route)
        assert fixed_texts(entry) == fixed_texts(american_entry)
    assert compared_count > 10_000


def test_every_kind_has_as_much_in_both(british_book: Book) -> None:
    """What is for one region has a counterpart, more or less: nothing is a tenth shorter in Britain."""
    american_book = shipped_book()
    for kind in ENTRY_KINDS:
        counts = [len(book.approved(kind.entry_class)) for book in (british_book, american_book)]
        assert min(counts) >= 0.9 * max(counts), kind.name


def test_words_and_language_are_those_of_the_region(british_book: Book) -> None:
    assert british_book.settings.language == "en-GB"
    slots = {slot.id: slot for slot in british_book.slots}
    assert slots["emergency-steps"].reach == "999"
    assert slots["self-harm-steps"].reach == "Samaritans on 116 123"
    assert "$" not in "".join(text for entry in british_book.techniques for _, text in texts_in(entry))


def test_a_line_with_a_helpline_says_what_holds_in_another_country() -> None:
    """The number of one country, read out in another, reaches nobody."""
    book = shipped_book()
    lines = [p for p in book.phrases if re.search(r"\{to_\w+_line\}", book.wording.authored_text(p.text))]
    assert len(lines) > 10
    assert [line.id for line in lines if "country" not in (line.not_when or "")] == []


@pytest.mark.parametrize("region", shipped_book().settings.regions, ids=lambda region: region.id)
def test_the_police_are_no_crisis_line(region: Region) -> None:
    """Nobody there listens, and whoever is in no danger gets the police at the door."""
    for_danger, to_talk = (
        re.findall(r"\d{3,}", region.words[name]) for name in ("emergency_number", "to_crisis_line")
    )
    assert set(for_danger).isdisjoint(to_talk)
