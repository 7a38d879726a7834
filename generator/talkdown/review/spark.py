"""A review where the transcripts lie on a cluster: what Spark runs on each of its workers.

    names = spark.createDataFrame([(name,) for name in transcript_names(folder)], "name string")
    job = partial(review_batches, folder=folder, settings=settings, table="finding")
    names.repartition(64).mapInArrow(job, spark_schema("finding")).write.parquet(target)

The folder is one that all workers see. The rows are those of `talkdown review` on one machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from talkdown.review.book_finder import read_detectors
from talkdown.review.facts.contact import contacts_in_file
from talkdown.review.facts.rows import TABLES, sql_columns
from talkdown.review.pool import FinderOf
from talkdown.review.settings import ReviewSettings
from talkdown.transcripts.reading import ignore

if TYPE_CHECKING:
    from pyarrow import RecordBatch

_SPARK_TYPES = {
    "VARCHAR": "string",
    "INTEGER": "int",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "timestamp_ntz",
}


def spark_schema(table: str) -> str:
    """The columns of a table as Spark declares them: `contact string, turn int, …`."""
    return ", ".join(f"`{name}` {_SPARK_TYPES[type]}" for name, type in sql_columns(TABLES[table]).items())


def review_partition(
    names: Iterable[str],
    folder: Path,
    settings: ReviewSettings,
    table: str = "finding",
    finder_of: FinderOf = read_detectors,
) -> Iterator[dict[str, Any]]:
    """The rows of one table of some files, for `RDD.mapPartitions`. The book is read once for each partition."""
    finder = finder_of(settings)
    number = list(TABLES).index(table)
    for name in names:
        for contact in contacts_in_file(folder, name, finder, settings, ignore):
            rows = contact[number]
            yield from (row._asdict() for row in (rows if isinstance(rows, list) else [rows]))


def review_batches(
    batches: Iterable[RecordBatch],
    folder: Path,
    settings: ReviewSettings,
    table: str = "finding",
    finder_of: FinderOf = read_detectors,
) -> Iterator[RecordBatch]:
    """The same for `DataFrame.mapInArrow`: batches have the names of files in a column `name`."""
    import pyarrow

    types = {
        "VARCHAR": pyarrow.string(), "INTEGER": pyarrow.int32(), "DOUBLE": pyarrow.float64(), "BOOLEAN": pyarrow.bool_(),
        "TIMESTAMP": pyarrow.timestamp("us"),
    }  # fmt: skip
    schema = pyarrow.schema([(name, types[type]) for name, type in sql_columns(TABLES[table]).items()])
    for batch in batches:
        rows = review_partition(batch.column("name").to_pylist(), folder, settings, table, finder_of)
        yield pyarrow.RecordBatch.from_pylist(list(rows), schema)
