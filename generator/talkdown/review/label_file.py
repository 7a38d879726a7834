"""The table of labels on the disk: read in one way by all commands, and never lost for what somebody typed into it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.review.labels import LabelFile, LabelRow, labels_as_csv, read_labels, with_words_of_tables
from talkdown.storage.atomic import ChangedError, replace_content, write_new
from talkdown.storage.small_file import read_small_file

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MAX_SIZE = 50_000_000
"""Bytes. A thousand rules with twenty findings of a few hundred bytes take a tenth of it."""

_TRIES = 3
"""People save a table once in a while, and to write it takes a second: three times in a row it is a program."""


class LabelFileError(Exception):
    """The file is no table of labels."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(reason)
        self.path = path


class LabelFileChangedError(Exception):
    """Somebody has saved the table while it was to be written, time and again."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path


def read_label_file(path: Path) -> LabelFile:
    """What a file of labels holds; nothing if there is none. Raises `LabelFileError`, and OSError."""
    return _parse(path, _read(path) or b"")


def change_label_file(path: Path, change: Callable[[LabelFile], list[LabelRow]]) -> list[LabelRow]:
    """Write the rows that `change` makes of those in a file, if they differ, and give them back.

    The table is for its owner alone: customers' words are in it. What somebody saves meanwhile is read anew, and never
    written over. Raises as `read_label_file` does, and `LabelFileChangedError` if that happens each time.
    """
    for _ in range(_TRIES):
        content = _read(path)
        label_file = _parse(path, content or b"")
        rows = change(label_file)
        if content is not None and rows == label_file.rows:
            return rows
        with suppress(ChangedError, FileExistsError):
            if content is None:
                write_new(path, labels_as_csv(rows))
                path.chmod(0o600)
            else:
                replace_content(path, content, labels_as_csv(rows))
            return rows
    raise LabelFileChangedError(path)


def update_words(
    path: Path, database: DuckDBPyConnection, is_of_review: Callable[[LabelRow], bool]
) -> list[LabelRow]:
    """Give the labels in a file, if there is one, the words that the tables of a review have now, and give them back.

    Raises as `change_label_file` does.
    """
    if _read(path) is None:
        return []
    return change_label_file(path, lambda file: with_words_of_tables(database, file.rows, is_of_review))


def _read(path: Path) -> bytes | None:
    try:
        return read_small_file(path, _MAX_SIZE)
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise LabelFileError(path, str(error)) from None


def _parse(path: Path, content: bytes) -> LabelFile:
    try:
        return read_labels(content)
    except ValueError as error:
        raise LabelFileError(path, str(error)) from None
