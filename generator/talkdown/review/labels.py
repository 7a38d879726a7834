"""What people have said of findings: right, not here, unsure. It stays when a review is run anew."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from talkdown.review.exports.guarded_csv import GuardedCsv, without_guard
from talkdown.review.facts.tables import dicts
from talkdown.review.spreadsheet import read_spreadsheet
from talkdown.review.statistics import Interval, wilson

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

NAME = "labels.csv"
DRAWN_PER_RULE = 20
"""With 17 right of 20, a rule's precision lies between .64 and .95: enough to tell a good rule from a bad one."""

_SEED = "talkdown labels"
_NEEDED_COLUMNS = ("label", "rule", "quote", "turn", "before", "finding")
_COLUMNS = (*_NEEDED_COLUMNS, "wording", "contact_key")


class Verdict(StrEnum):
    """What a person says of a finding."""

    right = "right"
    not_here = "not here"
    unsure = "unsure"


class LabelRow(NamedTuple):
    """A finding to look at, with what a person has said of it."""

    label: str
    """As somebody has typed it; empty until somebody has looked."""
    rule: str
    quote: str
    turn: str
    """The whole turn."""
    before: str
    """The turn before it."""
    finding: str
    """The key of the finding."""
    wording: str = ""
    """The pattern of words behind the rule. What is said of a finding is said of it, whatever its number is by then."""
    contact_key: str = ""
    """The contact that it was said in; empty in a line of a page."""
    extra_columns: tuple[tuple[str, str], ...] = ()
    """Columns that others have added, such as comments: name and text."""

    @property
    def verdict(self) -> Verdict | None:
        """What the label says; None for none, and for another word."""
        label = " ".join(self.label.lower().split())
        return Verdict(label) if label in set(Verdict) else None


class LabelProblem(NamedTuple):
    """A row that says something else."""

    line: int
    label: str


class LabelFile(NamedTuple):
    """What a file of labels holds."""

    rows: list[LabelRow]
    problems: list[LabelProblem]


def read_labels(content: bytes) -> LabelFile:
    """The rows of a file of labels, as `labels_as_csv` writes it or a spreadsheet has saved it since.

    Of several rows for one finding, as lines from a page make them, the last label counts; a row without a finding is a
    person's own, and stays as it is. Raises ValueError if a column is
    not there, or the file is no table.
    """
    rows: dict[str, LabelRow] = {}
    problems: list[LabelProblem] = []
    for number, cells in read_spreadsheet(content, _NEEDED_COLUMNS).lines:
        texts = {without_guard(name): without_guard(text) for name, text in cells.items()}
        extra_columns = tuple((name, text) for name, text in texts.items() if name not in _COLUMNS)
        row = LabelRow(**{column: texts.get(column, "") for column in _COLUMNS}, extra_columns=extra_columns)
        if row.label.strip() and row.verdict is None:
            problems.append(LabelProblem(number, row.label))
        key = row.finding or f"line {number}"
        rows[key] = _merge(rows[key], row) if key in rows else row
    return LabelFile(list(rows.values()), problems)


def _merge(row: LabelRow, later_row: LabelRow) -> LabelRow:
    """Two rows of one finding: what the later one leaves empty is as in the first, and notes of both stay."""
    texts = {name: getattr(later_row, name) or getattr(row, name) for name in _COLUMNS}
    notes = dict(row.extra_columns)
    for name, text in later_row.extra_columns:
        notes[name] = "; ".join(dict.fromkeys(filter(None, (notes.get(name, ""), text))))
    return LabelRow(**texts, extra_columns=tuple(notes.items()))


def labels_as_csv(rows: Iterable[LabelRow]) -> bytes:
    """The rows as a table for a spreadsheet, with the mark by which it knows the letters."""
    rows = list(rows)
    more_columns = list(dict.fromkeys(name for row in rows for name, _ in row.extra_columns))
    file = io.StringIO()
    table_file = GuardedCsv(file)
    table_file.write([*_COLUMNS, *more_columns])
    for row in rows:
        extra_cells = dict(row.extra_columns)
        table_file.write([*row[:-1], *(extra_cells.get(name, "") for name in more_columns)])
    return file.getvalue().encode("utf-8-sig", "replace")


def label_line(verdict: Verdict, rule: str, quote: str, finding: str) -> str:
    """A line for the table of labels: what is left out of it is filled in when it is read."""
    return (
        labels_as_csv([LabelRow(label=verdict, rule=rule, quote=quote, turn="", before="", finding=finding)])
        .decode("utf-8-sig")
        .splitlines()[1]
    )


