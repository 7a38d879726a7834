"""Intercom: a conversation's source, which is its first message, and its parts."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts.html_text import text_of_html
from talkdown.transcripts.json_node import Node
from talkdown.transcripts.mail_text import without_history
from talkdown.transcripts.moments import time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.turn import Role

FORMAT = "intercom"

_PRIVATE_PARTS = ("note", "assignment", "quick_reply_note")
"""Beside these, every type whose name begins with `note`. A text that comes with an assignment is for colleagues."""


def recognizes(node: Node) -> bool:
    """Whether a document has parts of a conversation, or a source with an author."""
    return node.has("conversationparts") or node.child("source", "conversationmessage").has("author", "body")


def read(node: Node) -> Iterator[RawConversation]:
    """The one conversation of a document."""
    parts = node.child("conversationparts")
    inner_parts = parts.child("conversationparts")
    source = node.child("source", "conversationmessage")
    channel = source.text("type").casefold()
    channel = "chat" if channel in ("conversation", "") else channel
    raw_conversation = RawConversation([], node.text("id"), channel, time_of(node.child("createdat").value))
    if first := _utterance(source, node.child("createdat").value):
        raw_conversation.utterances.append(first)
    total, count = parts.number("totalcount") or 0, sum(1 for _ in inner_parts)
    if total > count:
        raw_conversation.notes.append(
            f"the file has {count:,} of the {total:,.0f} parts of this conversation"
        )
    for part in inner_parts if inner_parts else parts:
        if message := _utterance(part):
            raw_conversation.utterances.append(message)
    people = [
        node.child("user"),
        *node.child("contacts").child("contacts"),
        *node.child("teammates").child("admins", "teammates"),
    ]
    raw_conversation.names = [person.text("name") for person in people]
    yield raw_conversation


def _utterance(part: Node, created_at: object = None) -> Utterance | None:
    """None for what has no text: actions, and what is withheld."""
    body = part.text("body")
    if not body:
        return None
    author = part.child("author")
    part_type = part.text("parttype").casefold()
    is_bot = part.is_true("fromaiagent") or author.is_true("fromaiagent", "isaianswer")
    return Utterance(
        text=without_history(text_of_html(body, keeps_quotes=False)),
        speaker=author.text("name", "email", "id") or author.text("type"),
        aliases=(author.text("email"), author.text("id")),
        role=Role.bot if is_bot else role_of_word(author.text("type")),
        begin=time_of(part.child("createdat").value) or time_of(created_at),
        place=part.place,
        is_private=part_type.startswith("note") or part_type in _PRIVATE_PARTS,
    )
