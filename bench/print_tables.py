"""The table of docs/printing.md: what a deck of cards costs."""

from __future__ import annotations

from bench.tables import Better, Column, Table

BENCH = "print"

PRINT = Table(
    name="print",
    bench=BENCH,
    document="docs/printing.md",
    columns=(
        Column("cards", "cards"),
        Column("talkdown", "Talkdown", "{:.2f} s", Better.lower),
        Column("memory", "peak memory", "{:.0f} MiB", Better.lower),
        Column("card", "a card", "{:.3f} s", Better.lower),
        Column("weasyprint", "WeasyPrint", "{:.2f} s"),
        Column("weasyprint_ratio", "ratio", "{:.2f}×", Better.lower),
        Column("chromium", "Chromium", "{:.2f} s"),
        Column("chromium_ratio", "ratio", "{:.2f}×", Better.lower),
    ),
)

TABLES = (PRINT,)
