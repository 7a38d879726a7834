"""The shipped phrasebook."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from talkdown.book import Book
from talkdown.diagnostics import as_text
from talkdown.load import load
from talkdown.model import Technique
from talkdown.rules import check

ROOT = Path(__file__).resolve().parents[1]
DAILY = [
    "stay-calm", "listen-actively", "say-it-back", "let-them-finish", "name-the-feeling", "apologize-once",
    "take-ownership", "offer-options", "say-what-you-can-do", "confirm-next-steps",
]  # fmt: skip


@pytest.fixture(scope="module")
def book() -> Book:
    loaded = load(ROOT / "phrasebook")
    assert loaded.book is not None
    assert loaded.placed(loaded.problems) == []
    return loaded.book


def _techniques() -> list[Technique]:
    loaded = load(ROOT / "phrasebook").book
    return list(loaded.techniques) if loaded else []


@pytest.mark.parametrize("technique", _techniques(), ids=lambda t: t.id)
def test_every_technique_has_examples(technique: Technique) -> None:
    assert len(technique.examples) >= (3 if technique.id in DAILY else 2)
    assert len({dialogue.channel for dialogue in technique.examples}) >= 2, "on at least two channels"
    assert any(dialogue.goes_wrong for dialogue in technique.examples), "one goes wrong and is recovered"


def test_the_check_is_clean() -> None:
    loaded = load(ROOT / "phrasebook")
    assert loaded.book is not None
    problems = loaded.placed(loaded.problems + check(loaded.book, date(2026, 11, 22)))
    assert problems == [], as_text(problems, len(loaded.files))


def test_every_stage_with_a_customer_has_phrases_written_for_each_channel(book: Book) -> None:
    only = Counter((book.stage_of(p), p.channels[0]) for p in book.phrases if len(p.channels) == 1)
    stages = [stage.id for stage in book.settings.stages if stage.customer]
    few = {(s, c): only[s, c] for s in stages for c in ("phone", "chat", "email") if only[s, c] < 8}
    assert few == {}


def test_nothing_claims_a_review_that_has_not_happened(book: Book) -> None:
    assert [entry.id for entry in book if entry.reviewed] == []


def test_no_customer_in_despair_is_treated_as_abuse(book: Book) -> None:
    playbook = book["playbook"]["self-harm-talk"]
    assert "self-harm-steps" in {*playbook.slots, *(slot for step in playbook.steps for slot in step.slots)}
    used = {step.technique for step in playbook.steps}
    assert "stay-with-distress" in used
    assert not used & {"end-and-hand-over", "give-a-clear-choice", "set-a-kind-limit"}
