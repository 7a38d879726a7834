"""Files from strangers: each is read, or named with what is wrong; none takes the program down, or much of its memory."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from talkdown.diagnostics import Diagnostic
from talkdown.transcripts import (
    Conversation,
    json_items,
    open_conversations,
    read_conversations,
    source_file,
    transcript_names,
)
from talkdown.transcripts.assembly import assemble
from talkdown.transcripts.raw_conversation import RawConversation
from talkdown.transcripts.roles import Roles

MAIL = "From: a@example.org\nTo: support@example.net\nSubject: x\nDate: Thu, 05 Mar 2026 09:14:00 +0000\n"
PARTS = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))

REFUSED_FILES: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "the file is empty"),
    "spaces.txt": (b"\xef\xbb\xbf \n\n", "the file is empty"),
    "bomb.zip": (b"PK\x03\x04" + bytes(99), "this is a ZIP archive (a file of Word or Excel is one, too)"),
    "bomb.json.gz": (b"\x1f\x8b" + bytes(99), "this is packed by gzip"),
    "image.txt": (bytes(range(256)) * 300, "this is no text"),
    "deep.json": (b"[" * 1_000_000, "lists or objects in it lie deeper in each other than any export's"),
    "deep-objects.json": (b'{"a":' * 500_000, "lists or objects in it lie deeper in each other than any export's"),
    "digits.json": (b'{"a":' + b"1" * 9999 + b"}", "a number in it has more digits than any export's"),
    "values.json": (b"[" + b"{}," * 4_000_000 + b"{}]", "this JSON holds more values than a conversation can"),
    "nothing.json": (b"[" + b'{"a":1},' * 9_000 + b"{}]", "most of this JSON is not understood"),
    "half.json": (b'{"Transcript": [{"Content"', "this is no JSON: Expecting ':' delimiter"),
    "unknown.json": (
        json.dumps({"\u202eevil\x1b[2J": 1, "k" * 999: 2}).encode(),
        "no format of transcripts is like this JSON: an object with 2 keys",
    ),
    "list.json": (b'[{"a": 1}]', "no format of transcripts is like this JSON: a list of objects with 1 key"),
    "prose.txt": (b"It was a dark night.", "nobody is seen to speak in this text"),
    "silent.json": (b'{"Transcript": [{"Content": [1], "ParticipantId": {}}, 5, null]}', "nobody says anything in this file"),
    "quote.csv": (b'role,text\nagent,"' + b"x" * 200_000, "this row cannot be read: field larger than field limit (131072)"),
    "parts.eml": (f"{MAIL}MIME-Version: 1.0\n{PARTS}".encode(), "parts of this message lie deeper in each other than any mail's"),
    "lines.txt": (b"A: x\n" * 100_001, "the file has over 100,000 lines, more than a conversation can"),
}  # fmt: skip

FILES_WITH_A_NAME: dict[str, str] = {
    "prose.txt": "\n\nJane Miller, card 4111 1111 1111 1111",
    "keys.json": '{"Jane Miller": "4111 1111 1111 1111"}',
    "cut.json": '{"Jane Miller": 4111 1111 1111 1111}',
    "cut.jsonl": '{"Jane Miller": 4111 1111 1111 1111}',
    "large.json": '{"a": "' + "a" * 3_000 + '", "Jane Miller": 4111 1111 1111 1111}',
    "apart.csv": "call_id,role,text\n" + "".join(f"{id},agent,Hi\n" for id in ("Jane Miller", *"abcd", "Jane Miller")),
    "quote.csv": 'role,text\nJane Miller,"4111 1111 1111 1111' + "x" * 200_000,
}  # fmt: skip

READ_FILES: dict[str, tuple[str, int]] = {
    "long-line.txt": ("Agent: " + "a" * 5_000_000, 1),
    "labels.txt": ("".join(f"Aa{n}: hi\n" for n in range(5_000)), 5_000),
    "attributions.eml": (MAIL + "\n" + "On " * 100_000 + "\n" + "On x\n" * 50_000, 1),
    "encoded-words.eml": (MAIL.replace("x", "=?utf-8?q?" * 300) + "\nHello.\n", 1),
    "tags.eml": (MAIL + "Content-Type: text/html\n\n" + "<script " * 50_000, 1),
    "voices.vtt": ("WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n" + "<v a>b" * 50_000, 1),
    "brackets.srt": ("1\n00:00:00,000 --> 00:00:01,000\n" + "[" * 500_000, 1),
    "times.json": ('[{"role":"agent","text":"a","start":NaN,"end":1e999},{"role":"user","text":"b","start":' + "9" * 400 + "}]", 2),
    "dates.csv": ("role,text,time\nagent,a,99999-99-99\nuser,b,0000-01-01T00:00:00Z\nagent,c,9999-12-31T23:59:59-23:00\n", 3),
    "seconds.json": (json.dumps({"Body": "<p>( 1s ) A: x<br>" + "( 1s ) " * 20_000 + "<p " * 50_000}), 2),
    "concatenated.json": ('{"role":"agent","text":"a"}' * 5_000, 5_000),
}  # fmt: skip


def read(path: Path) -> tuple[list[Conversation], list[Diagnostic]]:
    problems: list[Diagnostic] = []
    return list(read_conversations(path, report=problems.append)), problems


@pytest.mark.parametrize("name", REFUSED_FILES)
def test_a_file_that_is_not_read_is_named(name: str, tmp_path: Path) -> None:
    content, message = REFUSED_FILES[name]
    (tmp_path / name).write_bytes(content)
    conversations, problems = read(tmp_path / name)
    assert conversations == []
    assert [(problem.position.path, problem.message) for problem in problems] == [(name, message)]


@pytest.mark.parametrize("name", FILES_WITH_A_NAME)
def test_no_problem_quotes_what_is_in_a_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Problems are stored with a review, and are in the logs of whoever runs it."""
    for module in (source_file, json_items):
        monkeypatch.setattr(module, "LARGEST_CONVERSATION", 2_000 if name == "large.json" else 1_000_000)
    monkeypatch.setattr(open_conversations, "_MOST_WEIGHT", 3)
    (tmp_path / name).write_text(FILES_WITH_A_NAME[name], encoding="utf-8")
    _, problems = read(tmp_path / name)
    assert problems
    for problem in problems:
        assert "Jane" not in f"{problem.message} {problem.hint}"
        assert "4111" not in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize("name", READ_FILES)
