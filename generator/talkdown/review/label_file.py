"""The table of labels on the disk: read in one way by all commands, and never lost for what somebody typed into it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.review.labels import LabelFile, LabelRow, labels_as_csv, read_labels, with_words_of_tables
from talkdown.storage.atomic import write_atomic
from talkdown.storage.small_file import read_small_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MAX_SIZE = 50_000_000
"""Bytes. A thousand rules with twenty findings of a few hundred bytes take a tenth of it."""


class LabelFileError(Exception):
    """The file is no table of labels."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.path = path


def read_label_file(path: Path) -> LabelFile:
    """What a file of labels holds; nothing if there is none. Raises `LabelFileError`, and OSError."""
    try:
        return read_labels(read_small_file(path, _MAX_SIZE))
    except FileNotFoundError:
        return read_labels(b"")
    except ValueError as error:
        raise LabelFileError(path, str(error)) from None


def update_words(path: Path, database: DuckDBPyConnection) -> list[LabelRow]:
    """Give the labels in a file the words that the tables of a review have now, and give them back.

    Raises as `read_label_file` does.
    """
    rows = read_label_file(path).rows
    updated_rows = with_words_of_tables(database, rows)
    if updated_rows != rows:
        write_label_file(path, updated_rows)
    return updated_rows


def write_label_file(path: Path, rows: Iterable[LabelRow]) -> None:
    """Write the table, for its owner alone: customers' words are in it. Raises OSError if the disk refuses."""
    write_atomic(path, labels_as_csv(rows))
    path.chmod(0o600)
