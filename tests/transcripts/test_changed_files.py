"""Files of every shape, changed by chance: whatever they have become, they are read, or named with an error."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from talkdown.diagnostics import Diagnostic, Severity
from talkdown.transcripts import Turn, read_conversations
from talkdown.transcripts.reading import FAULT_HINT
from tests.transcripts.shapes.shape import SHAPES, Shape
from tests.transcripts.test_shapes import TURNS

VALUES: list[Any] = [
    None, True, 0, -1, 1e308, float("nan"), float("inf"), 10**400, "", "x", "-5", "1e999", [], {}, ["x", None], {"text": {"text": 1}},
    [[]], "2026-13-45T99:99:99Z", "99:99:99", "\ud800", "<p", "<v >", "( 1s )", "PT", "1.2.3s", "٢:٣", "²",
]  # fmt: skip
"""What may stand where another value is meant."""

PIECES = [b"\n", b":", b"\0", b'"', b"<", b">", b"[", b"-->", b",", b";", b"\xff", b"99:99", b"From ", b"=?utf-8?b?=", b"\xc2\xb2"]  # fmt: skip


def change_value(value: Any, chances: Random, rate: float) -> Any:
    """Other values in some places, and some keys gone."""
    if chances.random() < rate:
        return chances.choice(VALUES)
    if isinstance(value, dict):
        return {
            key: change_value(item, chances, rate) for key, item in value.items() if chances.random() > rate
        }
    if isinstance(value, list):
        return [change_value(item, chances, rate) for item in value]
    return value


def change_text(content: bytes, chances: Random) -> bytes:
    """Pieces taken out, put in, and repeated."""
    for _ in range(chances.choice([1, 5, 30])):
        place = chances.randrange(len(content))
        piece = chances.choice([b"", chances.choice(PIECES), content[place : place + 99]])
        content = content[:place] + piece + content[place + chances.randrange(40) :] or b"x"
    return content


def change(content: bytes, chances: Random) -> bytes:
    try:
        value = json.loads(content)
    except ValueError:
        return change_text(content, chances)
    return json.dumps(change_value(value, chances, chances.choice([0.005, 0.02, 0.1]))).encode()


def is_sound(turn: Turn) -> bool:
    """Whether nothing in a turn is out of its range, and all of it can be written."""
    times = [time for time in (turn.begin, turn.end) if time is not None]
    (turn.text + turn.speaker + turn.place).encode()
    return (
        times == sorted(times)
        and all(0 <= time < 1e10 for time in times)
        and (turn.confidence is None or 0 <= turn.confidence <= 1)
        and bool(turn.text)
        and "\n" not in turn.text
    )


@settings(max_examples=150)
@given(shape=st.sampled_from(SHAPES), chances=st.randoms(use_true_random=False))
def test_a_changed_file_is_read_or_named(shape: Shape, chances: Random, tmp_path_factory: Any) -> None:
    path: Path = tmp_path_factory.getbasetemp() / shape.name
    path.write_bytes(change(shape.write(TURNS), chances))
    problems: list[Diagnostic] = []
    conversations = list(read_conversations(path, report=problems.append))
    assert conversations or any(problem.severity is Severity.error for problem in problems)
    assert all(problem.hint != FAULT_HINT for problem in problems)
    assert all(is_sound(turn) for conversation in conversations for turn in conversation.turns)
