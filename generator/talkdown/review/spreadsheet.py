"""Small tables that people fill in with a spreadsheet, however it has saved them since."""

from __future__ import annotations

import codecs
import csv
import io
import re
from itertools import zip_longest
from typing import NamedTuple

_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""What Excel reads, and sometimes writes, above a table."""


class Line(NamedTuple):
    """A row."""

    number: int
    """Its last line in the file, from 1."""
    cells: dict[str, str]
    """By the name of the column; empty where the row ends before."""


class Spreadsheet(NamedTuple):
    """A table."""

    columns: tuple[str, ...]
    lines: list[Line]


def read_spreadsheet(content: bytes, columns: tuple[str, ...]) -> Spreadsheet:
    """The rows of a CSV: in UTF-8, in UTF-16 as Excel's "Unicode text", or else cp1252, with commas, semicolons or tabs, and line ends of any system.

    Raises ValueError if one of `columns` is not there, or the file is no table.
    """
    text = _decode(content)
    separator = ""
    if match := _SEPARATOR_LINE.match(text):
        separator, text = match[1], text[match.end() :]
    first_line = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text), delimiter=separator or max(",;\t", key=first_line.count), strict=False
    )
    limit_before = csv.field_size_limit(
        len(text) + 1
    )  # a turn is longer than the 131,072 characters of the module
    try:
        headings = next(reader, [])
        rows = [(reader.line_num, row) for row in reader if row]
    except csv.Error as error:
        raise ValueError(f"it is no table ({error})") from None
    finally:
        csv.field_size_limit(limit_before)
    if text.strip() and not set(columns) <= set(headings):
        raise ValueError("it has not the columns " + ", ".join(f"`{column}`" for column in columns))
    names = _names_of_columns(headings, [row for _, row in rows])
    return Spreadsheet(
        tuple(filter(None, names)),
        [
            Line(number, {name: text for name, text in zip_longest(names, row, fillvalue="") if name})
            for number, row in rows
        ],
    )


def _names_of_columns(headings: list[str], rows: list[list[str]]) -> list[str]:
    """A name of its own for each column that has a heading or a text anywhere; nothing for the others, as Excel saves them.

    What people write beside a table, below no heading or below one that is there already, is theirs, and not to be lost.
    """
    names: list[str] = []
    for n in range(max(map(len, [headings, *rows]))):
        name = headings[n] if n < len(headings) else ""
        if not name and any(row[n:] and row[n] for row in rows):
            name = f"column {n + 1}"
        while name and name in names:
            name = f"{name} (column {n + 1})"
        names.append(name)
    return names


def _decode(content: bytes) -> str:
    try:
        is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        text = content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
