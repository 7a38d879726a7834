"""Each turn of a scenario can be answered: three or four answers, exactly one of them the best.

Looks at every turn of an approved scenario. One that is no ending has three or four choices, and one of them has
`verdict: best`. A phrase that stands there is for the scenario's channel; `fill:` names all its gaps and nothing else,
and `say:` has none. An ending has no choices, and a `debrief`; what is `lost` is not well done. `calms` and `heats` say
two to four things each: the customer's card for role play is made of them.

Why: an answer that nobody could give is wrong at first sight, and teaches nothing. With two best answers, a group argues
about the book and not about the customer.

Not this:

    choices:
      - {say: Which boiler?, verdict: best, feedback: It asks., then: fine}
      - {phrase: tell-me, fill: {name: Ana}, verdict: best, feedback: It asks., then: fine}
      - {act: hold, verdict: weak, feedback: She waits., then: gone}

    error: the turn `opening` has 2 best answers
    hint: mark exactly one choice `verdict: best`

But this:

    choices:
      - {say: Which boiler?, verdict: partly, feedback: It asks., then: fine}
      - {phrase: tell-me, fill: {name: Ana}, verdict: best, feedback: It asks., then: fine}
      - {act: hold, verdict: weak, feedback: She waits., then: gone}

Silence: for a turn that a group is meant to argue about.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, Location
from talkdown.model import Outcome, Scenario, ScenarioTurn, Verdict
from talkdown.model.book import Book
from talkdown.model.scenario import FEWEST_REPLIES, MOST_REPLIES
from talkdown.rules._answers import answer_faults

CODE = "scenario"

# What one can keep in mind while playing somebody. A judgment.
_FEWEST_TRIGGERS, _MOST_TRIGGERS = 2, 4


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield turns that cannot be answered as they should, and endings that say too little or too much."""
    for scenario in book.approved(Scenario):
        yield from _check_triggers(scenario)
        for number, turn in enumerate(scenario.turns):
            turn_at = scenario.location_of("turns", number)
            yield from _check_ending(turn, turn_at) if turn.ending else _check_replies(turn, turn_at)
            yield from answer_faults(CODE, book, scenario.channel, turn.choices, turn_at.child("choices"))


def _check_triggers(scenario: Scenario) -> Iterator[Diagnostic]:
    for field in ("calms", "heats"):
        count = len(getattr(scenario, field))
        if not _FEWEST_TRIGGERS <= count <= _MOST_TRIGGERS:
            where = scenario.location_of(field, of_key=True) if count else scenario.location_of("id")
            message = f"`{field}` has {count}, and not {_FEWEST_TRIGGERS} to {_MOST_TRIGGERS} items"
            yield Diagnostic(CODE, message, where, "write them for who plays the customer")


def _check_replies(turn: ScenarioTurn, turn_at: Location) -> Iterator[Diagnostic]:
    for field in ("well_done", "debrief"):
        if getattr(turn, field):
            message = f"the turn `{turn.id}` has a `{field}`, and is no ending"
            yield Diagnostic(CODE, message, turn_at.child(field), "move it to an ending, or add `ending:`")
    if not turn.choices:
        return  # a dead end, which the rule `scenario-path` reports
    choices_at = turn_at.child("choices", of_key=True)
    if len(turn.choices) < FEWEST_REPLIES:
        message = f"the turn `{turn.id}` has {len(turn.choices)} of at least {FEWEST_REPLIES} choices"
        hint = f"write {FEWEST_REPLIES} or {MOST_REPLIES} that a good agent might think of"
        yield Diagnostic(CODE, message, choices_at, hint)
    best_count = sum(reply.verdict is Verdict.best for reply in turn.choices)
    if best_count != 1:
        message = f"the turn `{turn.id}` has {best_count} best answers"
        yield Diagnostic(CODE, message, choices_at, "mark exactly one choice `verdict: best`")


def _check_ending(turn: ScenarioTurn, turn_at: Location) -> Iterator[Diagnostic]:
    if turn.choices:
        message = f"the turn `{turn.id}` is an ending, and can be answered"
        yield Diagnostic(
            CODE, message, turn_at.child("choices", of_key=True), "delete `choices:` or `ending:`"
        )
    if turn.debrief is None:
        message = f"the ending `{turn.id}` has no `debrief`"
        yield Diagnostic(CODE, message, turn_at.child("ending"), "say what led here, and what to take along")
    if turn.ending is Outcome.lost and turn.well_done:
        message = f"the ending `{turn.id}` is lost, and well done"
        hint = "write `ending: unsolved` where the agent did what could be done"
        yield Diagnostic(CODE, message, turn_at.child("well_done"), hint)
