"""Small tables that people fill in with a spreadsheet, however it has saved them since."""

from __future__ import annotations

import codecs
import csv
import io
import re
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
    reader = csv.DictReader(
        io.StringIO(text), delimiter=separator or max(",;\t", key=first_line.count), strict=False
    )
    limit_before = csv.field_size_limit(
        len(text) + 1
    )  # a turn is longer than the 131,072 characters of the module
    try:
        lines = [
            Line(reader.line_num, {key: value or "" for key, value in row.items() if isinstance(key, str)})
            for row in reader
        ]
        names = tuple(reader.fieldnames or ())
    except csv.Error as error:
        raise ValueError(f"it is no table ({error})") from None
    finally:
        csv.field_size_limit(limit_before)
    if text.strip() and not set(columns) <= set(names):
        raise ValueError("it has not the columns " + ", ".join(f"`{column}`" for column in columns))
    return Spreadsheet(names, lines)


def _decode(content: bytes) -> str:
    try:
        is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        text = content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
