"""The shipped phrasebook keeps its promises."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from talkdown.diagnostics import as_text
from talkdown.loader import LoadResult, load
from talkdown.model import Phrase, Status, Technique
from talkdown.model.book import BOOK_LISTS, Book
from talkdown.pipeline.book_check import check_loaded
from talkdown.storage.package import PHRASEBOOK

DAILY = (
    "stay-calm dont-take-it-personally listen-actively say-it-back let-them-finish name-the-feeling apologize-once "
    "take-ownership offer-options say-what-you-can-do confirm-next-steps"
).split()
"""What an agent meets every day: three dialogues each."""


@pytest.fixture(scope="module")
def result() -> LoadResult:
    return load(PHRASEBOOK)


@pytest.fixture(scope="module")
def book(result: LoadResult) -> Book:
    assert result.book is not None
    return result.book


def test_it_is_clean(result: LoadResult) -> None:
    problems = check_loaded(result, date(2026, 11, 22))
    assert as_text(problems, len(result.files)).startswith("no problems")


def test_every_technique_has_examples_on_two_channels_and_one_that_goes_wrong(book: Book) -> None:
    for technique in book.techniques:
        assert len(technique.examples) >= (3 if technique.id in DAILY else 2), technique.id
        assert len({example.channel for example in technique.examples}) >= 2, technique.id
        assert any(example.goes_wrong for example in technique.examples), technique.id


def test_in_every_example_a_phrase_of_the_technique_is_used_and_answered(book: Book) -> None:
    for technique in book.techniques:
        for example in technique.examples:
            turns = [n for n, turn in enumerate(example.turns) if turn.uses]
            phrases = [book.get(Phrase, example.turns[n].uses or "") for n in turns]
            is_of_technique = [
                isinstance(phrase, Phrase) and phrase.technique == technique.id for phrase in phrases
            ]
            assert any(is_of_technique), (technique.id, example.title)
            after = example.turns[turns[is_of_technique.index(True)] + 1 :]
            assert any(turn.speaker != "agent" for turn in after), (technique.id, example.title)


def test_every_relation_resolves(book: Book) -> None:
    broken_references = [
        (reference.source.id, reference.kind, reference.id)
        for reference in book.references
        if reference.id not in book.ids(reference.kind)
    ]
    assert broken_references == []
    assert len(book.references) > 1_000


def test_a_relation_is_shown_from_both_ends(book: Book) -> None:
    for technique in book.techniques:
        for id in technique.relations.works_with:
            assert technique in book.referrers(book.all(Technique)[id], Technique, "works_with")


def test_drafts_are_seeds_kept_as_a_caution_and_nothing_pretends_to_be_reviewed(book: Book) -> None:
    drafts = [entry for entry in book if entry.status is Status.draft]
    assert [entry.id for entry in drafts if not (isinstance(entry, Phrase) and "caution" in entry.tags)] == []
    assert [entry.id for entry in book if entry.reviewed] == []


def test_every_stage_channel_and_level_is_used(book: Book) -> None:
    ids_in_use = {(reference.kind, reference.id) for reference in book.references}
    lists = [
        kind for kind in BOOK_LISTS if kind != "region"
    ]  # the shipped book has words for more regions than entries
    assert [(kind, id) for kind in lists for id in book.ids(kind) if (kind, id) not in ids_in_use] == []


@pytest.mark.parametrize("channel", ["phone", "chat", "email"])
def test_every_stage_with_a_customer_has_phrases_written_for_the_channel(book: Book, channel: str) -> None:
    phrase_counts = Counter(book.stage_of(phrase) for phrase in book.phrases if phrase.channels == (channel,))
    customers = [stage.id for stage in book.settings.stages if stage.id != "recover"]
    assert [stage for stage in customers if phrase_counts[stage] < 8] == []


def test_every_warning_sign_is_answered(book: Book) -> None:
    signs_with_phrases = {sign for phrase in book.phrases for sign in phrase.signs}
    unanswered_ids = [sign.id for sign in book.signs if sign.id not in signs_with_phrases and not sign.say]
    assert unanswered_ids == []


def test_ids_and_codes_are_one_of_a_kind(book: Book) -> None:
    codes = [entry.code for entry in book]
    assert None not in codes
    assert len(codes) == len(set(codes))
