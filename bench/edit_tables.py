"""The table of docs/speed.md on edits: how long an author waits for a saved phrase."""

from __future__ import annotations

from bench.tables import Better, Column, Table

BENCH = "edit"

EDIT = Table(
    name="edit",
    bench=BENCH,
    document="docs/speed.md",
    columns=(
        Column("size", "techniques/phrases"),
        Column("talkdown", "`talkdown serve`", "{:.2f} s", Better.lower),
        Column("stock", "`mkdocs serve`, stock with Material", "{:.2f} s"),
        Column("ratio", "ratio", "{:.2f}×", Better.lower),
    ),
)

TABLES = (EDIT,)
