"""Rows go into Parquet, and come back: the only module that knows DuckDB."""

from __future__ import annotations

import errno
import json
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Any, TypeVar

from talkdown.review.facts.rows import SORT_KEYS, TABLES, Row, sql_columns
from talkdown.review.temporary_paths import temporary_path

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


_Row = TypeVar("_Row")


class ReviewNeedsDuckDB(ImportError):
    """DuckDB is not installed: it comes with an extra."""


_LEAST_BUFFER = 1_000_000
"""Bytes. DuckDB's own 16 MB, for each table and process, would be most of the memory that a review takes."""

_ROWS_AT_ONCE = 10_000
"""Of a few hundred bytes each: some megabytes in memory."""

MEMORY_LIMIT = "256MB"
"""Of DuckDB, for each process: what it sorts beyond that, it sorts on the disk. A part has a few megabytes."""


@contextmanager
def connection(folder: Path) -> Iterator[DuckDBPyConnection]:
    """DuckDB in memory, which reads and writes files in `folder` alone, loads nothing and asks nobody.

    Raises `ReviewNeedsDuckDB` if it is not installed, and OSError for what the disk refuses.
    """
    try:
        import duckdb
    except ImportError:
        raise ReviewNeedsDuckDB from None

    # Of its own: DuckDB names what it puts there by number, and several processes may be at work.
    spill_folder = temporary_path(folder)
    database = duckdb.connect(
        config={
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "memory_limit": MEMORY_LIMIT,
            "threads": 1,  # several would write the row groups of a table in any order
            "temp_directory": str(spill_folder),
        }
    )
    try:
        database.execute(f"SET allowed_directories = [{_literal(f'{folder.absolute()}/')}]")
        database.execute("SET enable_external_access = false; SET lock_configuration = true")
        with disk_errors_as_os_errors(folder):
            yield database
    finally:
        database.close()
        shutil.rmtree(spill_folder, ignore_errors=True)


@contextmanager
def disk_errors_as_os_errors(folder: Path) -> Iterator[None]:
    """Within it, what the disk refuses DuckDB is an OSError, which names the file, or else the folder."""
    import duckdb

    try:
        yield
    except duckdb.IOException as error:
        raise _as_os_error(error, folder) from None


def _as_os_error(error: Exception, folder: Path) -> OSError:
    text = str(error)
    path = match[1] if (match := re.search(r'file "([^"]+)"', text)) else str(folder)
    if "No space left" in text:
        return OSError(errno.ENOSPC, "no space left on device", path)
    return OSError(errno.EIO, text.splitlines()[0], path)


class RowFile:
    """Rows of one table on their way into Parquet: JSON lines, so that a part of any size takes little memory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.longest_row = 0
        """In bytes: DuckDB must be told, and takes twice as much."""
        self._file: IO[bytes] = path.open("wb")

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows. Raises OSError, which names the file, if the disk refuses."""
        with self._naming_the_file():
            for row in rows:
                line = _as_json(row)
                self.longest_row = max(self.longest_row, len(line))
                self._file.write(line)

    def close(self) -> None:
        """Write what is left."""
        with self._naming_the_file():
            self._file.close()

    @contextmanager
    def _naming_the_file(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(self.path)) from None


_encode = json.JSONEncoder(ensure_ascii=False, default=datetime.isoformat).encode


def _as_json(row: Row) -> bytes:
    text = _encode(dict(zip(row._fields, row, strict=True)))
    return text.encode("utf-8", "replace") + b"\n"  # half of a character cannot be written


def write_parquet(database: DuckDBPyConnection, table: str, row_file: RowFile, target: Path) -> None:
    """The rows of a table, sorted, as Parquet: the same rows are the same bytes."""
    column_types = ", ".join(
        f'"{name}": {_literal(sql_type)}' for name, sql_type in sql_columns(TABLES[table]).items()
    )
    copy_sorted(
        database,
        f"SELECT * FROM read_json({_literal(row_file.path)}, format = 'newline_delimited', "
        f"maximum_object_size = {max(_LEAST_BUFFER, row_file.longest_row)}, columns = {{{column_types}}})",
        table,
        target,
    )


PARQUET = "FORMAT parquet, COMPRESSION zstd"


