"""Files that are too large for memory are read item by item; turns wait for others of their conversation, up to a bound."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from talkdown.diagnostics import Diagnostic
from talkdown.transcripts import Conversation, json_items, open_conversations, read_conversations
from talkdown.transcripts.source_file import SourceFile

TURNS = [{"role": "agent", "text": "How can I help?"}, {"role": "customer", "text": "It is cold."}]


@pytest.fixture
def memory_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SourceFile, "is_small", False)
    monkeypatch.setattr(json_items, "LARGEST_CONVERSATION", 2_000)
    monkeypatch.setattr(open_conversations, "_MOST_WEIGHT", 3)


def read(path: Path, content: str) -> tuple[list[Conversation], list[Diagnostic]]:
    path.write_text(content, encoding="utf-8")
    problems: list[Diagnostic] = []
    return list(read_conversations(path, report=problems.append)), problems


@pytest.mark.usefixtures("memory_is_small")
def test_conversations_in_a_list_are_read_one_by_one(tmp_path: Path) -> None:
    export = {
        "about": {"tags": ["a", {"b": [1]}]},
        "calls": [{"id": "1", "turns": TURNS}, {"id": "2", "turns": TURNS}],
    }
    conversations, problems = read(tmp_path / "calls.json", json.dumps(export))
    assert problems[0].message == "no format of transcripts is like this JSON: an object with 1 key"
    assert [conversation.id for conversation in conversations] == ["1", "2"]
    assert conversations[1].turns[1].place == "calls.json:$.calls[1].turns[1]"


@pytest.mark.usefixtures("memory_is_small")
def test_an_item_is_bounded(tmp_path: Path) -> None:
    conversations, (problem,) = read(
        tmp_path / "a.json", json.dumps([{"turns": TURNS}, {"turns": TURNS * 100}])
    )
    assert len(conversations) == 1
    assert problem.message == "an item of the list is larger or deeper than a conversation can be"


@pytest.mark.usefixtures("memory_is_small")
def test_half_a_file_is_named(tmp_path: Path) -> None:
    _, (problem,) = read(tmp_path / "a.json", '[{"turns": ')
    assert problem.message == "this is no JSON"


@pytest.mark.usefixtures("memory_is_small")
def test_rows_may_stand_apart_as_far_as_memory_reaches(tmp_path: Path) -> None:
    rows = ["a,agent,One", "b,agent,Two", "a,customer,Three", "b,customer,Four", "c,agent,Five"]
    conversations, problems = read(tmp_path / "a.csv", "\n".join(["call_id,role,text", *rows]))
    assert problems == []
    assert [(conversation.id, len(conversation.turns)) for conversation in conversations] == [
        ("a", 2),
        ("b", 2),
        ("c", 1),
    ]


@pytest.mark.usefixtures("memory_is_small")
def test_rows_that_stand_too_far_apart_are_an_error(tmp_path: Path) -> None:
    rows = ["a,agent,One", "b,agent,Two", "b,customer,Three", "c,agent,Four", "a,customer,Five"]
    _, (problem,) = read(tmp_path / "a.csv", "\n".join(["call_id,role,text", *rows]))
    assert (problem.position.line, problem.message) == (
        6,
        "a turn of this conversation stands too far from those before it",
    )
    assert problem.hint == "sort the table by conversation"
