"""What becomes of one conversation."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from contacts import SETTINGS, TwoPatterns, write_contact
from talkdown.review.facts.agents import agent_key, with_new_agents
from talkdown.review.facts.contact import Contact, contact_of, contacts_in_file, file_key
from talkdown.transcripts import Conversation, Role, Turn
from talkdown.transcripts.reading import ignore

CALL = Conversation(
    id="NF-20417",
    channel=None,
    started_at=datetime(2026, 3, 5, 10, tzinfo=UTC),
    turns=(
        Turn(Role.agent, "Priya Shah", "Hi Tom, Priya here.", 0.0, 4.0, "call.vtt:3"),
        Turn(Role.customer, "Tom Hale", "It is the third time.", 5.0, 8.5, "call.vtt:7"),
        Turn(Role.agent, "Priya Shah", "Tell him to calm down", place="call.vtt:9", is_private=True),
        Turn(Role.bot, "", "calm down", place="call.vtt:11"),
        Turn(Role.agent, "Priya Shah", "calm down", 9.0, 12.0, "call.vtt:13", confidence=0.6),
    ),
    source="call.vtt",
    format="webvtt",
    names=("Priya Shah", "Tom Hale"),
    notes=("roles guessed: Priya Shah talks as an agent does",),
)


def test_a_conversation_becomes_rows() -> None:
    contact = contact_of(CALL, TwoPatterns(), replace(SETTINGS, channel="phone"))
    priya = agent_key("Priya Shah")
    assert contact.conversation._replace(contact="") == (
        "", "NF-20417", "call.vtt", file_key("call.vtt"), "webvtt", "phone", datetime(2026, 3, 5, 10), 12.0, priya, 5, 2,
        "roles guessed: [name] talks as an agent does",
    )  # fmt: skip
    assert [(turn.text, turn.agent == priya, turn.not_judged) for turn in contact.turns] == [
        ("Hi [name], [name] here.", True, None),
        ("It is the third time.", False, None),
        ("Tell him to calm down", True, "private"),
        ("calm down", False, "role"),
        ("calm down", True, "confidence"),
    ]
    (finding,) = contact.findings
    assert (finding.rule, finding.turn, finding.quote, finding.place) == (
        "sign/third-time#1",
        2,
        "third time",
        "call.vtt:7",
    )


@pytest.mark.parametrize("is_redacted", [True, False])
def test_names_of_files_act_on_no_terminal_that_shows_a_table(is_redacted: bool) -> None:
    name = "a\x1b[31m\n.vtt"
    turns = tuple(replace(turn, place=turn.place.replace("call.vtt", name)) for turn in CALL.turns)
    call = replace(CALL, source=name, turns=turns, channel="\x1b[2Jphone", id="x\x07")
    contact = contact_of(call, TwoPatterns(), replace(SETTINGS, is_redacted=is_redacted))
    assert all(str(value).isprintable() for value in contact.conversation)
    assert [finding.place for finding in contact.findings] == ["a\\x1b[31m\\n.vtt:7"]


def test_only_the_rules_that_were_asked_for() -> None:
    assert contact_of(CALL, TwoPatterns(), replace(SETTINGS, rules=("calm-down",))).findings == []
    assert len(contact_of(CALL, TwoPatterns(), replace(SETTINGS, rules=("sign",))).findings) == 1


def test_without_redaction_the_words_stay() -> None:
    contact = contact_of(CALL, TwoPatterns(), replace(SETTINGS, is_redacted=False))
    assert contact.turns[0].text == "Hi Tom, Priya here."


def test_a_finding_keeps_its_key_until_its_contact_or_quote_changes() -> None:
    def key_of(conversation: Conversation) -> str:
        return contact_of(conversation, TwoPatterns(), SETTINGS).findings[0].finding

    assert key_of(CALL) == key_of(replace(CALL, source="moved.vtt", notes=()))
    assert key_of(CALL) != key_of(replace(CALL, id="NF-20418"))


def test_a_name_has_one_key_however_it_is_written_and_a_role_has_none() -> None:
    assert agent_key("José  Ortega") == agent_key("jose ortega")
    assert agent_key("u-77") is not None
    labels = ["Agent", "SPEAKER_01", "spk_0", "ch_1", "A", "speaker 2", ""]
    assert [agent_key(label) for label in labels] == [None] * len(labels)


def test_a_role_beside_a_name_makes_nobody_another_person() -> None:
    labels = ["Priya Shah (Agent)", "Agent Priya Shah", "Priya Shah"]
    assert len({agent_key(label) for label in labels}) == 1


def test_who_says_who_is_agent_keeps_the_keys() -> None:
    def keys(conversation: Conversation) -> tuple[str, set[str]]:
        contact = contact_of(conversation, TwoPatterns(), SETTINGS)
        return contact.conversation.contact, {row.finding for row in contact.findings}

    turns = tuple(replace(turn, role=Role.customer) for turn in CALL.turns[:2])
    assert keys(replace(CALL, turns=turns)) == keys(replace(CALL, turns=CALL.turns[:2]))


def test_nobodys_pseudonym_changes() -> None:
    assert with_new_agents({"c": "a007"}, ["b", "c", "a"]) == {"c": "a007", "a": "a008", "b": "a009"}


def contacts_of(path: Path, text: str) -> list[Contact]:
    path.write_text(text, encoding="utf-8")
    return list(contacts_in_file(path.parent, path.name, TwoPatterns(), SETTINGS, lambda problem: None))


@pytest.mark.parametrize("name", ["anna_b92", "Priya O2", "u-77b"])
def test_a_name_with_a_digit_is_a_name(name: str, tmp_path: Path) -> None:
    (contact,) = contacts_of(
        tmp_path / "a.csv", f"id,speaker,text\na,Agent,Hello.\na,{name},Hi.\na,Agent,{name} wrote twice.\n"
    )
    assert [turn.text for turn in contact.turns] == ["Hello.", "Hi.", "[name] wrote twice."]


@pytest.mark.parametrize("label", ["SPEAKER_01", "3fade-0bed-77", "20417"])
def test_an_id_is_no_name(label: str, tmp_path: Path) -> None:
    text = "The speaker is in bed and I fade."
    (contact,) = contacts_of(tmp_path / "a.csv", f"id,speaker,text\na,Agent,{text}\na,{label},Hi.\n")
    assert contact.turns[0].text == text


def test_a_note_holds_no_number_of_a_speaker(tmp_path: Path) -> None:
    text = "call_id,speaker,text\na,Agent,Hello.\na,+44 7700 900123,Hi.\n"
    (contact,) = contacts_of(tmp_path / "a.csv", text)
    assert contact.conversation.notes == "“…”: taken for the customer, since the other side is known"


def test_the_name_of_a_file_names_nobody(tmp_path: Path) -> None:
    text = '{"chats": {"Tom Hale": {"messages": [{"role": "customer", "name": "Tom Hale", "text": "third time"}, {"role": "agent", "name": "Priya Shah", "text": "calm down"}]}}}'
    (contact,) = contacts_of(tmp_path / "Priya Shah 2026-03-05.json", text)
    assert contact.conversation.source == "[name] 2026-03-05.json"
    places = [turn.place for turn in contact.turns] + [finding.place for finding in contact.findings]
    assert not [
        place for place in places if not place.startswith("[name] 2026-03-05.json:$.chats") or "Tom" in place
    ]


@pytest.mark.parametrize(
    ("channel", "redacted_channel"),
    [
        ("whatsapp:+447911123456 jane@roe.example", "[code] [email]"),
        ("Tom Hale +44 7911 123456", "[name] [phone]"),
        ("web chat", "web chat"),
    ],
)
def test_what_a_file_calls_the_channel_is_redacted(
    channel: str, redacted_channel: str, tmp_path: Path
) -> None:
    messages = [{"role": "customer", "name": "Tom Hale", "text": "hello"}]
    content = {"conversation_id": "c1", "channel": channel, "messages": messages}
    (tmp_path / "chat.json").write_text(json.dumps(content))
    (contact,) = contacts_in_file(tmp_path, "chat.json", TwoPatterns(), SETTINGS, ignore)
    assert contact.conversation.channel == redacted_channel


def test_no_text_of_an_export_is_stored_but_through_the_gate(tmp_path: Path) -> None:
    """Whatever field an export has it in, a name that it carries is in no cell."""
    name = "Zaphod Quux"
    lines = ((name, "customer", f"I am {name}"), ("Priya Shah", "agent", "calm down, Zaphod"))
    write_contact(tmp_path / f"{name}.jsonl", f"call of {name}", lines)
    (contact,) = contacts_in_file(tmp_path, f"{name}.jsonl", TwoPatterns(), SETTINGS, ignore)
    cells = [str(cell) for row in (contact.conversation, *contact.turns, *contact.findings) for cell in row]
    assert [cell for cell in cells if "zaphod" in cell.lower() or "quux" in cell.lower()] == []
    assert contact.conversation.id == "call of [name]"


def test_nothing_that_acts_on_a_terminal_is_stored(tmp_path: Path) -> None:
    """Names of files can hold it, and whatever a field of an export has."""
    mark = "\x1b[31m\x07\x9b\u202e\x7f"
    name = f"calls{mark}.jsonl"
    write_contact(tmp_path / name, f"c{mark}1", ((f"Tom{mark}", "customer", "third\x1b time"),))
    (contact,) = contacts_in_file(tmp_path, name, TwoPatterns(), SETTINGS, ignore)
    cells = [str(cell) for row in (contact.conversation, *contact.turns, *contact.findings) for cell in row]
    assert [cell for cell in cells if not cell.isprintable()] == []
    assert contact.conversation.source == r"calls\x1b[31m\x07\x9b\u202e\x7f.jsonl"
    assert contact.turns[0].place == f"{contact.conversation.source}:1"
