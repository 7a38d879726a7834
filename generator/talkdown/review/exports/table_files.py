"""The three tables as CSV, JSON or Parquet, agents under their pseudonyms."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from talkdown.review.exports.formula_guard import guard
from talkdown.review.facts.rows import SORT_KEYS, TABLES
from talkdown.review.facts.tables import copy_sorted, dicts
from talkdown.storage.atomic import drafting

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def write_tables(database: DuckDBPyConnection, form: str, folder: Path) -> list[str]:
    """Write each table into a folder, in one step each; the names of the files. Raises OSError if the disk refuses.

    `form` is one of `FORMATS`.
    """
    names = []
    for table in TABLES:
        names.append(f"{table}.{form}")
        with drafting(folder / names[-1]) as draft:
            FORMATS[form](database, table, draft)
    return names


def _write_csv(database: DuckDBPyConnection, table: str, path: Path) -> None:
    rows = _rows(database, table)
    # A spreadsheet takes a file without the mark for the code page of its country.
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_columns(table))
        writer.writerows([guard(_as_text(value)) for value in row.values()] for row in rows)


def _write_json(database: DuckDBPyConnection, table: str, path: Path) -> None:
    with path.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        _write_list(file, _rows(database, table))


def _write_list(file: IO[str], rows: Iterator[dict[str, Any]]) -> None:
    """A list of JSON, a row a line, however many there are."""
    file.write("[")
    for number, row in enumerate(rows):
        file.write(",\n" if number else "\n")
        file.write(json.dumps({key: _as_text(value) for key, value in row.items()}, ensure_ascii=False))
    file.write("\n]\n")


def _write_parquet(database: DuckDBPyConnection, table: str, path: Path) -> None:
    copy_sorted(database, _query(table), table, path)


FORMATS: dict[str, Callable[[DuckDBPyConnection, str, Path], None]] = {
    "csv": _write_csv,
    "json": _write_json,
    "parquet": _write_parquet,
}
"""By the name that `--format` knows, which is also the ending of the files."""


def _columns(table: str) -> tuple[str, ...]:
    return TABLES[table]._fields


def _query(table: str) -> str:
    columns = ", ".join(
        "agent.pseudonym AS agent" if name == "agent" else f'"{table}"."{name}"' for name in _columns(table)
    )
    return f'SELECT {columns} FROM "{table}" LEFT JOIN agent USING (agent)'


def _rows(database: DuckDBPyConnection, table: str) -> Iterator[dict[str, Any]]:
    return dicts(database, f"{_query(table)} ORDER BY {SORT_KEYS[table]}")


def _as_text(value: object) -> object:
    """A value as JSON and CSV have it; times are UTC."""
    return f"{value.isoformat()}Z" if isinstance(value, datetime) else value
