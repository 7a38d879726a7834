"""What people have said of findings: right, not here, unsure. It stays when a review is run anew."""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from talkdown.review.exports.formula_guard import guard, without_guard
from talkdown.review.facts.tables import dicts
from talkdown.review.statistics import Interval, wilson

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "labels.csv"
DRAWN_PER_RULE = 20
"""With 17 right of 20, a rule's precision lies between .64 and .95: enough to tell a good rule from a bad one."""

_SEED = "talkdown labels"
_COLUMNS = ("label", "rule", "quote", "turn", "before", "finding")


class Verdict(StrEnum):
    """What a person says of a finding."""

    right = "right"
    not_here = "not here"
    unsure = "unsure"


class LabelRow(NamedTuple):
    """A finding to look at, with what a person has said of it."""

    label: str
    """A verdict; empty until somebody has looked."""
    rule: str
    quote: str
    turn: str
    """The whole turn."""
    before: str
    """The turn before it."""
    finding: str
    """The key of the finding."""


class LabelProblem(NamedTuple):
    """A row that says something else."""

    line: int
    label: str


class LabelFile(NamedTuple):
    """What a file of labels holds."""

    rows: list[LabelRow]
    problems: list[LabelProblem]


def read_labels(text: str) -> LabelFile:
    """The rows of a file of labels, as `labels_as_csv` writes it or a spreadsheet has saved it since.

    Raises ValueError if a column is not there.
    """
    text = text.removeprefix("\ufeff")
    first_line = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in first_line else ",")
    if text.strip() and not set(_COLUMNS) <= set(reader.fieldnames or ()):
        raise ValueError("it has not the columns " + ", ".join(f"`{column}`" for column in _COLUMNS))
    rows, problems = [], []
    for values in reader:
        row = LabelRow(*(without_guard(values[column] or "") for column in _COLUMNS))
        label = " ".join(row.label.lower().split())
        if label and label not in set(Verdict):
            problems.append(LabelProblem(reader.line_num, row.label))
            label = ""
        rows.append(row._replace(label=label))
    return LabelFile(rows, problems)


def labels_as_csv(rows: Iterable[LabelRow]) -> str:
    """The rows as a table for a spreadsheet."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(map(guard, row) for row in rows)
    return file.getvalue()


def draw(database: DuckDBPyConnection, label_rows: Iterable[LabelRow]) -> list[LabelRow]:
    """The rows there are, and of each rule so many more that twenty of its findings are in it.

    Which ones depends on the findings' keys alone: the same findings, the same draw.
    """
    rows_by_finding = {row.finding: row for row in label_rows}
    counts = Counter(row.rule for row in rows_by_finding.values())
    keys_by_rule: dict[str, list[str]] = {}
    for row in dicts(database, "SELECT DISTINCT rule, finding FROM finding ORDER BY rule, finding"):
        keys_by_rule.setdefault(row["rule"], []).append(row["finding"])
    new_keys = [
        key
        for rule, keys in keys_by_rule.items()
        for key in sorted(set(keys) - set(rows_by_finding), key=_order)[
            : max(0, DRAWN_PER_RULE - counts[rule])
        ]
    ]
    return [*rows_by_finding.values(), *_new_rows(database, new_keys)]


def _order(key: str) -> str:
    return hashlib.sha256(f"{_SEED} {key}".encode()).hexdigest()


def _new_rows(database: DuckDBPyConnection, keys: list[str]) -> Iterator[LabelRow]:
    query = """
        SELECT rule, quote, turn.text AS turn, coalesce(previous.text, '') AS before, finding.finding
        FROM finding JOIN turn USING (contact, turn)
        LEFT JOIN turn AS previous ON previous.contact = finding.contact AND previous.turn = finding.turn - 1
        WHERE list_contains($keys, finding.finding)
        QUALIFY row_number() OVER (PARTITION BY finding.finding ORDER BY finding."begin") = 1
        ORDER BY rule, finding.finding
    """
    if keys:
        yield from (LabelRow("", **row) for row in dicts(database, query, {"keys": keys}))


class Precision(NamedTuple):
    """How often a rule was right where a person has looked."""

    right: int
    total: int
    """Right and wrong; those that somebody was unsure of are in neither."""
    interval: Interval


def precision_by_rule(rows: Iterable[LabelRow]) -> Mapping[str, Precision]:
    """By rule, for each that somebody has looked at; a rule is right if its finding means what the entry says."""
    verdicts: dict[str, Counter[str]] = {}
    for row in rows:
        if row.label in (Verdict.right, Verdict.not_here):
            verdicts.setdefault(row.rule, Counter())[row.label] += 1
    return {
        rule: Precision(counts[Verdict.right], counts.total(), wilson(counts[Verdict.right], counts.total()))
        for rule, counts in sorted(verdicts.items())
    }
