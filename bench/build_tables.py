"""The tables of docs/speed.md: what a build costs, and how far that is from the goals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bench.history import Figure, Row
from bench.tables import Better, Column, Table

BENCH = "build"

BUILD = Table(
    name="build",
    bench=BENCH,
    document="docs/speed.md",
    columns=(
        Column("size", "techniques/phrases"),
        Column("build", "`talkdown build`", "{:.2f} s", Better.lower),
        Column("links", "of it checking links", "{:.2f} s", Better.lower),
        Column("compression", "of it compressing", "{:.2f} s", Better.lower),
        Column("memory", "memory", "{:.0f} MiB", Better.lower),
        Column("stock", "stock MkDocs + Material", "{:.2f} s"),
        Column("stock_ratio", "ratio", "{:.2f}×", Better.lower),
        Column("stock_ratio_pages", "ratio without links and compression", "{:.2f}×", Better.lower),
        Column("hugo", "Hugo", "{:.2f} s"),
        Column("hugo_ratio", "ratio", "{:.1f}×", Better.lower),
        Column("check", "`talkdown check` over the interpreter", "{:.2f} s", Better.lower),
        Column("print", "a first build that prints everything", "{:.1f} s", Better.lower),
    ),
)


class Goal(NamedTuple):
    """A limit that a figure of one row has to keep."""

    text: str
    figure: Callable[[dict[str, Row]], Figure]
    """Takes the figure from the rows, by size."""
    limit: float
    form: str
    why_not: str
    """What keeps us from it; said only while it is missed."""


def _figure_of(size: str, key: str) -> Callable[[dict[str, Row]], Figure]:
    return lambda rows: rows[size][key]


def _growth(rows: dict[str, Row]) -> Figure:
    """How much faster than the phrases the time of a build grows, from the middle size to the largest."""
    middle_time, large_time = rows["300/5,000"]["build"], rows["1,000/50,000"]["build"]
    assert isinstance(middle_time, float)
    assert isinstance(large_time, float)
    return large_time / middle_time / 10


GOALS = (
    Goal(
        "at 300/5,000 at most 0.12× of stock MkDocs",
        _figure_of("300/5,000", "stock_ratio"), 0.12, "{:.2f}×",
        "imports, MkDocs and the theme alone take that much; the check, the pages and the finder's index come on top",
    ),
    Goal(
        "at 300/5,000 at most 1.3× of Hugo",
        _figure_of("300/5,000", "hugo_ratio"), 1.3, "{:.1f}×",
        "Python's imports alone take most of the time of Hugo's whole build",
    ),
    Goal("growth no worse than linear", _growth, 1.0, "{:.2f} times linear", "the garbage collector looks at every entry"),
    Goal(
        "1,000/50,000 under 300 MiB",
        _figure_of("1,000/50,000", "memory"), 300, "{:.0f} MiB",
        "all entries and all pages are held at once",
    ),
    Goal(
        "`talkdown check` on 5,000 phrases at most 0.6 s over the interpreter",
        _figure_of("300/5,000", "check"), 0.6, "{:.2f} s",
        "imports and the rules that compare each phrase with all others",
    ),
)  # fmt: skip


def _goals(rows: Sequence[Row]) -> Sequence[Row]:
    by_size = {str(row["size"]): row for row in rows}
    return [_goal(goal, goal.figure(by_size)) for goal in GOALS]


def _goal(goal: Goal, figure: Figure) -> Row:
    assert isinstance(figure, int | float)
    is_met = figure <= goal.limit
    return {
        "goal": goal.text,
        "figure": ("yes: " if is_met else "") + goal.form.format(figure),
        "why_not": "" if is_met else goal.why_not,
    }


BUILD_GOALS = Table(
    name="build-goals",
    bench=BENCH,
    document="docs/speed.md",
    columns=(Column("goal", "goal"), Column("figure", "reached"), Column("why_not", "why not")),
    arrange=_goals,
    has_caption=False,
)

TABLES = (BUILD, BUILD_GOALS)
