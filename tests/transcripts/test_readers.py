"""One conversation, in the shapes of many tools: the same turns come from all."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from talkdown.diagnostics import Diagnostic
from talkdown.transcripts import Conversation, Role, Turn, read_conversations

SHAPES = Path(__file__).parent / "northfield"
NORTHFIELD = json.loads((SHAPES / "expected.json").read_text("utf-8"))
"""What is said, with the seconds at which it begins and ends."""

PARTS = {"one.eml": [4]}
"""Shapes that hold a part of it, and which turns."""

NAMES = sorted(path.name for path in SHAPES.iterdir() if path.name not in ("SOURCE", "expected.json"))
NO_CLOCK = {"one.eml", "thread.mbox"}
"""Mails: hours lie between them."""

WHOLE_SECONDS = 1.0
"""What a tool loses that writes no parts of a second."""


def read_one(path: Path) -> Conversation:
    problems: list[Diagnostic] = []
    (conversation,) = read_conversations(path, report=problems.append)
    assert problems == []
    return conversation


def public_turns(conversation: Conversation) -> list[Turn]:
    """What customer and agent say to each other."""
    return [
        turn
        for turn in conversation.turns
        if not turn.is_private and turn.role not in (Role.system, Role.bot)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_shape_gives_the_same_turns(name: str) -> None:
    rows = [row for row in NORTHFIELD if row["turn"] in PARTS.get(name, range(1, 9))]
    turns = public_turns(read_one(SHAPES / name))
    assert [(turn.role.value, turn.text) for turn in turns] == [(row["role"], row["text"]) for row in rows]
    if name not in NO_CLOCK:
        for turn, row in zip(turns, rows, strict=True):
            assert turn.begin is None or abs(turn.begin - row["start"]) < WHOLE_SECONDS
            assert turn.end is None or turn.end == row["end"]


@pytest.mark.parametrize("name", NAMES)
def test_every_turn_has_a_place_in_its_file(name: str) -> None:
    assert all(turn.place.startswith(f"{name}:") for turn in read_one(SHAPES / name).turns)


@pytest.mark.parametrize(
    ("clocks", "seconds"),
    [
        (("23:58:00", "23:59:00", "00:01:00"), [0.0, 60.0, 180.0]),
        (("12:58:00", "12:59:00", "1:05:00"), [0.0, 60.0, 420.0]),
        (("09:02:00", "09:01:00", "09:03:00"), [0.0, 60.0, 120.0]),
    ],
)
def test_a_chat_past_midnight_goes_on(
    clocks: tuple[str, str, str], seconds: list[float], tmp_path: Path
) -> None:
    roles = ("Agent", "Customer", "Agent")
    path = tmp_path / "chat.txt"
    path.write_text(
        "".join(f"[{clock}] {role}: {clock}\n" for clock, role in zip(clocks, roles, strict=True))
    )
    (conversation,) = read_conversations(path)
    assert [turn.begin for turn in conversation.turns] == seconds


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("Agent - How long?\nCustomer - 0s\nAgent - Ok.\n", [None, None, None]),
        ("[00:01] Agent - How long?\n[00:05] Customer - 0s\n[00:09] Agent - Ok.\n", [1.0, 5.0, 9.0]),
        ("Agent  0:01\nHow long?\n\nCustomer  0:05\n0s\n\nAgent  0:09\nOk.\n", [1.0, 5.0, 9.0]),
    ],
)
def test_words_that_look_like_a_time_are_words(text: str, begins: list[float | None], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text)
    turns = read_one(tmp_path / "a.txt").turns
    assert [(turn.role.value, turn.text) for turn in turns] == [
        ("agent", "How long?"),
        ("customer", "0s"),
        ("agent", "Ok."),
    ]
    assert [turn.begin for turn in turns] == begins


@pytest.mark.parametrize(
    "note", ["NOTE phone, 2026-06-08 16:10", "NOTE\nDate: 2026-06-08 16:10\nChannel: phone"]
)
def test_a_note_in_subtitles_says_when_it_was(note: str, tmp_path: Path) -> None:
    (tmp_path / "a.vtt").write_text(f"WEBVTT\n\n{note}\n\n00:01.000 --> 00:02.000\n<v Agent>Hello.</v>\n")
    conversation = read_one(tmp_path / "a.vtt")
    assert conversation.started_at == datetime(2026, 6, 8, 16, 10, tzinfo=UTC)
    assert conversation.channel == ("phone" if "Channel" in note else None)


def test_chats_of_one_name_are_many(tmp_path: Path) -> None:
    chat = '{"name": "web chat", "messages": [{"role": "customer", "text": "Hi."}, {"role": "agent", "text": "Hello."}]}\n'
    (tmp_path / "a.jsonl").write_text(chat * 3)
    assert [len(each.turns) for each in read_conversations(tmp_path / "a.jsonl")] == [2, 2, 2]


def test_rows_of_turns_with_the_fields_of_a_stream_are_rows(tmp_path: Path) -> None:
    row = '{{"contact_id": "c1", "event_type": "message", "role": "{}", "text": "{}"}}\n'
    (tmp_path / "a.jsonl").write_text(row.format("agent", "Hello.") + row.format("customer", "Hi."))
    assert [turn.text for turn in read_one(tmp_path / "a.jsonl").turns] == ["Hello.", "Hi."]


def test_a_table_without_conversations_says_that_it_is_taken_for_one(tmp_path: Path) -> None:
    note = "no column says which conversation a turn belongs to: all are taken for one"
    for head, cell, notes in (("", "", (note,)), ("conversation_id,", "c1,", ())):
        rows = f"{head}role,text\n{cell}agent,Hello.\n{cell}customer,Hi.\n"
        (tmp_path / "a.csv").write_text(rows)
        assert read_one(tmp_path / "a.csv").notes == notes


@pytest.mark.parametrize(("channel", "speaker"), [("chat", ""), ("In-person", ""), ("ch_1", "ch_1")])
def test_a_column_of_channels_names_nobody_unless_it_does(channel: str, speaker: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"call_id,channel,role,text\nc1,{channel},customer,Hi.\n")
    conversation = read_one(tmp_path / "a.csv")
    assert (conversation.turns[0].speaker, conversation.channel) == (speaker, channel.casefold())
