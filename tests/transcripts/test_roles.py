"""Who is who, where a file does not say: told by the caller, concluded, or guessed and said aloud."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from talkdown.transcripts import Conversation, Roles, read_conversations

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
        "roles are guessed: “Speaker 2” talks as an agent does; to say it better: --agent, or a file of roles",
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
        "nothing tells who is the agent among “Ann Lee”, “Bo Ray”; to say it better: --agent, or a file of roles",
    )


def test_a_file_without_speakers_is_no_riddle(tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHow can I help?\n", encoding="utf-8")
    (conversation,) = read_conversations(tmp_path / "a.srt")
    assert roles_of(conversation) == ["unknown"]
    assert conversation.notes == ("the file does not say who says 1 piece of it",)


@pytest.mark.parametrize(
    ("kind", "value", "is_private"),
    [
        ("message_type", "agent", False),
        ("type", "internal", False),
        ("visibility", "agents", True),
        ("visibility", "internal", True),
        ("type", "note", True),
    ],
)
def test_who_speaks_is_not_who_may_read_it(kind: str, value: str, is_private: bool, tmp_path: Path) -> None:
    path = tmp_path / "chat.csv"
    path.write_text(f"conversation_id,{kind},speaker,text\na,{value},Agent,Hello.\n")
    (conversation,) = read_conversations(path)
    assert [turn.is_private for turn in conversation.turns] == [is_private]


def turns_of_comment(folder: Path, body: str, *, is_public: bool) -> list[tuple[str, str, bool]]:
    ticket = {
        "id": 1,
        "requester_id": 7,
        "users": [
            {"id": 7, "name": "Tom Hale", "role": "end-user"},
            {"id": 8, "name": "Ann", "role": "agent"},
        ],
        "comments": [{"author_id": 7 if is_public else 8, "body": body, "public": is_public}],
    }
    path = folder / "ticket.json"
    path.write_text(json.dumps(ticket))
    (conversation,) = read_conversations(path)
    return [(turn.speaker, turn.text, turn.is_private) for turn in conversation.turns]


def test_a_chat_in_a_private_comment_is_private(tmp_path: Path) -> None:
    body = "(10:02) Ann: Hello.\n(10:03) Customer: I will sue.\n(10:04) Ann: calm down"
    assert turns_of_comment(tmp_path, body, is_public=False) == [
        ("Ann", "Hello.", True),
        ("Customer", "I will sue.", True),
        ("Ann", "calm down", True),
    ]


def test_a_mail_with_a_line_that_looks_like_a_turn_is_no_chat(tmp_path: Path) -> None:
    body = "Hello (third time I write),\nthis is unacceptable.\nCustomer: 20417"
    assert turns_of_comment(tmp_path, body, is_public=True) == [
        ("Tom Hale", "Hello (third time I write), this is unacceptable. Customer: 20417", False)
    ]


def test_a_first_name_goes_behind_what_the_file_says(tmp_path: Path) -> None:
    """A customer may be called as an agent is; the whole name is meant in any case."""
    table = "id,name,role,text\nc1,Tom Hale,customer,Hello.\nc1,Tom Reed,agent,Good morning.\n"
    for name, roles in (("Tom", ["customer", "agent"]), ("Tom Hale", ["agent", "agent"])):
        path = tmp_path / "a.csv"
        path.write_text(table)
        (conversation,) = read_conversations(path, Roles.of_agents([name]))
        assert roles_of(conversation) == roles


def test_where_the_customer_is_known_all_others_are_agents(tmp_path: Path) -> None:
    text = "Marek: Wait.\nCustomer: No.\nAya: I take over.\nCustomer: My boiler is cold.\nAya: I see.\nMarek: Bye.\n"
    conversation = read(tmp_path, text, Roles())
    assert roles_of(conversation) == ["agent", "customer", "agent", "customer", "agent", "agent"]
    assert conversation.notes == ("“Marek”, “Aya”: taken for agents, since the customer is known",)