def test_a_file_that_is_read_is_bounded(name: str, tmp_path: Path) -> None:
    content, turn_count = READ_FILES[name]
    (tmp_path / name).write_text(content, encoding="utf-8")
    conversations, problems = read(tmp_path / name)
    assert problems == []
    assert sum(len(conversation.turns) for conversation in conversations) == turn_count
    assert all(len(turn.text) <= 100_000 for conversation in conversations for turn in conversation.turns)


def test_what_is_unseen_is_taken_out_and_said(tmp_path: Path) -> None:
    text = "Agent: a\0b \u202eright\u202c\nCustomer: 12\u200b34, שלום, 👩\u200d🔧\n"
    (tmp_path / "chat.txt").write_text(text, encoding="utf-8")
    ((conversation,), _) = read(tmp_path / "chat.txt")
    assert [turn.text for turn in conversation.turns] == ["ab right", "1234, שלום, 👩\u200d🔧"]
    assert conversation.notes == ("unseen characters were taken out of 2 of its texts",)


def test_half_a_character_in_json_does_not_come_out(tmp_path: Path) -> None:
    (tmp_path / "chat.json").write_text('[{"role":"agent","text":"a\\ud800b"}]', encoding="utf-8")
    ((conversation,), _) = read(tmp_path / "chat.json")
    assert conversation.turns[0].text == "ab"


def test_letters_of_an_old_encoding_are_read_and_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "chat.txt").write_bytes(b"Agent: Caf\xe9.\nCustomer: \xc3\xa9\n")
    ((conversation,), (note,)) = read(tmp_path / "chat.txt")
    assert [turn.text for turn in conversation.turns] == ["Café.", "é"]
    assert note.message == "what is not UTF-8 in this file is read as Windows-1252"


def test_a_broken_line_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "chat.jsonl").write_text('{"role":"agent","text":"a"}\n{"role"\n{"role":"user","text":"b"}\n')
    ((conversation,), (problem,)) = read(tmp_path / "chat.jsonl")
    assert [turn.place for turn in conversation.turns] == ["chat.jsonl:1", "chat.jsonl:3"]
    assert (problem.position.line, problem.message) == (2, "this line is left out: this is no JSON: Expecting ':' delimiter")  # fmt: skip


def test_a_fault_of_a_reader_costs_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail_at_jane(
        raw_conversation: RawConversation, roles: Roles, source: str, format_name: str
    ) -> Conversation | None:
        if source == "b.txt":
            raise LookupError("Jane Miller")
        return assemble(raw_conversation, roles, source, format_name)

    monkeypatch.setattr("talkdown.transcripts.reading.assemble", fail_at_jane)
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Agent: Hello.\nCustomer: Hi.\n")
    conversations, (problem,) = read(tmp_path)
    assert [conversation.source for conversation in conversations] == ["a.txt", "c.txt"]
    assert problem.position.path == "b.txt"
    assert re.fullmatch(
        r"a fault in Talkdown itself \(LookupError, test_hostile\.py:\d+\): the rest of this file is not read",
        problem.message,
    )


def test_links_and_pipes_are_named_and_not_opened(tmp_path: Path) -> None:
    folder = tmp_path / "calls"
    (folder / "march").mkdir(parents=True)
    (folder / "march/a.txt").write_text("Agent: Hello.\nCustomer: Hi.\n")
    (tmp_path / "secret.txt").write_text("Agent: Secret.\nCustomer: Hi.\n")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "folder").symlink_to(tmp_path)
    (folder / ".hidden").write_text("x")
    os.mkfifo(folder / "pipe")
    problems: list[Diagnostic] = []
    assert list(transcript_names(folder, problems.append)) == ["march/a.txt"]
    assert [(problem.position.path, problem.message) for problem in problems] == [
        ("folder", "this is a link, which is not read"),
        ("link.txt", "this is a link, which is not read"),
        ("pipe", "this is a pipe, a socket or a device, which is not read"),
    ]
    assert [conversation.source for conversation in read_conversations(folder)] == ["march/a.txt"]
    assert read(folder / "link.txt")[0] == []
    assert read(folder / "pipe")[0] == []
