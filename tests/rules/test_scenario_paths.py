"""Whatever graph a scenario is: what the rule says of it is what walking it by chance shows."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from talkdown.model import Level, Scenario
from talkdown.model.book import Book
from talkdown.model.settings import BookSettings
from talkdown.rules import scenario, scenario_path

A_DAY = date(2026, 11, 22)
IDS = ["a", "b", "c", "d", "e"]
SETTINGS = BookSettings.model_validate(
    {
        "title": "A book",
        "stages": [{"id": "listen", "title": "Listen", "ask": "What?", "color": "#1f4e8c"}],
        "channels": [{"id": "phone", "title": "Phone"}],
        "levels": [
            Level(id=id, title=id, summary="It is.", do="Listen.", color="#6e4700")
            for id in ("low", "mid", "high")
        ],
    }
)

replies = st.fixed_dictionaries(
    {
        "say": st.just("Yes."),
        "verdict": st.sampled_from(["best", "weak"]),
        "feedback": st.just("So."),
        "then": st.sampled_from([*IDS, "nowhere"]),
    }
)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    turns: list[dict[str, Any]] = []
    for id in draw(st.lists(st.sampled_from(IDS), min_size=2, max_size=6)):
        turn: dict[str, Any] = {
            "id": id,
            "mood": draw(st.sampled_from(["low", "mid", "high"])),
            "customer": "So?",
        }
        if draw(st.booleans()):
            turn |= {
                "ending": draw(st.sampled_from(["solved", "lost"])),
                "well_done": draw(st.sampled_from(["yes", "no"])),
            }
        else:
            turn["choices"] = draw(st.lists(replies, max_size=4))
        turns.append(turn)
    fields = {
        "id": "it",
        "status": "approved",
        "title": "It",
        "channel": "phone",
        "trade": "energy",
        "techniques": ["hear"],
    }
    texts = {"situation": "A call.", "role": "You.", "start": draw(st.sampled_from(IDS))}
    return Scenario.model_validate({**fields, **texts, "turns": turns})


def walks_to_an_ending(it: Scenario, id: str) -> bool:
    """Whether some way of as many steps as there are turns comes to an ending."""
    turns = {turn.id: turn for turn in reversed(it.turns)}
    ids = {id}
    for _ in turns:
        ids |= {reply.then for id in ids for reply in turns[id].choices if reply.then in turns}
    return any(turns[id].ending for id in ids)


@settings(max_examples=150, deadline=None)
@given(scenarios())
def test_it_says_that_no_ending_is_reached_exactly_where_none_is(it: Scenario) -> None:
    book = Book(SETTINGS, [it])
    problems = [*scenario.check(book, A_DAY), *scenario_path.check(book, A_DAY)]
    messages = [problem.message for problem in problems]
    assert len(messages) == len({(problem.message, problem.location) for problem in problems})
    ids = [turn.id for turn in it.turns]
    has_all_names = (
        it.start in ids
        and len(set(ids)) == len(ids)
        and all(reply.then in ids for turn in it.turns for reply in turn.choices)
    )
    for turn in it.turns if has_all_names else ():
        is_stuck = bool(turn.choices) and not turn.ending and not walks_to_an_ending(it, turn.id)
        assert (f"no answer at the turn `{turn.id}` leads to an ending" in messages) is is_stuck
    names_a_fault = any("there is no turn" in message or "is there twice" in message for message in messages)
    assert names_a_fault is not has_all_names
