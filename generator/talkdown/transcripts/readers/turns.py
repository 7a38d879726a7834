"""A list of turns in JSON, as teams write it themselves: `messages`, `turns`, `transcript`, whatever it is called."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.transcripts import row_columns as columns
from talkdown.transcripts.json_node import Node, sample_of
from talkdown.transcripts.moments import time_of
from talkdown.transcripts.raw_conversation import RawConversation
from talkdown.transcripts.readers import plain_text
from talkdown.transcripts.row_keys import keys_of_row
from talkdown.transcripts.rows import RowTurn, raw_conversation_of_turns, row_of_node, turn_of_row

FORMAT = "turns"

_LISTS = """
    turns messages transcript utterances dialogue dialog conversation entries segments comments events items lines log chat thread
    conversationitems conversationentries history exchanges interactions phrases sentences data records transcripts replies
""".split()  # fmt: skip
"""Folded keys under which turns lie, the plainest first."""


def recognizes(node: Node) -> bool:
    """Whether a document is a list of turns, has one, or has a text in which people speak in turns."""
    return bool(_turns(node)) or _text(node) is not None


def is_turn(node: Node) -> bool:
    """Whether a document is one turn, as in JSON Lines."""
    return keys_of_row(row_of_node(node)).are_of_turns


def read(node: Node) -> Iterator[RawConversation]:
    """A conversation for each id of one in the rows; else one."""
    identifier = node.text(*columns.CONVERSATION, "id", "sid", "key")
    channel = node.text(*columns.CHANNEL) or node.child("metadata").text(*columns.CHANNEL)
    started_at = time_of(node.text(*columns.START_OF_CONVERSATION)) or time_of(
        node.child("metadata").text(*columns.START_OF_CONVERSATION)
    )
    turns = _turns(node)
    if not turns:
        raw_conversation = _text(node)
        raw_conversations = [raw_conversation] if raw_conversation is not None else []
    else:
        rows = [turn_of_row(row_of_node(turn), turn.place) for turn in turns]
        groups: dict[str, list[RowTurn]] = {row.conversation: [] for row in rows}
        for row in rows:
            groups[row.conversation].append(row)
        raw_conversations = [raw_conversation_of_turns(group, key) for key, group in groups.items()]
    for raw_conversation in raw_conversations:
        raw_conversation.id = raw_conversation.id or identifier
        raw_conversation.channel = raw_conversation.channel or channel or None
        raw_conversation.started_at = raw_conversation.started_at or started_at
        yield raw_conversation


def _turns(node: Node) -> list[Node]:
    lists = (
        [node] if isinstance(node.value, list) else [node.child(name) for name in _LISTS if node.has(name)]
    )
    for items in lists:
        objects = [item for item in items if isinstance(item.value, dict)]
        sample = sample_of(objects)
        if sample and sum(map(is_turn, sample)) * 2 > len(sample):
            return objects
    return []


def _text(node: Node) -> RawConversation | None:
    """A text, or a list of texts, in which people speak in turns."""
    if not isinstance(node.value, dict | list):
        return None
    lists = (
        [node]
        if isinstance(node.value, list)
        else [node.child(name) for name in (*_LISTS, *columns.TEXT) if node.has(name)]
    )
    for value in lists:
        if isinstance(value.value, str):
            text = value.value
        else:
            text = "\n".join(item.value for item in value if isinstance(item.value, str))
        if text and (raw_conversation := plain_text.read_piece(text, value.place)) is not None:
            return raw_conversation
    return None
