"""Chatwoot: messages of a conversation, from the API, a webhook or a dump."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.html_text import text_of_html
from talkdown.transcripts.json_node import Node, sample_of
from talkdown.transcripts.moments import time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.turn import Role

FORMAT = "chatwoot"

_ROLES = {
    "0": Role.customer, "1": Role.agent, "2": Role.system, "3": Role.bot,
    "incoming": Role.customer, "outgoing": Role.agent, "activity": Role.system, "template": Role.bot,
}  # fmt: skip
"""By `message_type`."""


def recognizes(node: Node) -> bool:
    """Whether a document has messages with Chatwoot's number for a type."""
    return any(
        item.text("messagetype") in _ROLES and item.has("content") for item in sample_of(_messages(node))
    )


def read(node: Node) -> Iterator[RawConversation]:
    """A conversation for each id of one that the messages name."""
    raw_conversations: dict[str, RawConversation] = {}
    people = [node.child("meta").child(name) for name in ("contact", "sender", "assignee")]
    for message in _messages(node):
        identifier = message.text("conversationid") or node.text("id", "displayid")
        raw_conversation = raw_conversations.setdefault(
            identifier,
            RawConversation([], identifier, "chat", names=[person.text("name") for person in people]),
        )
        raw_conversation.utterances.append(_utterance(message))
    yield from raw_conversations.values()


def _messages(node: Node) -> Node:
    if isinstance(node.value, list):
        return node
    return node.child("payload", "messages")


def _utterance(message: Node) -> Utterance:
    sender = message.child("sender")
    role = _ROLES.get(message.text("messagetype"))
    # A bot sends as an agent does.
    sender_role = role_of_word(sender.text("type")) or role_of_word(message.text("sendertype"))
    if sender_role is Role.bot:
        role = Role.bot
    return Utterance(
        text=text_of_html(message.text("content")),
        speaker=sender.text("name", "availablename", "email", "id") or message.text("sendername", "senderid"),
        aliases=(sender.text("email"), sender.text("id")),
        role=role,
        begin=time_of(message.child("createdat").value),
        place=message.place,
        is_private=message.is_true("private"),
    )
