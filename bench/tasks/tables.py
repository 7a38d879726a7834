"""The table of docs/browser.md on tasks: how many keys and clicks each takes."""

from __future__ import annotations

from bench.tables import Better, Column, Table

BENCH = "tasks"

TASK_TABLE = Table(
    name="tasks",
    bench=BENCH,
    document="docs/browser.md",
    columns=(
        Column("task", "task"),
        Column("window", "window"),
        Column("keys", "keys", "{:.0f}", Better.lower),
        Column("clicks", "clicks", "{:.0f}", Better.lower),
        Column("most", "at most"),
        Column("seconds", "of the hand", "{:.1f} s", Better.lower),
    ),
)

TABLES = (TASK_TABLE,)
