"""Tables: a turn a row, a conversation a row, or a chat of Salesforce a row; comma, semicolon, tab or bar between columns."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from talkdown.transcripts.moments import time_of
from talkdown.transcripts.open_conversations import OpenConversations
from talkdown.transcripts.raw_conversation import RawConversation, Utterance
from talkdown.transcripts.readers import plain_text, salesforce
from talkdown.transcripts.readers.csv_layout import Layout, layout_of
from talkdown.transcripts.row_keys import keys_of_row
from talkdown.transcripts.rows import Row, RowTurn, turn_of_row
from talkdown.transcripts.source_file import SourceFile, TranscriptError

FORMAT = "table"


def recognizes(source: SourceFile) -> bool:
    """Whether the first lines name columns of turns or conversations, or one column holds nothing but roles."""
    return layout_of(source) is not None


def read(source: SourceFile) -> Iterator[RawConversation]:
    """The conversations of a table, in the order in which they end."""
    layout = layout_of(source)
    if layout is None:
        return
    names_conversations = (
        layout.holds_conversations or keys_of_row(dict.fromkeys(layout.keys, "1")).conversation
    )
    for raw_conversation in _raw_conversations_of(source, layout):
        if not names_conversations:
            raw_conversation.notes.append(
                "no column says which conversation a turn belongs to: all are taken for one"
            )
        yield raw_conversation


def _raw_conversations_of(source: SourceFile, layout: Layout) -> Iterator[RawConversation]:
    conversations = OpenConversations()
    try:
        yield from _raw_conversations_of_rows(source, layout, conversations)
    except TranscriptError:
        # What was read before is whole, but perhaps for the latest one.
        yield from conversations.close()
        raise
    yield from conversations.close()


def _raw_conversations_of_rows(
    source: SourceFile, layout: Layout, conversations: OpenConversations
) -> Iterator[RawConversation]:
    for line, row in _rows(source, layout):
        place = f"{source.name}:{line}"
        if layout.holds_conversations:
            yield _conversation_of_row(row, place)
        elif layout.roles:
            for turn in _turns_by_role(row, layout, place):
                yield from conversations.add(turn, line)
        else:
            yield from conversations.add(turn_of_row(row, place), line)


def _rows(source: SourceFile, layout: Layout) -> Iterator[tuple[int, Row]]:
    """Each row with the line at which it begins; cells without a value are left out."""
    reader = csv.reader(
        (line.text for line in source.lines()), delimiter=layout.delimiter, escapechar=layout.escape
    )
    line = 1
    try:
        for index, cells in enumerate(reader):
            if index >= layout.first_row and cells:
                yield (
                    line,
                    {key: value for key, value in zip(layout.keys, cells, strict=False) if value.strip()},
                )
            line = reader.line_num + 1
    except csv.Error as error:
        raise TranscriptError(
            f"this row cannot be read: {error}", "is a quotation mark missing?", line
        ) from error


def _conversation_of_row(row: Row, place: str) -> RawConversation:
    keys = keys_of_row(row)
    texts = [str(row[key]) for key in keys.text]
    if body := next((text for text in texts if salesforce.recognizes_body(text)), ""):
        return salesforce.read_row({**row, "body": body}, place)
    raw_conversation = next(
        (
            raw_conversation
            for text in texts
            if (raw_conversation := plain_text.read_piece(text, place)) is not None
        ),
        None,
    )
    if raw_conversation is None:
        # A row of another kind among conversations: its text is there, and nobody known says it.
        raw_conversation = RawConversation([Utterance(texts[0], place=place)] if texts else [])
    raw_conversation.id = raw_conversation.id or next(
        (str(row[key]) for key in (*keys.conversation, "id", "name", "key") if row.get(key)), ""
    )
    raw_conversation.channel = raw_conversation.channel or next(
        (str(row[key]) for key in keys.channel if row.get(key)), None
    )
    raw_conversation.started_at = raw_conversation.started_at or next(
        (time for key in (*keys.start_of_conversation, *keys.begin) if (time := time_of(row.get(key)))),
        None,
    )
    return raw_conversation


def _turns_by_role(row: Row, layout: Layout, place: str) -> Iterator[RowTurn]:
    rest = {key: value for key, value in row.items() if key not in dict(layout.roles)}
    for key, role in layout.roles:
        if row.get(key):
            yield turn_of_row({**rest, "text": row[key], "role": role.value}, place)
