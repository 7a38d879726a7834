"""The tables of docs/review.md: how well anger is told from a customer's words, and how fast that and a whole review is."""

from __future__ import annotations

from bench.tables import Better, Column, Table

BENCH = "review"

REVIEW = Table(
    name="review",
    bench=BENCH,
    document="docs/review.md",
    columns=(
        Column("data", "turns"),
        Column("method", "told by"),
        Column("precision", "precision", "{:.2f}", Better.higher),
        Column("recall", "recall", "{:.2f}", Better.higher),
        Column("f1", "F1", "{:.2f}", Better.higher),
        Column("speed", "turns a second", "{:,.0f}"),
        Column("ratio", "beside VADER", "{:.2g}×", Better.higher),
    ),
)

TABLES = (REVIEW,)

SPEED_BENCH = "review-speed"

REVIEW_SPEED = Table(
    name="review-speed",
    bench=SPEED_BENCH,
    document="docs/review.md",
    columns=(
        Column("what", "what is done with a file of JSON Lines, on one core"),
        Column("speed", "turns a second", "{:,.0f}", Better.higher),
    ),
)

SPEED_TABLES = (REVIEW_SPEED,)
