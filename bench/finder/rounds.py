"""Searches that strangers wrote and judged, on the shipped book: how each round went when it was new, and how it goes now.

Whoever wrote a round had seen neither the book nor an earlier round, and the round was hashed before its first run. Other
strangers graded the rows that an agent saw: 3 and 2 can be said at that moment, 1 and 0 cannot. A round that has been run has
taught: from then on it shows no more than that nothing was lost. Grades belong to a text, so that an id or a code may change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from bench.finder.ranking import HIT
from bench.history import Row
from talkdown.loader import load
from talkdown.outputs.finder.search import Finder

FOLDER = Path(__file__).parent / "rounds"
SHIPPED_BOOK = Path(__file__).resolve().parents[2] / "phrasebook"

CLASSES_WITHOUT_ANSWER = ("nothing fits", "look-alike")
"""Classes for which nothing should stand first, or at least no emergency; they count in no share of right rows."""


class JudgedSearch(NamedTuple):
    """A search, and what strangers said of texts that stood among its first rows."""

    search: str
    group: str
    grades: Mapping[str, int]
    """By text, 0 to 3."""
    harmful: frozenset[str]
    """Texts that would do harm as the first row."""


def read_round(name: str) -> list[JudgedSearch]:
    """The searches of one round that something answers."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    searches = [json.loads(line) for line in lines]
    return [
        JudgedSearch(row["search"], row["class"], row["grades"], frozenset(row.get("harmful", ())))
        for row in searches
        if row["class"] not in CLASSES_WITHOUT_ANSWER
    ]


def measure_rounds() -> list[Row]:
    """A row for each round: the shares of its first run, and those of today's book and finder."""
    book = load(SHIPPED_BOOK).book
    assert book is not None, "the shipped book is checked by every build"
    first_runs = json.loads((FOLDER / "first_runs.json").read_text(encoding="utf-8"))
    with Finder(book) as finder:
        return [
            {
                "round": run["round"],
                "searches": run["searches"],
                "first_run": run["first"],
                "first_run_three": run["first_three"],
                "first_run_harmful": run["harmful"],
                **_shares(finder, read_round(run["round"])),
            }
            for run in first_runs
        ]


def _shares(finder: Finder, searches: Iterable[JudgedSearch]) -> Row:
    """How often today's first row was judged, and of those how often it was right or harmful."""
    first_rows = []
    for search in searches:
        phrases = finder.find(search.search, limit=1).phrases
        first_rows.append((search, phrases[0].text if phrases else ""))
    judged_rows = [(search, text) for search, text in first_rows if text in search.grades]
    right_count = sum(search.grades[text] >= HIT for search, text in judged_rows)
    return {
        "judged": round(len(judged_rows) / len(first_rows), 4),
        "right": round(right_count / len(judged_rows), 4),
        "harmful": sum(text in search.harmful for search, text in first_rows),
    }
