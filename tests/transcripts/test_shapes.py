"""The same conversation as many more tools and versions write it: the same turns, roles and times, whatever is guessed expectation aloud."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from talkdown.diagnostics import Diagnostic
from talkdown.transcripts import Conversation, read_conversations
from tests.transcripts.shapes.shape import SHAPES, Shape, SpokenTurn
from tests.transcripts.test_readers import NORTHFIELD, public_turns

for _family in ("amazon", "speech", "desks", "texts"):
    import_module(f"tests.transcripts.shapes.{_family}")

TURNS = [SpokenTurn(row["role"], row["start"], row["end"], row["text"]) for row in NORTHFIELD]
NAMES = [shape.name for shape in SHAPES]
EXACT = 1e-6


def read_shape(shape: Shape, turns: list[SpokenTurn], folder: Path) -> Conversation:
    (folder / shape.name).write_bytes(shape.write(turns))
    problems: list[Diagnostic] = []
    (conversation,) = read_conversations(folder / shape.name, report=problems.append)
    assert problems == []
    return conversation


@pytest.mark.parametrize("shape", SHAPES, ids=NAMES)
def test_every_shape_gives_the_same_turns(shape: Shape, tmp_path: Path) -> None:
    conversation = read_shape(shape, TURNS, tmp_path)
    turns = public_turns(conversation)
    assert [(turn.role.value, turn.text) for turn in turns] == [
        (expectation.role, expectation.text) for expectation in TURNS
    ]
    for turn, expectation in zip(turns, TURNS, strict=True):
        if shape.precision is not None:
            assert turn.begin is not None
            assert abs(turn.begin - expectation.begin) <= shape.precision + EXACT
    assert any("guess" in note for note in conversation.notes) is not shape.says_roles


def test_a_name_for_each_file() -> None:
    assert len(NAMES) == len(set(NAMES))
