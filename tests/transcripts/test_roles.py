"""Who is who, where a file does not say: told by the caller, concluded, or guessed and said aloud."""

from __future__ import annotations

from pathlib import Path

import pytest

from talkdown.diagnostics import Diagnostic
from talkdown.transcripts import Conversation, Roles, read_conversations, read_roles

NAMELESS = "Speaker 1: My boiler is cold.\nSpeaker 2: Thank you for calling. How can I help?\nSpeaker 1: As I said.\n"


def read(folder: Path, text: str, roles: Roles) -> Conversation:
    (folder / "call.txt").write_text(text, encoding="utf-8")
    (conversation,) = read_conversations(folder / "call.txt", roles)
    return conversation


def roles_of(conversation: Conversation) -> list[str]:
    return [turn.role.value for turn in conversation.turns]


def test_a_guess_is_said_aloud(tmp_path: Path) -> None:
    conversation = read(tmp_path, NAMELESS, Roles())
    assert roles_of(conversation) == ["customer", "agent", "customer"]
    assert conversation.notes == (
        "roles are guessed: “Speaker 2” talks as an agent does; --agent or a file of roles says it better",
    )


def test_what_the_caller_says_goes_before_a_guess(tmp_path: Path) -> None:
    conversation = read(tmp_path, NAMELESS, Roles.of_agents(["speaker 1"]))
    assert roles_of(conversation) == ["agent", "customer", "agent"]
    assert conversation.notes == ("“Speaker 2”: taken for the customer, since agents are named",)


def test_what_the_caller_says_goes_before_the_file(tmp_path: Path) -> None:
    conversation = read(tmp_path, "Agent: Hello.\nCustomer: Hi.\n", Roles.of_agents(["Customer"]))
    assert roles_of(conversation) == ["agent", "agent"]


def test_a_first_name_stands_for_the_whole_name(tmp_path: Path) -> None:
    text = "Ann Lee: One.\nBo Ray: Two.\nAnn Lee: Three.\nBo Ray: Four.\n"
    assert roles_of(read(tmp_path, text, Roles.of_agents(["Bo"]))) == ["customer", "agent"] * 2


def test_nothing_tells_who_is_who(tmp_path: Path) -> None:
    conversation = read(tmp_path, "Ann Lee: One.\nBo Ray: Two.\nAnn Lee: Three.\nBo Ray: Four.\n", Roles())
    assert roles_of(conversation) == ["unknown"] * 4
    assert conversation.notes == (
        "nothing tells who is the agent among “Ann Lee”, “Bo Ray”; --agent or a file of roles says it better",
    )


def test_a_file_without_speakers_is_no_riddle(tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHow can I help?\n", encoding="utf-8")
    (conversation,) = read_conversations(tmp_path / "a.srt")
    assert roles_of(conversation) == ["unknown"]
    assert conversation.notes == ("the file does not say who says 1 piece of it",)


@pytest.mark.parametrize("text", ["name,role\nPriya Nair,agent\n", "Role; Name\r\nAGENT;priya  nair\r\n"])
def test_a_file_of_roles(tmp_path: Path, text: str) -> None:
    (tmp_path / "roles.csv").write_text(text, encoding="utf-8-sig")
    problems: list[Diagnostic] = []
    assert read_roles(tmp_path / "roles.csv", problems.append) == Roles.of_agents(["Priya Nair"])
    assert problems == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name,role\nPriya,queen\n", "`queen` is no role"),
        (b"who,what\n", "a file of roles has the columns `name` and `role` in its first line"),
        (b"", "this is no file of roles: it is empty, or too large"),
        (b"PK\x03\x04", "this is a ZIP archive (a file of Word or Excel is one, too)"),
    ],
)
def test_what_is_wrong_with_a_file_of_roles_is_said(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "roles.csv").write_bytes(content)
    problems: list[Diagnostic] = []
    assert read_roles(tmp_path / "roles.csv", problems.append) == Roles()
    assert [problem.message for problem in problems] == [message]
