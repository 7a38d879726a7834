"""The tables of docs/finding.md: how well, by class, and how fast phrases are found."""

from __future__ import annotations

from collections.abc import Sequence

from bench.history import Row
from bench.tables import Better, Column, Table

RANKING_BENCH, ROUNDS_BENCH, SPEED_BENCH = "finder-ranking", "finder-rounds", "finder-speed"

CLASSES = {
    "keyword": "keyword",
    "behaviour": "behavior",
    "synonym-only": "synonym only",
    "inflected": "bent",
    "typo": "mistyped",
    "prefix": "half typed",
    "fragment": "fragment",
}
"""The classes of queries.json, and what the documentation calls them."""
ALL = "all"
"""The row over all classes, but for the queries that nothing answers."""


def _over_all(rows: Sequence[Row]) -> Sequence[Row]:
    return [row for row in rows if row["class"] == ALL]


def _classes_beside_each_other(rows: Sequence[Row]) -> Sequence[Row]:
    """A row per finder, with a figure per class: whether the right phrase is among the first three."""
    finders = dict.fromkeys(row["finder"] for row in rows)
    return [
        {"finder": finder} | {str(row["class"]): row["success3"] for row in rows if row["finder"] == finder}
        for finder in finders
    ]


RANKING = Table(
    name="finder-ranking",
    bench=RANKING_BENCH,
    document="docs/finding.md",
    columns=(
        Column("finder", "finder"),
        Column("mrr", "MRR@10", "{:.3f}", Better.higher),
        Column("success1", "first", "{:.3f}", Better.higher),
        Column("success3", "in the first three", "{:.3f}", Better.higher),
        Column("ndcg", "nDCG@10", "{:.3f}", Better.higher),
        Column("zero", "nothing found", "{:.3f}", Better.lower),
    ),
    arrange=_over_all,
)

RANKING_BY_CLASS = Table(
    name="finder-ranking-by-class",
    bench=RANKING_BENCH,
    document="docs/finding.md",
    columns=(
        Column("finder", "finder"),
        *(Column(name, heading, "{:.1f}") for name, heading in CLASSES.items()),
    ),
    arrange=_classes_beside_each_other,
    has_caption=False,
)

ROUNDS = Table(
    name="finder-rounds",
    bench=ROUNDS_BENCH,
    document="docs/finding.md",
    columns=(
        Column("round", "round"),
        Column("searches", "searches", "{:,.0f}"),
        Column("first_run", "first run: the first row right", "{:.2f}"),
        Column("first_run_three", "one of three right", "{:.2f}"),
        Column("first_run_harmful", "first rows that harm", "{:.0f}"),
        Column("judged", "now: first rows with a grade", "{:.2f}"),
        Column("right", "of those right", "{:.2f}", Better.higher),
        Column("harmful", "known to harm", "{:.0f}", Better.lower),
    ),
)

SPEED = Table(
    name="finder-speed",
    bench=SPEED_BENCH,
    document="docs/finding.md",
    columns=(
        Column("phrases", "phrases"),
        Column("where", "where it runs"),
        Column("key_half", "key, half", "{:.1f} ms", Better.lower),
        Column("key_99", "key, 99 of 100", "{:.1f} ms", Better.lower),
        Column("answer_half", "answer, half", "{:.1f} ms", Better.lower),
        Column("answer_99", "answer, 99 of 100", "{:.1f} ms", Better.lower),
        Column("longest", "longest task", "{:.0f} ms", Better.lower),
        Column("usable", "usable after", "{:.1f} s", Better.lower),
        Column("usable_slow", "at a quarter of the speed", "{:.1f} s", Better.lower),
        Column("transfer", "transfer, gzipped", "{:,.0f} kB", Better.lower),
    ),
)
