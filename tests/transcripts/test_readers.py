"""One conversation, in the shapes of many tools: the same turns come from all."""

from __future__ import annotations

import json
from pathlib import Path

from talkdown.diagnostics import Diagnostic
from talkdown.transcripts import read_conversations

SHAPES = Path(__file__).parent / "northfield"
NORTHFIELD_TURNS = [
    (row["role"], row["text"]) for row in json.loads((SHAPES / "expected.json").read_text("utf-8"))
]


def test_every_shape_gives_the_same_turns() -> None:
    problems: list[Diagnostic] = []
    (conversation,) = read_conversations(SHAPES / "turns.jsonl", report=problems.append)
    assert problems == []
    assert [(turn.role.value, turn.text) for turn in conversation.turns] == NORTHFIELD_TURNS
