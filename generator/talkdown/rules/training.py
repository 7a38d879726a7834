"""A training plan adds up, and nobody plays what is no game.

The minutes of an approved plan are those of its steps together. A step with `role_play: yes` names nothing that is marked
`safety: yes`, and no scenario that trains or follows what is: self-harm, abuse at home, a threat, an emergency.

Why: a plan that is ten minutes too long loses its end, and the end is where people step out of their parts. And somebody
in the group may have lived through it. Such contacts are talked through, seated, by those who want to.

Not this:

    minutes: 15
    steps:
      - {title: Begin, minutes: 5, do: Say what it is about.}
      - {title: Play, minutes: 12, do: Play it in pairs.}

    error: the steps take 17 minutes, and `minutes` says 15
    hint: write `minutes: 17`, or take 2 off the steps

But this:

    minutes: 15
    steps:
      - {title: Begin, minutes: 5, do: Say what it is about.}
      - {title: Play, minutes: 10, do: Play it in pairs.}

Silence: where steps run side by side, in two rooms.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import KIND_BY_NAME, Entry, Scenario, Training
from talkdown.model.book import Book
from talkdown.model.role_play import is_about_danger

CODE = "training"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield plans whose minutes do not add up, and what is not to be played in a part."""
    for training in book.approved(Training):
        yield from _check_minutes(training)
        yield from _check_role_plays(book, training)


def _check_minutes(training: Training) -> Iterator[Diagnostic]:
    total = sum(step.minutes for step in training.steps)
    difference = total - training.minutes
    if difference:
        change = f"take {difference} off" if difference > 0 else f"give {-difference} to"
        message = f"the steps take {total} minutes, and `minutes` says {training.minutes}"
        hint = f"write `minutes: {total}`, or {change} the steps"
        yield Diagnostic(CODE, message, training.location_of("minutes"), hint)


def _check_role_plays(book: Book, training: Training) -> Iterator[Diagnostic]:
    for target in training.targets:
        match target.route:
            case ("steps", int(number), str(), *_) if training.steps[number].role_play:
                entry = book.entry(target.kind, target.id)
                if entry is not None and _is_about_danger(book, entry):
                    kind = KIND_BY_NAME[target.kind].title
                    message = f"the {kind} `{target.id}` is about safety, and is not for role play"
                    hint = "talk it through, seated: delete `role_play: yes` here"
                    yield Diagnostic(CODE, message, training.location_of(*target.route), hint)


def _is_about_danger(book: Book, entry: Entry) -> bool:
    return is_about_danger(book, entry) if isinstance(entry, Scenario) else entry.safety
