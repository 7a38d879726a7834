"""From documents of JSON to raw conversations: each is given to the reader that recognizes it, or opened if it is an envelope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from talkdown.transcripts.formats import JSON_READERS, JsonReader
from talkdown.transcripts.json_documents import documents_in
from talkdown.transcripts.json_node import Node
from talkdown.transcripts.open_conversations import OpenConversations
from talkdown.transcripts.raw_conversation import RawConversation
from talkdown.transcripts.readers import turns
from talkdown.transcripts.row_keys import keys_of_row
from talkdown.transcripts.rows import row_of_node, turn_of_row
from talkdown.transcripts.source_file import SourceFile, TranscriptError
from talkdown.transcripts.unknown_format import WAY_OUT, unknown_json

_DEEPEST_ENVELOPE = 4
"""Lists and objects around conversations: `{data: {items: [ … ]}}`."""

_MOST_UNKNOWN = 20
"""Documents of one file that are reported as not understood, one by one."""

_MOST_UNKNOWN_NODES = 3_000
"""Lists and objects of one file that are looked into in vain, which takes about a second."""


def raw_conversations_of_json(source: SourceFile) -> Iterator[tuple[str, RawConversation]]:
    """The conversations of a file of JSON, each with the name of its format. Raises `TranscriptError`.

    Documents that are single turns are gathered; what is not understood is reported.
    """
    conversations = OpenConversations()
    try:
        yield from _join_pages(_raw_conversations_of_documents(source, conversations))
    except TranscriptError:
        # What was read before is whole, but perhaps for the latest one.
        yield from ((turns.FORMAT, raw_conversation) for raw_conversation in conversations.close())
        raise
    yield from ((turns.FORMAT, raw_conversation) for raw_conversation in conversations.close())


def _raw_conversations_of_documents(
    source: SourceFile, conversations: OpenConversations
) -> Iterator[tuple[str, RawConversation]]:
    unknown_nodes = _UnknownNodes()
    unknown_count = 0
    has_turns = False
    for number, document in enumerate(documents_in(source), start=1):
        # What follows a turn is mostly one: no reader needs to look at each of a million lines.
        row = row_of_node(document) if has_turns else {}
        has_turns = keys_of_row(row).are_of_turns
        if not has_turns:
            raw_conversations = list(_raw_conversations_in(document, unknown_nodes))
            yield from raw_conversations
            row = {} if raw_conversations else row_of_node(document)
            has_turns = keys_of_row(row).are_of_turns
        if has_turns:
            for raw_conversation in conversations.add(turn_of_row(row, document.place), number):
                yield turns.FORMAT, raw_conversation
        elif not raw_conversations:
            unknown_count += 1
            if unknown_count <= _MOST_UNKNOWN:
                error = unknown_json(document)
                source.say(error.message, number, error.hint)
    if unknown_count > _MOST_UNKNOWN:
        source.say(f"{unknown_count - _MOST_UNKNOWN:,} more documents of this file are not understood")


def _join_pages(
    raw_conversations: Iterable[tuple[str, RawConversation]],
) -> Iterator[tuple[str, RawConversation]]:
    """Put together what follows each other and has the same id: pages of an API, events of a stream."""
    latest_page: tuple[str, RawConversation] | None = None
    try:
        for format_name, raw_conversation in raw_conversations:
            if (
                latest_page is not None
                and raw_conversation.id
                and (latest_page[0], latest_page[1].id) == (format_name, raw_conversation.id)
            ):
                latest_page[1].utterances += raw_conversation.utterances
                latest_page[1].names += raw_conversation.names
                latest_page[1].notes += raw_conversation.notes
                continue
            if latest_page is not None:
                yield latest_page
            latest_page = format_name, raw_conversation
    except TranscriptError:
        if latest_page is not None:
            yield latest_page
        raise
    if latest_page is not None:
        yield latest_page


class _UnknownNodes:
    """How many lists and objects no reader has recognized."""

    def __init__(self) -> None:
        self._count = 0

    def add(self) -> None:
        """Count one more. Raises `TranscriptError` when there are too many to go on looking."""
        self._count += 1
        if self._count > _MOST_UNKNOWN_NODES:
            raise TranscriptError("most of this JSON is not understood", WAY_OUT)


def _raw_conversations_in(
    node: Node, unknown_nodes: _UnknownNodes, depth: int = 0
) -> Iterator[tuple[str, RawConversation]]:
    reader = _reader_of(node)
    if reader is not None:
        for raw_conversation in reader.read(node):
            yield reader.FORMAT, raw_conversation
        return
    unknown_nodes.add()
    if depth < _DEEPEST_ENVELOPE and not turns.is_turn(node):
        for child in node.children():
            yield from _raw_conversations_in(child, unknown_nodes, depth + 1)


def _reader_of(node: Node) -> JsonReader | None:
    reader = next((reader for reader in JSON_READERS if reader.recognizes(node)), None)
    if reader is turns and _reader_of(node.first()) not in (None, turns):
        # A list of conversations, each with a field that could be what is said in a turn.
        return None
    return reader
