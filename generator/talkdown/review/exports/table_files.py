"""The three tables as CSV, JSON or Parquet, agents under their pseudonyms."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from talkdown.review.exports.guarded_csv import GuardedCsv
from talkdown.review.facts.rows import SORT_KEYS, TABLES, sql_columns
from talkdown.review.facts.tables import copy_sorted, rows
from talkdown.storage.atomic import replacement_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def write_tables(
    database: DuckDBPyConnection,
    form: str,
    folder: Path,
    earlier_formats: Iterable[str] = (),
    *,
    is_by_agent: bool,
) -> list[str]:
    """Write each table into a folder, in one step each; the names of the files. Raises OSError if the disk refuses.

    Unless it is told by agent, nothing in them is about one: no column `agent`, and no places in words of ours.

    `form` is one of `FORMATS`. Tables of formats that a review has written earlier go first: they may hold what was purged or redacted since.
    """
    for table in TABLES:
        for other_form in earlier_formats:
            (folder / f"{table}.{other_form}").unlink(missing_ok=True)
    names = []
    for table in TABLES:
        names.append(f"{table}.{form}")
        with replacement_of(folder / names[-1]) as replacement:
            FORMATS[form](database, table, replacement, is_by_agent)
    return names


def _write_csv(database: DuckDBPyConnection, table: str, path: Path, is_by_agent: bool) -> None:
    # A spreadsheet takes a file without the mark for the code page of its country.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table_file = GuardedCsv(file)
        table_file.write(_columns(table, is_by_agent))
        for row in rows(database, f"{_query(table, is_by_agent)} ORDER BY {SORT_KEYS[table]}"):
            table_file.write(row)


def _write_json(database: DuckDBPyConnection, table: str, path: Path, is_by_agent: bool) -> None:
    copy_sorted(database, _query(table, is_by_agent), table, path, "FORMAT json, ARRAY true")


def _write_parquet(database: DuckDBPyConnection, table: str, path: Path, is_by_agent: bool) -> None:
    copy_sorted(database, _query(table, is_by_agent, has_types=True), table, path)


FORMATS: dict[str, Callable[[DuckDBPyConnection, str, Path, bool], None]] = {
    "csv": _write_csv,
    "json": _write_json,
    "parquet": _write_parquet,
}
"""By the name that `--format` knows, which is also the ending of the files."""


def _columns(table: str, is_by_agent: bool) -> dict[str, str]:
    columns = sql_columns(TABLES[table])
    return columns if is_by_agent else {name: type for name, type in columns.items() if name != "agent"}


def _query(table: str, is_by_agent: bool, *, has_types: bool = False) -> str:
    """The rows as others read them: agents by their pseudonyms, and times with their zone, where a file has no types."""
    columns = []
    for name, sql_type in _columns(table, is_by_agent).items():
        column = f'"{table}"."{name}"'
        if name == "agent":
            column = "agent.pseudonym"
        elif sql_type == "TIMESTAMP" and not has_types:
            column = f"strftime({column}, '%Y-%m-%dT%H:%M:%SZ')"
        columns.append(f'{column} AS "{name}"')
    # The number of a contact leads to the agent elsewhere: a spreadsheet of slips is a list of persons.
    condition = "" if is_by_agent or table != "finding" else " WHERE role = 'customer'"
    return f'SELECT {", ".join(columns)} FROM "{table}" LEFT JOIN agent USING (agent){condition}'
