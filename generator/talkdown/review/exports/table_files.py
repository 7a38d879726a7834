"""The three tables as CSV, JSON or Parquet, agents under their pseudonyms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.review.exports.guarded_csv import GuardedCsv
from talkdown.review.facts.rows import SORT_KEYS, TABLES, sql_columns
from talkdown.review.facts.tables import copy_sorted, rows
from talkdown.storage.atomic import drafting

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def write_tables(
    database: DuckDBPyConnection, form: str, folder: Path, earlier_formats: Iterable[str] = ()
) -> list[str]:
    """Write each table into a folder, in one step each; the names of the files. Raises OSError if the disk refuses.

    `form` is one of `FORMATS`. Tables of formats that a review has written earlier go first: they may hold what was purged or redacted since.
    """
    for table in TABLES:
        for other_form in earlier_formats:
            (folder / f"{table}.{other_form}").unlink(missing_ok=True)
    names = []
    for table in TABLES:
        names.append(f"{table}.{form}")
        with drafting(folder / names[-1]) as draft:
            FORMATS[form](database, table, draft)
    return names


def _write_csv(database: DuckDBPyConnection, table: str, path: Path) -> None:
    # A spreadsheet takes a file without the mark for the code page of its country.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table_file = GuardedCsv(file)
        table_file.write(sql_columns(TABLES[table]))
        for row in rows(database, f"{_query(table)} ORDER BY {SORT_KEYS[table]}"):
            table_file.write(row)


def _write_json(database: DuckDBPyConnection, table: str, path: Path) -> None:
    copy_sorted(database, _query(table), table, path, "FORMAT json, ARRAY true")


def _write_parquet(database: DuckDBPyConnection, table: str, path: Path) -> None:
    copy_sorted(database, _query(table, has_types=True), table, path)


FORMATS: dict[str, Callable[[DuckDBPyConnection, str, Path], None]] = {
    "csv": _write_csv,
    "json": _write_json,
    "parquet": _write_parquet,
}
"""By the name that `--format` knows, which is also the ending of the files."""


def _query(table: str, *, has_types: bool = False) -> str:
    """The rows as others read them: agents by their pseudonyms, and times with their zone, where a file has no types."""
    columns = []
    for name, sql_type in sql_columns(TABLES[table]).items():
        column = f'"{table}"."{name}"'
        if name == "agent":
            column = "agent.pseudonym"
        elif sql_type == "TIMESTAMP" and not has_types:
            column = f"strftime({column}, '%Y-%m-%dT%H:%M:%SZ')"
        columns.append(f'{column} AS "{name}"')
    return f'SELECT {", ".join(columns)} FROM "{table}" LEFT JOIN agent USING (agent)'
