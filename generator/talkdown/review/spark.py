"""A review where the transcripts lie on a cluster: what Spark runs on each of its workers.

    names = spark.createDataFrame([(name,) for name in transcript_names(folder)], "name string")
    job = partial(review_batches, folder=folder, settings=settings, table="finding")
    names.repartition(64).mapInArrow(job, spark_schema("finding")).write.parquet(target)

The folder is one that all workers see. The rows are those of `talkdown review` on one machine, but for two things that it does
afterward: agents go by their keys, and a contact that stands in several files is there as often. The table `problem` has what was
not understood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.diagnostics import Diagnostic
from talkdown.review.book_detectors import read_detectors
from talkdown.review.facts.contact import TurnDetectors, contacts_in_file
from talkdown.review.facts.rows import TABLES, ProblemRow, Row, sql_columns
from talkdown.review.pool import DetectorsOf
from talkdown.review.settings import ReviewSettings

if TYPE_CHECKING:
    from pyarrow import RecordBatch

_SPARK_TYPES = {
    "VARCHAR": "string",
    "INTEGER": "int",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "timestamp_ntz",
}


PROBLEM = "problem"
"""The fourth table: what was not understood, so that half a team's files do not look like a smaller team."""


_ROW_CLASSES: dict[str, type[Row] | type[ProblemRow]] = {**TABLES, PROBLEM: ProblemRow}


def spark_schema(table: str) -> str:
    """The columns of a table as Spark declares them: `contact string, turn int, …`."""
    return ", ".join(f"`{name}` {_SPARK_TYPES[type]}" for name, type in _columns(table).items())


def _columns(table: str) -> dict[str, str]:
    return sql_columns(_ROW_CLASSES[table])


def review_partition(
    names: Iterable[str],
    folder: Path,
    settings: ReviewSettings,
    table: str = "finding",
    detectors_of: DetectorsOf = read_detectors,
) -> Iterator[dict[str, object]]:
    """The rows of one table of some files, for `RDD.mapPartitions`. The book is read once for each partition."""
    detectors = detectors_of(settings)
    for name in names:
        yield from _rows_of_file(name, folder, settings, table, detectors)


def _rows_of_file(
    name: str, folder: Path, settings: ReviewSettings, table: str, detectors: TurnDetectors
) -> Iterator[dict[str, object]]:
    problems: list[Diagnostic] = []
    for contact in contacts_in_file(folder, name, detectors, settings, problems.append):
        if table != PROBLEM:
            rows: dict[str, Sequence[Row]] = {
                "conversation": [contact.conversation],
                "turn": contact.turns,
                "finding": contact.findings,
            }
            yield from (row._asdict() for row in rows[table])
    if table == PROBLEM:
        for problem in problems:
            yield ProblemRow(
                *problem.position, problem.severity.name, problem.message, problem.hint
            )._asdict()


def review_batches(
    batches: Iterable[RecordBatch],
    folder: Path,
    settings: ReviewSettings,
    table: str = "finding",
    detectors_of: DetectorsOf = read_detectors,
) -> Iterator[RecordBatch]:
    """The same for `DataFrame.mapInArrow`: batches have the names of files in a column `name`. Gives a batch for each file."""
    import pyarrow

    types = {
        "VARCHAR": pyarrow.string(), "INTEGER": pyarrow.int32(), "DOUBLE": pyarrow.float64(), "BOOLEAN": pyarrow.bool_(),
        "TIMESTAMP": pyarrow.timestamp("us"),
    }  # fmt: skip
    schema = pyarrow.schema([(name, types[type]) for name, type in _columns(table).items()])
    detectors = detectors_of(settings)
    for batch in batches:
        for name in batch.column("name").to_pylist():
            rows = list(_rows_of_file(name, folder, settings, table, detectors))
            yield pyarrow.RecordBatch.from_pylist(rows, schema)
