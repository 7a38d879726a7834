"""Salesforce: the body of a LiveChatTranscript, which is HTML with seconds in words; rows of it from a table or JSON.

Rows of ConversationEntry, its successor, are read as any rows of turns.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from talkdown.transcripts.html_text import text_of_html
from talkdown.transcripts.json_node import Node
from talkdown.transcripts.moments import Time, time_of
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.rows import Row
from talkdown.transcripts.turn import Role

FORMAT = "salesforce-chat"

_PARAGRAPH = re.compile(r"<p\b[^<>]{0,200}>([^<]{0,400})</p>", re.IGNORECASE)
"""What the system says stands in paragraphs of its own."""

_MESSAGE = re.compile(r"\(\s*((?:\d+h\s*)?(?:\d+m\s*)?\d+s|\d+[hm]|\d+h\s*\d+m)\s*\)\s*")
_AGENT = re.compile(
    r"^(?:Agent|Chat Transferred From|Chat transferred from)\s+(.+?)(?:\s+(?:to|successfully).*)?$",
    re.IGNORECASE,
)
_START = re.compile(r"^Chat Started:\s*(?:\w+,\s*)?(.+?)\s*$", re.IGNORECASE)
_LONGEST_NAME = 60
"""Characters before a colon that may be a visitor's name; with more, the colon stands in what was said."""

_BEGINNING = 20_000
"""Characters in which the first message stands: what the system says comes before it."""


def recognizes_body(text: str) -> bool:
    """Whether a text is the body of a chat."""
    head = text[:_BEGINNING]
    return "( " in head and _MESSAGE.search(head) is not None and ("<br" in head or "</p>" in head)


def recognizes(node: Node) -> bool:
    """Whether an object, or the records in it, have such a body."""
    return any(recognizes_body(record.text("body")) for record in _records(node))


def read(node: Node) -> Iterator[RawConversation]:
    """A conversation for each record."""
    for record in _records(node):
        yield read_row({key: record.value[name] for key, name in record.keys.items()}, record.place)


def _records(node: Node) -> list[Node]:
    return list(node.child("records")) or [node]


def read_row(row: Row, place: str) -> RawConversation:
    """The conversation of a row of LiveChatTranscript."""
    texts = {key: value for key, value in row.items() if isinstance(value, str)}
    raw_conversation = read_body(texts.get("body", ""), place)
    raw_conversation.id = texts.get("chatkey") or texts.get("name") or texts.get("id") or ""
    raw_conversation.started_at = (
        time_of(texts.get("starttime")) or time_of(texts.get("createddate")) or raw_conversation.started_at
    )
    raw_conversation.names += [
        texts[name]
        for name in ("ownername", "contactname", "visitorname", "casecontactname")
        if texts.get(name)
    ]
    return raw_conversation


def read_body(body: str, place: str) -> RawConversation:
    """The messages of a chat. A speaker's name may hold a colon: the agents' are known, the visitor's is what is left."""
    raw_conversation = RawConversation([], channel="chat")
    agents: list[str] = []
    for match in _PARAGRAPH.finditer(body):
        notice = html.unescape(match[1]).strip()
        if agent := _AGENT.match(notice):
            agents.append(agent[1].strip())
        elif start := _START.match(notice):
            raw_conversation.started_at = time_of(_as_moment(start[1]))
    parts = _MESSAGE.split(_PARAGRAPH.sub("", body))
    # The first part is what stands before any message; then a time and its message, in turn.
    for clock, piece in zip(parts[1::2], parts[2::2], strict=True):
        speaker, text = _split_name(text_of_html(piece).strip(), agents)
        role = (
            Role.agent
            if speaker in agents
            else Role.bot
            if speaker.casefold() in ("bot", "chatbot", "einstein bot")
            else None
        )
        time = time_of(clock)
        raw_conversation.utterances.append(
            Utterance(
                text, speaker, role=role, begin=time and Time(time.seconds, is_moment=False), place=place
            )
        )
    visitors = {utterance.speaker for utterance in raw_conversation.utterances if utterance.role is None}
    if agents and len(visitors) == 1:
        for utterance in raw_conversation.utterances:
            utterance.role = utterance.role or Role.customer
    raw_conversation.names += agents
    return raw_conversation


def _split_name(text: str, agents: list[str]) -> tuple[str, str]:
    for agent in agents:
        if text.startswith(f"{agent}:"):
            return agent, text[len(agent) + 1 :]
    name, colon, rest = text.partition(":")
    return (name.strip(), rest) if colon and len(name) <= _LONGEST_NAME else ("", text)


def _as_moment(text: str) -> str:
    """`March 05, 2026, 09:14:00 (+0000)` in the order that mail has it."""
    match = re.match(r"(\w{3})\w* (\d{1,2}), (\d{4}),? (\d{1,2}:\d\d:\d\d) \(?([+-]\d{4})", text)
    return f"{match[2]} {match[1]} {match[3]} {match[4]} {match[5]}" if match else text
