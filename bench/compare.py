"""What became worse since the last record, as ratios."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bench.history import Record, Row
from bench.tables import Better, Column

TOLERANCE = 1.1
"""A tenth: runs of the same commit on a machine with other work differ by as much."""


def regressions(columns: Sequence[Column], before: Record, after: Record) -> Iterator[str]:
    """A line for each figure that is worse than before by more than the tolerance.

    Rows belong together if they have the same labels. Ratios to a peer of the same run travel from one machine
    to another; seconds do not, so a line about seconds means something only on the machine of the last record.
    """
    rows_before = {_labels(row): row for row in before.rows}
    for row in after.rows:
        labels = _labels(row)
        for column in columns:
            ratio = _worsening_of(column, rows_before.get(labels, {}).get(column.key), row.get(column.key))
            if ratio > TOLERANCE:
                figure_before = column.cell(rows_before[labels])
                yield f"{', '.join(labels)}: {column.heading}: {figure_before} → {column.cell(row)} ({ratio:.2f}×)"


def report(columns: Sequence[Column], before: Record | None, after: Record) -> str:
    """What a run says of the one before it."""
    if before is None:
        return f"{after.bench}: the first record"
    lines = list(regressions(columns, before, after))
    since = f"{before.commit} of {before.date}"
    if not lines:
        return f"{after.bench}: nothing is worse than at {since} by more than a tenth"
    return "\n".join([f"{after.bench}: worse than at {since}:", *(f"  {line}" for line in lines)])


def _labels(row: Row) -> tuple[str, ...]:
    """All that names a row, whether a table shows it or not: a finder has one row for each class of query."""
    return tuple(value for value in row.values() if isinstance(value, str))


def _worsening_of(column: Column, before: object, after: object) -> float:
    """How many times worse a figure is; 1 where that cannot be said."""
    if column.better is None or not isinstance(before, int | float) or not isinstance(after, int | float):
        return 1.0
    worse, reference = (after, before) if column.better is Better.lower else (before, after)
    return worse / reference if reference else 1.0
