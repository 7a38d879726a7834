"""The same conversation as many more tools and versions write it: the same turns, roles and times, and what is guessed is said aloud."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkdown.diagnostics import Diagnostic, Severity
from talkdown.transcripts import Conversation, read_conversations
from talkdown.transcripts.formats import JSON_READERS
from tests.transcripts.shapes.shape import SHAPES, Shape, SpokenTurn
from tests.transcripts.test_readers import NORTHFIELD, public_turns

for _family in ("amazon", "speech", "desks", "texts", "more_texts"):
    import_module(f"tests.transcripts.shapes.{_family}")

TURNS = [SpokenTurn(row["role"], row["start"], row["end"], row["text"]) for row in NORTHFIELD]
NAMES = [shape.name for shape in SHAPES]
EXACT = 1e-6


def read_shape(shape: Shape, turns: list[SpokenTurn], folder: Path) -> Conversation:
    (folder / shape.name).write_bytes(shape.write(turns))
    problems: list[Diagnostic] = []
    (conversation,) = read_conversations(folder / shape.name, report=problems.append)
    # That letters are in an old encoding is said, and is no fault.
    assert [problem for problem in problems if problem.severity is not Severity.note] == []
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


@pytest.mark.parametrize("shape", SHAPES, ids=NAMES)
def test_every_shape_of_a_tool_is_read_by_its_reader(shape: Shape, tmp_path: Path) -> None:
    formats = [reader.FORMAT for reader in JSON_READERS if shape.name.startswith(reader.FORMAT)]
    if formats and shape.name.endswith((".json", ".jsonl")):
        assert read_shape(shape, TURNS, tmp_path).format in formats


def test_a_chat_of_zendesk_is_a_chat(tmp_path: Path) -> None:
    (shape,) = (shape for shape in SHAPES if shape.name == "zendesk-chat.json")
    conversation = read_shape(shape, TURNS, tmp_path)
    assert (conversation.channel, conversation.id) == ("chat", "2603.1")


WORDS = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éüß'", min_size=1, max_size=9)
MARKS = st.sampled_from(["", "", "", ",", ".", "!", "?"])
SENTENCES = st.lists(st.builds("{}{}".format, WORDS, MARKS), min_size=1, max_size=12).map(" ".join)
LENGTHS = st.integers(min_value=3, max_value=300)
"""Tenths of a second."""


@st.composite
def spoken_turns(draw: st.DrawFn) -> list[SpokenTurn]:
    """What agent and customer may say in turn, the agent first, with three seconds between them."""
    turns: list[SpokenTurn] = []
    tenths = 4
    for index, text in enumerate(draw(st.lists(SENTENCES, min_size=2, max_size=6))):
        end = tenths + draw(LENGTHS)
        turns.append(SpokenTurn("customer" if index % 2 else "agent", tenths / 10, end / 10, text))
        tenths = end + 30
    return turns


@pytest.mark.parametrize(
    "shape", [shape for shape in SHAPES if shape.says_roles], ids=lambda shape: shape.name
)
@settings(derandomize=True, max_examples=20)
@given(turns=spoken_turns())
def test_whatever_is_said_comes_back(
    shape: Shape, turns: list[SpokenTurn], tmp_path_factory: pytest.TempPathFactory
) -> None:
    conversation = read_shape(shape, turns, tmp_path_factory.mktemp("shape"))
    read_turns = public_turns(conversation)
    assert [(turn.role.value, turn.text) for turn in read_turns] == [(turn.role, turn.text) for turn in turns]
    if shape.precision is not None:
        for turn, spoken_turn in zip(read_turns, turns, strict=True):
            assert turn.begin is not None
            assert read_turns[0].begin is not None
            distance = (turn.begin - read_turns[0].begin) - (spoken_turn.begin - turns[0].begin)
            assert abs(distance) <= shape.precision + EXACT
