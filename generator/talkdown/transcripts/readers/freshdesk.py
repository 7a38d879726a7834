"""Freshdesk: a ticket, whose description is the first message, and its conversations; the notes of older exports."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.html_text import text_of_html
from talkdown.transcripts.json_node import Node, sample_of
from talkdown.transcripts.mail_text import without_history
from talkdown.transcripts.moments import time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.role_guess import agent_score
from talkdown.transcripts.turn import Role

FORMAT = "freshdesk"

_OUTBOUND = "10"
"""The `source` of a ticket that an agent began by a mail."""


def recognizes(node: Node) -> bool:
    """Whether a document has messages that come in or do not."""
    return any(
        item.has("incoming") and (item.has("bodytext") or item.has("body"))
        for item in sample_of(_messages(node))
    )


def read(node: Node) -> Iterator[RawConversation]:
    """The one conversation of a ticket."""
    ticket = node.child("helpdeskticket", "ticket")
    ticket = ticket if ticket else node
    people = _names_by_id(ticket)
    raw_conversation = RawConversation(
        [], ticket.text("id", "displayid"), "ticket", time_of(ticket.text("createdat")), list(people.values())
    )
    if first := _first_message(ticket, people, raw_conversation.notes):
        raw_conversation.utterances.append(first)
    messages = list(_messages(node))
    raw_conversation.id = raw_conversation.id or next((item.text("ticketid") for item in messages), "")
    raw_conversation.utterances += [_utterance(item, people) for item in messages]
    yield raw_conversation


def _messages(node: Node) -> Iterator[Node]:
    ticket = node.child("helpdeskticket", "ticket")
    items = node if isinstance(node.value, list) else node.child("conversations", "notes")
    for item in items if items else ticket.child("conversations", "notes"):
        note = item.child("note", "helpdesknote")
        yield note if isinstance(note.value, dict) else item


def _names_by_id(ticket: Node) -> dict[str, str]:
    people = {}
    for name in ("requester", "responder", "agent"):
        person = ticket.child(name)
        identifier = ticket.text(f"{name}id") or person.text("id")
        people[identifier] = person.text("name") or ticket.text(f"{name}name")
    return {key: name for key, name in people.items() if key and name}


def _first_message(ticket: Node, people: dict[str, str], notes: list[str]) -> Utterance | None:
    text = ticket.text("descriptiontext") or text_of_html(
        ticket.text("descriptionhtml", "description"), keeps_quotes=False
    )
    if not text:
        return None
    role = Role.customer
    if ticket.text("source") == _OUTBOUND or agent_score(text) > 0:
        role = Role.agent
        notes.append(
            "the ticket does not say who wrote its first message; it is taken for the agent's, by its words"
        )
    identifier = ticket.text("responderid" if role is Role.agent else "requesterid")
    speaker = people.get(identifier) or identifier
    return Utterance(
        without_history(text),
        speaker,
        (identifier,),
        role,
        time_of(ticket.text("createdat")),
        place=f"{ticket.place}.description",
    )


def _utterance(item: Node, people: dict[str, str]) -> Utterance:
    identifier = item.text("userid")
    return Utterance(
        text=without_history(
            item.text("bodytext") or text_of_html(item.text("bodyhtml", "body"), keeps_quotes=False)
        ),
        speaker=people.get(identifier) or item.text("username", "fromemail") or identifier,
        aliases=(identifier, item.text("fromemail")),
        role=Role.customer if item.is_true("incoming") else Role.agent,
        begin=time_of(item.text("createdat")),
        place=item.place,
        is_private=item.is_true("private"),
    )
