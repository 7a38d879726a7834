"""A scenario can be played to its end, whatever one chooses, and a wrong answer can be made good.

Follows the choices of every approved scenario. `start:` and each `then:` name a turn, and no two turns share an id. Every
turn is reached from the start, and is an ending or leads to one. From every turn that is no ending, one that is
`well_done` is at most four turns away. There are three endings or more, one of them not well done. The best answers lead to
one that is, in four to eight turns. The mood moves by one level at a time.

Why: who plays learns from what comes next. A dead end, a circle and a mistake that nothing mends teach to give up, and a
customer who is calm at once teaches what no customer does.

Not this:

    turns:
      - id: opening
        mood: boil
        customer: No heat since Monday!
        choices:
          - {say: Since Monday?, verdict: best, feedback: It listens., then: tells-moer}

    error: there is no turn `tells-moer`
    hint: did you mean `tells-more`?

But this:

    turns:
      - id: opening
        mood: boil
        customer: No heat since Monday!
        choices:
          - {say: Since Monday?, verdict: best, feedback: It listens., then: tells-more}

Silence: for a turn that shows on purpose what cannot be mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, did_you_mean
from talkdown.model import Scenario
from talkdown.model.book import Book
from talkdown.model.scenario import distances

CODE = "scenario-path"

# Judgments: a talk of fewer turns has no room for a change of mood, one of more is not played twice, and who is further from a
# good ending than four turns feels that nothing helps any more.
_SHORTEST_PATH, _LONGEST_PATH = 4, 8
_FURTHEST_FROM_WELL_DONE = 4
_FEWEST_ENDINGS = 3

_MOST_NAMED = 8
"""Turns that a hint names: two lines of a terminal."""


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield turns that lead nowhere or that nothing leads to, endings that are missing, and moods that jump."""
    for scenario in book.approved(Scenario):
        name_faults = list(_check_names(scenario))
        yield from name_faults
        yield from _check_moods(book, scenario)
        if not name_faults:  # what is reached, and what is not, would follow from them
            yield from _check_ways(scenario)
            yield from _check_endings(scenario)
            yield from _check_best_path(scenario)


def _check_names(scenario: Scenario) -> Iterator[Diagnostic]:
    ids = [turn.id for turn in scenario.turns]

    def no_such_turn(id: str, *route: str | int) -> Diagnostic:
        names = ", ".join(ids[:_MOST_NAMED]) + (" …" if len(ids) > _MOST_NAMED else "")
        hint = did_you_mean(id, ids) or f"its turns are {names}"
        return Diagnostic(CODE, f"there is no turn `{id}`", scenario.location_of(*route), hint)

    if scenario.start not in ids:
        yield no_such_turn(scenario.start, "start")
    for number, turn in enumerate(scenario.turns):
        if turn.id in ids[:number]:
            where = scenario.location_of("turns", number, "id")
            yield Diagnostic(CODE, f"the turn `{turn.id}` is there twice", where, "rename one")
        for reply_number, reply in enumerate(turn.choices):
            if reply.then not in ids:
                yield no_such_turn(reply.then, "turns", number, "choices", reply_number, "then")


def _check_moods(book: Book, scenario: Scenario) -> Iterator[Diagnostic]:
    heights = {level.id: number for number, level in enumerate(book.settings.levels)}
    moods = {turn.id: turn.mood for turn in reversed(scenario.turns) if turn.mood in heights}
    for number, turn in enumerate(scenario.turns):
        for reply_number, reply in enumerate(turn.choices):
            if turn.id not in moods or reply.then not in moods:
                continue
            mood = moods[reply.then]
            if abs(heights[mood] - heights[moods[turn.id]]) > 1:
                message = f"the mood jumps from `{moods[turn.id]}` to `{mood}`"
                where = scenario.location_of("turns", number, "choices", reply_number, "then")
                yield Diagnostic(CODE, message, where, "let it move by one level at a time")


def _check_ways(scenario: Scenario) -> Iterator[Diagnostic]:
    """Find what no answer comes to, where no ending is reached, and where a good one is too far away."""
    next_ids = scenario.next_ids
    previous_ids = {
        id: tuple(source for source, targets in next_ids.items() if id in targets) for id in next_ids
    }
    endings = [turn.id for turn in scenario.turns if turn.ending]
    well_done = [turn.id for turn in scenario.turns if turn.ending and turn.well_done]
    from_start = distances(next_ids, [scenario.start])
    to_ending, to_well_done = distances(previous_ids, endings), distances(previous_ids, well_done)
    for number, turn in enumerate(scenario.turns):
        where = scenario.location_of("turns", number, "id")
        if turn.id not in from_start:
            message = f"nothing leads to the turn `{turn.id}`"
            yield Diagnostic(CODE, message, where, "add a `then:` to it, or delete it")
        if turn.ending:
            continue
        if not turn.choices:
            message = f"the turn `{turn.id}` is a dead end"
            yield Diagnostic(CODE, message, where, "add `choices:`, or `ending:` if the contact ends here")
        elif turn.id not in to_ending:
            message = f"no answer at the turn `{turn.id}` leads to an ending"
            yield Diagnostic(CODE, message, where, "let a choice here, or at a turn after it, lead out")
        elif to_well_done.get(turn.id, len(next_ids)) > _FURTHEST_FROM_WELL_DONE:
            message = f"from the turn `{turn.id}`, no ending that is well done is within {_FURTHEST_FROM_WELL_DONE} turns"
            yield Diagnostic(CODE, message, where, "let a choice lead back to where the talk went well")


def _check_endings(scenario: Scenario) -> Iterator[Diagnostic]:
    endings = [turn for turn in scenario.turns if turn.ending]
    where = scenario.location_of("turns", of_key=True)
    if len(endings) < _FEWEST_ENDINGS:
        message = f"`{scenario.id}` has {len(endings)} of at least {_FEWEST_ENDINGS} endings"
        yield Diagnostic(CODE, message, where, "add one that is unsolved and well done, or one that is lost")
    if endings and all(turn.well_done for turn in endings):
        message = f"all endings of `{scenario.id}` are well done"
        yield Diagnostic(CODE, message, where, "add one that shows what goes wrong")


def _check_best_path(scenario: Scenario) -> Iterator[Diagnostic]:
    path = scenario.best_path()
    last = path[-1]
    where = scenario.location_of("start")
    if last.ending is None:
        if last.best:
            yield Diagnostic(
                CODE,
                f"the best answers go round in a circle from the turn `{last.best.then}`",
                where,
                "let the best answer at one of its turns lead on",
            )
    elif not last.well_done:
        message = f"the best answers lead to `{last.id}`, which is not well done"
        yield Diagnostic(CODE, message, where, "let them lead to an ending with `well_done: yes`")
    elif not _SHORTEST_PATH <= len(path) <= _LONGEST_PATH:
        message = f"the best answers lead to the end in {len(path)} turns"
        hint = f"let it be {_SHORTEST_PATH} to {_LONGEST_PATH}"
        yield Diagnostic(CODE, message, where, hint)
