"""How a table is laid out: what parts its columns, where its rows begin, and what its columns hold."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from typing import NamedTuple

from talkdown.transcripts.json_node import fold
from talkdown.transcripts.moments import time_of
from talkdown.transcripts.readers import plain_text, salesforce
from talkdown.transcripts.role_words import role_of_word
from talkdown.transcripts.row_keys import keys_of_row
from talkdown.transcripts.source_file import SourceFile
from talkdown.transcripts.turn import Role

_DELIMITERS = ",;\t|"
_DELIMITER_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)
"""Excel's own first line."""

_ROLE_CELL = re.compile(r"[^\W\d]+(?:[ _-]\w+){0,3}")

_MOST_LINES_ABOVE = 5
"""Above the names of columns: titles of reports."""

_SAMPLE_ROWS = 20
"""Below the names of columns: what a column holds shows in them, and a large table is read no further than that twice."""


class Layout(NamedTuple):
    """How rows are read."""

    delimiter: str
    first_row: int
    """The index of the first row that holds a turn."""
    keys: tuple[str, ...]
    """The columns' names, folded."""
    escape: str | None
    holds_conversations: bool = False
    """Whether a row is a conversation and not a turn."""
    roles: tuple[tuple[str, Role], ...] = ()
    """Columns that hold what a role says, where there is one for each."""


def layout_of(source: SourceFile) -> Layout | None:
    """The layout of a table of turns or conversations; None for another one, or for what is no table."""
    first_line, _, rest = source.sample.partition("\n")
    match = _DELIMITER_LINE.fullmatch(first_line.strip("\ufeff"))
    lines = (rest if match else source.sample).splitlines(keepends=True)
    delimiters = match[1] if match else sorted(_DELIMITERS, key=lambda mark: -first_line.count(mark))
    escape = "\\" if '\\"' in source.sample and '""' not in source.sample else None
    for delimiter in delimiters:
        rows = _sample_rows(lines, delimiter, escape)
        layout = _layout_of_rows(rows, delimiter, escape)
        if layout is not None:
            return layout._replace(first_row=layout.first_row + bool(match))
    return None


def _sample_rows(lines: Sequence[str], delimiter: str, escape: str | None) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(lines, delimiter=delimiter, escapechar=escape):
            rows.append(row)
            if len(rows) > _SAMPLE_ROWS + _MOST_LINES_ABOVE:
                break
    except csv.Error:
        pass
    return rows


def _layout_of_rows(rows: Sequence[list[str]], delimiter: str, escape: str | None) -> Layout | None:
    for index, row in enumerate(rows[:_MOST_LINES_ABOVE]):
        keys = tuple(fold(name) for name in row)
        if len(keys) < 2:
            continue
        rows_below = rows[index + 1 :]
        if _holds_conversations(keys, rows_below):
            return Layout(delimiter, index + 1, keys, escape, holds_conversations=True)
        if keys_of_row(keys).are_of_turns:
            return Layout(delimiter, index + 1, keys, escape)
        roles = tuple((key, role) for key in keys if (role := role_of_word(key)) is not None)
        if not keys_of_row(keys).text and {Role.agent, Role.customer} <= {role for _, role in roles}:
            return Layout(delimiter, index + 1, keys, escape, roles=roles)
    keys = _keys_without_names(rows)
    return Layout(delimiter, 0, keys, escape) if keys else None


def _holds_conversations(keys: tuple[str, ...], rows: Sequence[list[str]]) -> bool:
    for name in keys_of_row(keys).text:
        index = keys.index(name)
        texts = [row[index] for row in rows if len(row) > index and row[index]]
        if texts and all(
            salesforce.recognizes_body(text) or plain_text.holds_conversation(text) for text in texts[:3]
        ):
            return True
    return False


def _keys_without_names(rows: Sequence[list[str]]) -> tuple[str, ...]:
    """Names for the columns of a table that has none: one holds roles, the one with the longest texts is said."""
    rows = [row for row in rows if row]
    if not rows or len({len(row) for row in rows}) != 1 or len(rows[0]) < 2:
        return ()
    cells = list(zip(*rows, strict=True))
    roles = [index for index, column in enumerate(cells) if all(map(_is_role, column))]
    if not roles:
        return ()
    times = [index for index, column in enumerate(cells) if all(time_of(cell) is not None for cell in column)]
    others = [index for index in range(len(cells)) if index not in roles]
    if not others:
        return ()
    # What is said is no time, and longer than an id; where all are times, it stands behind who says it.
    texts = [index for index in others if index not in times] or others[-1:]
    text = max(texts, key=lambda index: (sum(map(len, cells[index])), index))
    names = {index: f"column{index}" for index in range(len(cells))} | {roles[0]: "role", text: "text"}
    if times and times[0] != text:
        names[times[0]] = "time"
    return tuple(names[index] for index in range(len(cells)))


def _is_role(cell: str) -> bool:
    """Whether nothing but a word for a role stands in a cell: `Agent - no, …` is a line of text that has a comma."""
    return _ROLE_CELL.fullmatch(cell.strip()) is not None and role_of_word(cell) is not None