def copy_sorted(
    database: DuckDBPyConnection, query: str, table: str, target: Path, form: str = PARQUET
) -> None:
    """Write the rows of a query, sorted as the table's are; `form` has the options of DuckDB's COPY."""
    database.execute(f"COPY ({query} ORDER BY {SORT_KEYS[table]}) TO {_literal(target)} ({form})")


def create_views(
    database: DuckDBPyConnection,
    part_folders: list[Path],
    agent_counts: Mapping[str, int] = MappingProxyType({}),
) -> None:
    """Give some parts as `conversation`, `turn` and `finding`; a contact that stands in several files is seen once.

    `all_conversations`, `all_turns` and `all_findings` have it as often as it stands there. `agent_count` says from how many agents each
    entry was heard at least: as the tables do, where they tell agents apart, or as `agent_counts` does.
    """
    for table, row_class in TABLES.items():
        paths = ", ".join(_literal(folder / f"{table}.parquet") for folder in part_folders)
        columns = ", ".join(
            f'NULL::{sql_type} AS "{name}"' for name, sql_type in sql_columns(row_class).items()
        )
        rows = f"read_parquet([{paths}])" if paths else f"(SELECT {columns} WHERE false)"
        database.execute(f"CREATE OR REPLACE VIEW all_{table}s AS SELECT * FROM {rows}")
    counts = database.execute("SELECT count(*), count(DISTINCT contact) FROM all_conversations").fetchone()
    assert counts is not None
    has_duplicates = counts[0] > counts[1]  # to look for them in each row of the tables takes long
    for table, keys in SORT_KEYS.items():
        query = f"SELECT * FROM all_{table}s"
        if has_duplicates:
            query = _one_of_each(table, keys)
        database.execute(f'CREATE OR REPLACE VIEW "{table}" AS {query}')
    database.execute("CREATE OR REPLACE TEMP TABLE part_count (name VARCHAR, agents INTEGER)")
    if agent_counts:
        database.executemany("INSERT INTO part_count VALUES (?, ?)", sorted(agent_counts.items()))
    database.execute(_AGENT_COUNT)


_AGENT_COUNT = """
    CREATE OR REPLACE TEMP VIEW agent_count AS SELECT name, max(agents) AS agents FROM (
        FROM part_count UNION ALL
        SELECT kind || '/' || entry AS name, count(DISTINCT agent) AS agents FROM finding WHERE agent IS NOT NULL GROUP BY ALL
    ) GROUP BY name
"""


def _one_of_each(table: str, keys: str) -> str:
    """Each contact once: as the file has it in which it is longest, since it may have gone on after the other was exported."""
    if table == "conversation":
        longest_copy = "QUALIFY row_number() OVER (PARTITION BY contact ORDER BY turns DESC, source) = 1"
        return f"SELECT * FROM all_conversations {longest_copy}"
    return f"""
        SELECT rows.* FROM all_{table}s AS rows JOIN conversation AS chosen
            ON rows.contact = chosen.contact AND starts_with(rows.place, chosen.source || ':')
        QUALIFY row_number() OVER (PARTITION BY {", ".join(f"rows.{key}" for key in keys.split(", "))} ORDER BY rows.place) = 1
    """


def rows(database: DuckDBPyConnection, query: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, however many there are."""
    result = database.execute(query)
    while some_rows := result.fetchmany(_ROWS_AT_ONCE):
        yield from some_rows


def read_rows(
    database: DuckDBPyConnection,
    row_class: Callable[..., _Row],
    query: str,
    values: Mapping[str, object] | None = None,
) -> Iterator[_Row]:
    """The rows of a query, one at a time, as a class that has a field for each column, whatever their order.

    `values` has those of the query's parameters. Raises TypeError if a column has no field, or a field no column.
    """
    return (row_class(**row) for row in dicts(database, query, values))


def dicts(
    database: DuckDBPyConnection, query: str, values: Mapping[str, object] | None = None
) -> Iterator[dict[str, Any]]:
    """The rows of a query, one at a time, by the names of the columns."""
    result = database.execute(query, dict(values or {}))
    names = [column[0] for column in result.description or ()]
    while some_rows := result.fetchmany(_ROWS_AT_ONCE):
        yield from (dict(zip(names, row, strict=True)) for row in some_rows)


def _literal(value: object) -> str:
    """A text in SQL."""
    return "'" + str(value).replace("'", "''") + "'"