def with_words_of_tables(
    database: DuckDBPyConnection, label_rows: Iterable[LabelRow], is_of_review: Callable[[LabelRow], bool]
) -> list[LabelRow]:
    """The rows with the words that the tables have now: redacted as these are, and none where the contact is gone.

    A contact is gone if its row `is_of_review`, and no table has it: one table of labels may serve several reviews. What people
    have said of the rule, and their notes, stay. So do the words of a finding that is not looked for this time.
    """
    label_rows = list(label_rows)
    table_rows = {row.finding: row for row in _rows_of(database, [row.finding for row in label_rows])}
    contacts = {contact for (contact,) in database.execute("SELECT contact FROM conversation").fetchall()}
    return [
        _with_words(row, table_rows[row.finding])
        if row.finding in table_rows
        else row._replace(quote="", turn="", before="")
        if row.finding and row.contact_key not in contacts and is_of_review(row)
        else row
        for row in label_rows
    ]


def _with_words(row: LabelRow, table_row: LabelRow) -> LabelRow:
    """What a person has said, with the words of the tables."""
    return table_row._replace(label=row.label, extra_columns=row.extra_columns)


def draw(database: DuckDBPyConnection, label_rows: Iterable[LabelRow]) -> list[LabelRow]:
    """The rows there are, and of each rule so many more that twenty of its findings in these tables are in it.

    Which ones depends on the findings' keys alone: the same findings, the same draw. Rows whose finding is in the tables have
    its words as they are there.
    """
    rows_by_finding = {row.finding or f"row {number}": row for number, row in enumerate(label_rows)}
    rules_by_finding: dict[str, str] = {}
    keys_by_rule: dict[str, list[str]] = {}
    for row in dicts(database, "SELECT DISTINCT rule, finding FROM finding ORDER BY rule, finding"):
        keys_by_rule.setdefault(row["rule"], []).append(row["finding"])
        rules_by_finding.setdefault(row["finding"], row["rule"])
    counts = Counter(rules_by_finding[key] for key in rows_by_finding if key in rules_by_finding)
    new_keys = [
        key
        for rule, keys in keys_by_rule.items()
        for key in sorted(set(keys) - set(rows_by_finding), key=_order)[
            : max(0, DRAWN_PER_RULE - counts[rule])
        ]
    ]
    table_rows = {row.finding: row for row in _rows_of(database, [*rows_by_finding, *new_keys])}
    return [
        *(_with_words(row, table_rows.get(row.finding, row)) for row in rows_by_finding.values()),
        *(table_rows[key] for key in new_keys),
    ]


def _order(key: str) -> str:
    return hashlib.sha256(f"{_SEED} {key}".encode()).hexdigest()


def _rows_of(database: DuckDBPyConnection, keys: list[str]) -> Iterator[LabelRow]:
    query = """
        SELECT rule, quote, wording, turn.text AS turn, coalesce(previous.text, '') AS before, finding.finding,
            finding.contact AS contact_key
        FROM finding JOIN turn USING (contact, turn)
        LEFT JOIN turn AS previous ON previous.contact = finding.contact AND previous.turn = finding.turn - 1
        WHERE list_contains($keys, finding.finding)
        QUALIFY row_number() OVER (PARTITION BY finding.finding ORDER BY finding."begin") = 1
        ORDER BY rule, finding.finding
    """
    if keys:
        yield from (LabelRow(label="", **row) for row in dicts(database, query, {"keys": keys}))


class Precision(NamedTuple):
    """How often a rule was right where a person has looked."""

    right: int
    total: int
    """Right and wrong; those that somebody was unsure of are in neither."""
    interval: Interval


def precision_by_rule(
    rows: Iterable[LabelRow], rules: Mapping[str, str] = MappingProxyType({})
) -> Mapping[str, Precision]:
    """By rule, for each that somebody has looked at; a rule is right if its finding means what the entry says.

    `rules` has today's name of a rule by the key that `rules_by_wording` gives it: a label belongs to a wording, and another
    one may have been put before it since. Labels of a wording whose rule has another one by now count for none.
    """
    names = frozenset(rules.values())
    verdicts: dict[str, Counter[str]] = {}
    for row in rows:
        rule = rules.get(_wording_key(row.rule, row.wording)) if row.wording else None
        if rule is None and not (row.wording and row.rule in names):
            rule = row.rule
        if rule and row.verdict in (Verdict.right, Verdict.not_here):
            verdicts.setdefault(rule, Counter())[row.verdict] += 1
    return {
        rule: Precision(counts[Verdict.right], counts.total(), wilson(counts[Verdict.right], counts.total()))
        for rule, counts in sorted(verdicts.items())
    }


def rules_by_wording(database: DuckDBPyConnection) -> dict[str, str]:
    """Today's names of the rules that have found something, for `precision_by_rule`."""
    query = "SELECT DISTINCT rule, wording FROM finding WHERE wording <> '' ORDER BY rule"
    return {_wording_key(row["rule"], row["wording"]): row["rule"] for row in dicts(database, query)}


def _wording_key(rule: str, wording: str) -> str:
    return f"{rule.partition('#')[0]} {wording}"
