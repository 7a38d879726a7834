"""How good a ranking is: the usual figures over labelled queries."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

HIT = 2
"""The least grade, of 1 to 3, that counts as a right answer: 1 is 'related', and nobody would say it."""

DEPTH = 10
"""How many results are judged: what stands lower, nobody on a call scrolls to."""


class Query(NamedTuple):
    """What is typed, its class, and the phrases that answer it with their grades."""

    text: str
    cls: str
    grades: Mapping[str, int]


class Figures(NamedTuple):
    """Means over queries; all from 0 to 1."""

    mrr: float
    """One over the rank of the first right answer (mean reciprocal rank)."""
    success1: float
    """Whether the first result is right."""
    success3: float
    """Whether one of the first three is right."""
    ndcg: float
    """Grades, counted less the lower they stand, over the best order of them (normalized discounted gain)."""
    zero: float
    """Whether there was no result at all."""


def figures(query: Query, ids: Sequence[str]) -> Figures:
    """The figures of one query whose results are the phrases `ids`, the best first."""
    grades = [query.grades.get(id, 0) for id in ids[:DEPTH]]
    first = next((rank for rank, grade in enumerate(grades, 1) if grade >= HIT), 0)
    best = _gain(sorted(query.grades.values(), reverse=True)[:DEPTH])
    return Figures(
        mrr=1 / first if first else 0.0,
        success1=float(first == 1),
        success3=float(1 <= first <= 3),
        ndcg=_gain(grades) / best if best else 0.0,
        zero=float(not ids),
    )


def by_class(queries: Sequence[Query], results: Sequence[Sequence[str]]) -> dict[str, Figures]:
    """Means for each class, and for `all` but the queries that nothing answers."""
    rows: dict[str, list[Figures]] = defaultdict(list)
    for query, ids in zip(queries, results, strict=True):
        one = figures(query, ids)
        rows[query.cls].append(one)
        if query.grades:
            rows["all"].append(one)
    return {
        cls: Figures(*(sum(column) / len(column) for column in zip(*figures_of_class, strict=True)))
        for cls, figures_of_class in rows.items()
    }


def _gain(grades: Sequence[int]) -> float:
    return float(sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, 1)))
