"""Turns of customers, and whether somebody has heard anger in them, or abuse."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.review.scores import read_turns
from talkdown.storage.package import SAMPLE_CONTACTS, SAMPLE_LABELS
from talkdown.transcripts import Role, read_conversations

TURNS = Path(__file__).parent / "turns.jsonl"


class Example(NamedTuple):
    """A customer's turn."""

    text: str
    is_hot: bool


class Data(NamedTuple):
    """Turns of one origin."""

    name: str
    examples: list[Example]
    is_abuse: bool = False


def shipped_data() -> Iterator[Data]:
    """Those in this repository."""
    turns = [turn for turn in read_turns(TURNS) if turn.role == "customer"]
    yield Data(
        "turns by hand, with which the wordings were bettered",
        [Example(t.text, bool(t.labels)) for t in turns],
    )
    yield Data("the sample of sixty contacts, with which they were bettered since", list(_sample()))


def _sample() -> Iterator[Example]:
    with SAMPLE_LABELS.open(encoding="utf-8", newline="") as file:
        hot_turns = {
            (row["contact"], int(row["turn"]))
            for row in csv.DictReader(file)
            if row["what"] in ("sign", "safety")
        }
    for conversation in read_conversations(SAMPLE_CONTACTS):
        for number, turn in enumerate(conversation.turns, start=1):
            if turn.role is Role.customer:
                yield Example(turn.text, (conversation.id, number) in hot_turns)


def abuse_data(path: Path) -> Data:
    """A file with a row of JSON a turn, `{"text": "…", "abusive": 1}`, as ConvAbuse can be written."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return Data(path.stem, [Example(row["text"], bool(row["abusive"])) for row in rows], is_abuse=True)
