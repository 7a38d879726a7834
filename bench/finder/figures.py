"""How good a ranking is: the usual figures over labelled queries."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

HIT = 2
"""The least grade, of 1 to 3, that counts as found."""


class Query(NamedTuple):
    """What is typed, its class, and the phrases that answer it with their grades."""

    text: str
    cls: str
    grades: Mapping[str, int]


class Figures(NamedTuple):
    """Means over queries; all from 0 to 1."""

    mrr: float
    success1: float
    success3: float
    ndcg: float
    zero: float


def figures(query: Query, found: Sequence[str]) -> Figures:
    """The figures of one query."""
    grades = [query.grades.get(id, 0) for id in found[:10]]
    first = next((rank for rank, grade in enumerate(grades, 1) if grade >= HIT), 0)
    best = _gain(sorted(query.grades.values(), reverse=True)[:10])
    return Figures(
        mrr=1 / first if first else 0.0,
        success1=float(first == 1),
        success3=float(1 <= first <= 3),
        ndcg=_gain(grades) / best if best else 0.0,
        zero=float(not found),
    )


def by_class(queries: Sequence[Query], found: Sequence[Sequence[str]]) -> dict[str, Figures]:
    """Means for each class, and for `all` but the queries that nothing answers."""
    rows: dict[str, list[Figures]] = defaultdict(list)
    for query, ids in zip(queries, found, strict=True):
        one = figures(query, ids)
        rows[query.cls].append(one)
        if query.grades:
            rows["all"].append(one)
    return {
        cls: Figures(*(sum(column) / len(column) for column in zip(*some, strict=True)))
        for cls, some in rows.items()
    }


def _gain(grades: Sequence[int]) -> float:
    return float(sum((2**grade - 1) / math.log2(rank + 1) for rank, grade in enumerate(grades, 1)))
