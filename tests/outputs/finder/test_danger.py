"""What the shipped book hears of emergencies, by the searches that its words of danger were fitted to."""

from __future__ import annotations

from collections import defaultdict

import pytest

from bench.finder.danger import LOOK_ALIKE, Search, as_yaml, fit, searches
from books import shipped_book
from talkdown.model import Situation
from talkdown.outputs.finder.search import Finder

FLOORS = {"emergency": 0.85, "safety": 0.85}
CEILINGS = {LOOK_ALIKE: 0.1, "trade": 0.04, "action": 0.03, "feeling": 0.06}
"""Of their searches so many have an emergency first. Fitted to them, the words hear more than they would of new ones: what is
held here is that the file and the rounds belong together."""


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    book = shipped_book()
    emergencies = {row.id for row in book.all(Situation).values() if row.sort == "emergency"}
    by_group = defaultdict[str, list[bool]](list)
    with Finder(book) as finder:
        for search in searches(book):
            if search.group in FLOORS or search.group in CEILINGS:
                by_group[search.group].append(_is_heard(finder, search, emergencies))
    return {group: sum(results) / len(results) for group, results in by_group.items()}


def _is_heard(finder: Finder, search: Search, emergencies: set[str]) -> bool:
    rows = finder.find(search.text, limit=1).phrases
    return bool(rows) and rows[0].situation in emergencies


@pytest.mark.parametrize("group", FLOORS)
def test_emergencies_stand_first(shares: dict[str, float], group: str) -> None:
    assert shares[group] >= FLOORS[group]


@pytest.mark.parametrize("group", CEILINGS)
def test_what_is_none_does_not_look_like_one(shares: dict[str, float], group: str) -> None:
    assert shares[group] <= CEILINGS[group]


def test_the_words_can_be_fitted_anew() -> None:
    """What weighs them uses parts of the engine that a change may rename; whether they fit is asked by hand."""
    book = shipped_book()
    examples = searches(book)
    few = [*examples[:20], *[example for example in examples if not example.is_danger][:20]]
    assert as_yaml(fit(book, few)["rows"]).startswith("#")
