"""A scenario as a graph: where its answers lead, and what is left of it when a part has gone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pydantic import ValidationError

from talkdown.loader import load
from talkdown.model import Reply, Scenario
from talkdown.model.scenario import distances

RULES = Path(__file__).parents[1] / "rules"


@pytest.fixture
def scenario(tmp_path: Path) -> Scenario:
    """The one that the rules find no fault with."""
    folder = shutil.copytree(RULES / "_base", tmp_path / "book")
    shutil.copy(RULES / "scenario/good/scenarios.yaml", folder)
    book = load(folder).book
    assert book is not None
    return book.all(Scenario)["one-best"]


def test_the_best_answers_are_a_path(scenario: Scenario) -> None:
    assert [turn.id for turn in scenario.best_path()] == ["opening", "fine", "finer", "solved"]
    assert scenario.model_copy(update={"start": "nowhere"}).best_path() == ()


def test_distances_are_those_of_the_shortest_way(scenario: Scenario) -> None:
    assert distances(scenario.next_ids, ["opening"]) == {
        "opening": 0,
        "fine": 1,
        "gone": 1,
        "finer": 2,
        "solved": 3,
        "waiting": 3,
    }


def test_it_is_whole_as_long_as_every_turn_is_reached(scenario: Scenario) -> None:
    turns = scenario.turns
    assert scenario.is_whole
    assert not scenario.model_copy(update={"start": "nowhere"}).is_whole
    assert not scenario.model_copy(update={"start": "fine"}).is_whole  # nothing leads to the opening
    assert not scenario.model_copy(
        update={"turns": turns[:-1]}
    ).is_whole  # an answer leads to a turn that has gone


def test_a_turn_is_whole_with_a_best_answer_among_three(scenario: Scenario) -> None:
    opening = scenario.turns[0]
    assert opening.is_whole
    assert not opening.model_copy(update={"choices": opening.choices[:2]}).is_whole


@pytest.mark.parametrize("answer", [{}, {"say": "Yes.", "act": "hold"}, {"phrase": "a", "say": "Yes."}])
def test_an_answer_is_one_of_three_things(answer: dict[str, str]) -> None:
    with pytest.raises(ValidationError, match="exactly one of `say`, `phrase` and `act`"):
        Reply.model_validate({"verdict": "weak", "feedback": "No.", "then": "end", **answer})
