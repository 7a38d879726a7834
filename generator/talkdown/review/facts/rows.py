"""The rows of the three tables. A column is a field here; its type in DuckDB follows from it."""

from __future__ import annotations

import types
from datetime import datetime
from typing import NamedTuple, NewType, get_args, get_type_hints

RedactedText = NewType("RedactedText", str)
"""A text of an export that may be stored. `export_gate.py` makes it: where a row has one, a type checker lets no other text in."""


class ConversationRow(NamedTuple):
    """One contact."""

    contact: str
    """16 hex digits, made of the file's own id, of the start and of what was said: the same contact in two files has one.
    Where a file names contact and start, its first words do: a ticket that goes on is the same."""
    id: RedactedText
    """As the file names it."""
    source: RedactedText
    """The file, relative to the folder that was read, without the names that the export carries."""
    file: str
    """16 hex digits of the file's name as it is: by them it is known whether the file is still there."""
    format: str
    """The reader: `webvtt`."""
    channel: RedactedText | None
    start: datetime | None
    """UTC."""
    seconds: float | None
    """From the start to the end of the last turn; None where the file has no times."""
    agent: str | None
    """The key of the agent with most turns; None if no agent has a name."""
    turns: int
    judged_turns: int
    """In how many something was looked for."""
    notes: RedactedText
    """What was guessed or left out, a sentence a line."""


class TurnRow(NamedTuple):
    """What one person said until somebody else spoke."""

    contact: str
    turn: int
    """Its number in the contact, from 1."""
    role: str
    agent: str | None
    """The key of the agent who speaks; None for others, and for an agent without a name."""
    text: RedactedText
    """Redacted, unless redaction was off."""
    begin: float | None
    """Seconds from the start."""
    end: float | None
    is_private: bool
    not_judged: str | None
    """Why nothing was looked for: `private`, `role`, `confidence`; None if it was."""
    place: RedactedText
    """Where it stands in the source: `calls/a.vtt:7`."""


class FindingRow(NamedTuple):
    """A place in a turn, and the rule that points at it."""

    finding: str
    """16 hex digits of contact, turn, wording and quote: a label stays with it when the review is run anew, and with another
    wording before it in the book."""
    contact: str
    turn: int
    role: str
    agent: str | None
    kind: str
    entry: str
    rule: str
    certainty: str
    begin: int
    """In characters of the turn's text."""
    end: int
    quote: RedactedText
    place: RedactedText
    wording: str
    """The pattern of words behind the rule, as the book has it; empty for what is found in another way."""


class ProblemRow(NamedTuple):
    """What could not be read of a file. On one machine it is said, and in no table; on a cluster it is a table of its own."""

    path: str
    line: int
    column: int
    severity: str
    message: str
    hint: str


Row = ConversationRow | TurnRow | FindingRow

TABLES: dict[str, type[Row]] = {"conversation": ConversationRow, "turn": TurnRow, "finding": FindingRow}

SORT_KEYS = {
    "conversation": "contact, source",
    "turn": "contact, turn",
    "finding": 'contact, turn, "begin", "end", rule',
}
"""In what order the rows of a table stand: so the same facts are the same bytes."""

_SQL_TYPES = {str: "VARCHAR", int: "INTEGER", float: "DOUBLE", bool: "BOOLEAN", datetime: "TIMESTAMP"}


def sql_columns(row_class: type[Row] | type[ProblemRow]) -> dict[str, str]:
    """The type in DuckDB by the name of a column.

    >>> sql_columns(TurnRow)["begin"]
    'DOUBLE'
    """
    hints = get_type_hints(row_class)
    return {name: _SQL_TYPES[_without_none(hints[name])] for name in row_class._fields}


def _without_none(hint: object) -> type:
    choices = [choice for choice in get_args(hint) or (hint,) if choice is not types.NoneType]
    (only_type,) = (getattr(choice, "__supertype__", choice) for choice in choices)  # that of a `NewType`
    assert isinstance(only_type, type)
    return only_type
