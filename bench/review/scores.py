"""Precision and recall of what the detectors of a book find in labeled turns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from talkdown.model import Sign
from talkdown.model.book import Book
from talkdown.review.findings import Certainty, Detectors

KINDS = ("sign", "avoid", "technique")
"""The kinds that turns are labeled with."""

DANGER = "look/danger"
"""The label of a turn that somebody should look at first, whatever the book may hear in it."""

SAFETY = "safety sign"
"""The signs with `safety: yes`, counted once more for themselves."""


@dataclass(frozen=True)
class LabeledTurn:
    """A turn, and what a person heard in it."""

    role: str
    """`customer` or `agent`."""
    text: str
    labels: frozenset[str]
    """Kind and id, as `sign/third-time`; none for a calm turn, or one with nothing to hear."""


@dataclass
class Score:
    """How often labels were found, were missed, and were found where none is."""

    hits: int = 0
    misses: int = 0
    false_alarms: int = 0

    @property
    def precision(self) -> float:
        """The share of findings that are labeled; 1 where nothing was found."""
        return self.hits / (self.hits + self.false_alarms) if self.hits + self.false_alarms else 1.0

    @property
    def recall(self) -> float:
        """The share of labels that were found; 1 where nothing is labeled."""
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else 1.0


def read_turns(path: Path) -> Iterator[LabeledTurn]:
    """The turns of a file, one a line: `{"role": "customer", "text": "…", "labels": ["sign/third-time"]}`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield LabeledTurn(row["role"], row["text"], frozenset(row["labels"]))


def score_turns(book: Book, turns: Iterable[LabeledTurn]) -> dict[str, Score]:
    """The score of each kind over all its entries together, and of the safety signs."""
    detectors = Detectors.from_book(book)
    scores = {kind: Score() for kind in (*KINDS, SAFETY)}
    for turn in turns:
        findings = detectors.find(turn.role, turn.text)
        heard_labels = {f"{finding.kind}/{finding.entry_id}" for finding in findings if finding.kind in KINDS}
        for label in heard_labels | turn.labels - {DANGER}:
            for score in _scores_of(label, book, scores):
                score.hits += label in heard_labels and label in turn.labels
                score.false_alarms += label not in turn.labels
                score.misses += label not in heard_labels
    return scores


def count_false_alarms(book: Book, turns: Iterable[LabeledTurn]) -> tuple[int, int]:
    """Of the customer's turns without a label, how many have a sign all the same, and how many there are."""
    detectors = Detectors.from_book(book)
    calm_turns = [turn for turn in turns if turn.role == "customer" and not turn.labels]
    alarms = (
        any(finding.kind == "sign" for finding in detectors.find(turn.role, turn.text)) for turn in calm_turns
    )
    return sum(alarms), len(calm_turns)


class LookedAt(NamedTuple):
    """What stands in the look-first list: turns of danger, and others of customers."""

    danger: int
    danger_turns: int
    others: int
    other_turns: int


def count_looked_at(book: Book, turns: Iterable[LabeledTurn]) -> LookedAt:
    """How many turns of danger are in the list of what is looked at first, and how many others of customers."""
    detectors = Detectors.from_book(book)
    labels_of_danger = {DANGER, *(f"sign/{sign.id}" for sign in book.signs if sign.safety)}
    is_listed: dict[bool, list[bool]] = {True: [], False: []}
    for turn in turns:
        if turn.role == "customer":
            findings = detectors.find(turn.role, turn.text)
            is_danger = not labels_of_danger.isdisjoint(turn.labels)
            is_listed[is_danger].append(any(finding.certainty is Certainty.look for finding in findings))
    return LookedAt(sum(is_listed[True]), len(is_listed[True]), sum(is_listed[False]), len(is_listed[False]))


def _scores_of(label: str, book: Book, scores: dict[str, Score]) -> Iterator[Score]:
    kind, entry_id = label.split("/")
    yield scores[kind]
    sign = book.get(Sign, entry_id) if kind == "sign" else None
    if sign is not None and sign.safety:
        yield scores[SAFETY]
