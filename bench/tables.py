"""Tables of figures: which columns a benchmark has, how they are written, and where they stand in `docs/`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from bench.history import Figure, Record, Row

EMPTY_CELL = "–"
"""What stands where nothing was measured."""


class Better(Enum):
    """Which way a figure should go."""

    lower = "lower"
    higher = "higher"


@dataclass(frozen=True)
class Column:
    """One column: the figure's key in a record's rows, the heading, and how it is written."""

    key: str
    heading: str
    form: str = "{}"
    """A format string, as in `{:.2f} s`."""
    better: Better | None = None
    """If it is given, a run that is worse than the last one is told so."""

    def cell(self, row: Row) -> str:
        """The figure as a person reads it."""
        figure: Figure = row.get(self.key)
        return EMPTY_CELL if figure is None else self.form.format(figure)


def _rows_as_recorded(rows: Sequence[Row]) -> Sequence[Row]:
    return rows


@dataclass(frozen=True)
class Table:
    """A table in the documentation, made of a benchmark's newest record."""

    name: str
    """Stands in the marker: `<!-- bench: NAME -->`."""
    bench: str
    document: str
    columns: Sequence[Column]
    arrange: Callable[[Sequence[Row]], Sequence[Row]] = field(default=_rows_as_recorded)
    """Makes the table's rows of those that were recorded."""
    has_caption: bool = True
    """Whether the table says below what it was measured on; a second table of the same record need not."""

    def render(self, record: Record) -> str:
        """The table as Markdown, and below it what it was measured on."""
        lines = [_line(column.heading for column in self.columns), "|" + "---|" * len(self.columns)]
        lines += [_line(column.cell(row) for column in self.columns) for row in self.arrange(record.rows)]
        text = "\n".join(lines)
        return f"{text}\n\n{caption(record)}" if self.has_caption else text


def caption(record: Record) -> str:
    """On what a record was measured."""
    runs = f"{record.runs} runs each" if record.runs > 1 else "one run each"
    return (
        f"Measured on {record.date} at commit `{record.commit}`: {runs}, {record.cores} cores, "
        f"Python {record.python}; a load of {record.load} before it began."
    )


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"
