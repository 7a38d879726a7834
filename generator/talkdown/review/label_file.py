"""The table of labels on the disk: read in one way by all commands, and never lost for what somebody typed into it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from talkdown.review.labels import LabelFile, LabelRow, labels_as_csv, read_labels
from talkdown.storage.atomic import write_atomic
from talkdown.storage.inside import OpenFolder

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
        with OpenFolder.at(path.parent) as folder:
            content = folder.read(path.name, _MAX_SIZE)
    except FileNotFoundError:
        content = b""
    try:
        return read_labels(content)
    except ValueError as error:
        raise LabelFileError(path, str(error)) from None


def forget_quotes(path: Path, findings: Collection[str]) -> None:
    """Take the words out of labels whose finding is none of these. What was said of the rule stays, and counts."""
    rows = read_label_file(path).rows
    remaining_rows = [
        row if row.finding in findings else row._replace(quote="", turn="", before="", extra_columns=())
        for row in rows
    ]
    if remaining_rows != rows:
        write_label_file(path, remaining_rows)


def write_label_file(path: Path, rows: Iterable[LabelRow]) -> None:
    """Write the table, for its owner alone: customers' words are in it. Raises OSError if the disk refuses."""
    write_atomic(path, labels_as_csv(rows))
    path.chmod(0o600)
