"""The figures of `python -m bench.review`, by hand."""

from __future__ import annotations

from pathlib import Path

from bench.review.__main__ import score_of
from bench.review.data import Example, abuse_data, shipped_data
from bench.review.scores import DANGER, LabeledTurn, count_false_alarms, count_looked_at, score_turns
from talkdown.loader import load

TURNS = [
    LabeledTurn("customer", "The third time!", frozenset({"sign/third-time"})),
    LabeledTurn("customer", "Again and again.", frozenset({"sign/third-time"})),
    LabeledTurn("customer", "I don't want to live", frozenset({"sign/danger"})),
    LabeledTurn("customer", "I live in Lyon.", frozenset()),
    LabeledTurn("customer", "We met a second time. The second time was fun.", frozenset()),
    LabeledTurn("agent", "Calm down.", frozenset()),
]


def test_hits_misses_and_false_alarms_are_told_apart() -> None:
    book = load(Path(__file__).parent / "book").book
    assert book is not None
    scores = {
        kind: (score.hits, score.misses, score.false_alarms)
        for kind, score in score_turns(book, TURNS).items()
    }
    assert scores == {"sign": (2, 1, 1), "avoid": (0, 0, 1), "technique": (0, 0, 0), "safety sign": (1, 0, 0)}
    assert count_false_alarms(book, TURNS) == (1, 2)


def test_turns_of_danger_are_counted_by_the_list_they_should_be_in() -> None:
    book = load(Path(__file__).parent / "book").book
    assert book is not None
    turns = [*TURNS, LabeledTurn("customer", "It hisses and stinks", frozenset({DANGER}))]
    assert count_looked_at(book, turns) == (1, 2, 0, 4)
    assert score_turns(book, turns) == score_turns(book, TURNS)


def test_a_method_is_scored_by_its_yes_and_no() -> None:
    examples = [
        Example("hot", True),
        Example("hot, too", True),
        Example("warm", True),
        Example("hot air", False),
    ]
    score = score_of(lambda text: text.startswith("hot"), examples)
    assert (score.hits, score.misses, score.false_alarms) == (2, 1, 1)


def test_the_shipped_turns_are_there(tmp_path: Path) -> None:
    by_hand, sample = shipped_data()
    assert (len(by_hand.examples), len(sample.examples)) == (236, 380)
    assert sum(example.is_hot for example in sample.examples) == 88
    (tmp_path / "a.jsonl").write_text('{"text": "hello", "abusive": 0}\n')
    assert abuse_data(tmp_path / "a.jsonl").examples == [Example("hello", False)]
