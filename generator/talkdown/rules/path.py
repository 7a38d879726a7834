"""A playbook's path leads somewhere from every step, and comes to an end.

Each `go:` names a step of the same playbook, every step can be reached, and from every step an end can be: the last
step, or another playbook. No two steps share an id. An answer says what to do or where to go, and the answers of a
fork differ in one of the two. One that opens a playbook without a channel of this one says under `do:` what to do there.

Why: a playbook is followed in the middle of a hard call. Nobody can stop there to look for the next step.

Not this:

    answers: [{answer: "Yes", go: acct}, {answer: Maybe}, {answer: "No", go: end}]

    error: there is no step `acct`
    hint: did you mean `act`?
    error: the answer `Maybe` leads nowhere
    hint: add `go:`, `playbook:` or `do:`

But this:

    answers: [{answer: "Yes", go: act}, {answer: Maybe, do: Ask again.}, {answer: "No", go: end}]

Silence: for steps that are there to be talked over, and not reached by an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, did_you_mean
from talkdown.model import Playbook
from talkdown.model.book import Book
from talkdown.model.playbook import Answer, Decision

CODE = "path"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield forks that lead nowhere, steps that nothing leads to, and steps that lead to no end."""
    for playbook in book.playbooks:
        ids = [step.id for step in playbook.steps]
        for n, step in enumerate(playbook.steps):
            if step.id in ids[:n]:
                yield Diagnostic(
                    CODE,
                    f"the step `{step.id}` is there twice",
                    playbook.location_of("steps", n, "id"),
                    "rename one",
                )
            if step.decision:
                yield from _check_answers(book, playbook, n, step.decision, ids)
        if len(set(ids)) == len(ids):
            yield from _check_paths(playbook, ids)


def _check_answers(
    book: Book, playbook: Playbook, n: int, decision: Decision, ids: list[str]
) -> Iterator[Diagnostic]:
    answers_at = playbook.location_of("steps", n, "decision", "answers")
    for a, answer in enumerate(decision.answers):
        where = answers_at.child(a)
        if answer.go and answer.go not in ids:
            hint = did_you_mean(answer.go, ids) or "the steps are " + ", ".join(ids)
            yield Diagnostic(CODE, f"there is no step `{answer.go}`", where.child("go"), hint)
        elif answer.playbook == playbook.id:
            message = f"the answer `{answer.answer}` opens the playbook that it stands in"
            yield Diagnostic(CODE, message, where.child("playbook"), "write `go:` with one of its steps")
        elif not (answer.go or answer.playbook or answer.do):
            message = f"the answer `{answer.answer}` leads nowhere"
            yield Diagnostic(CODE, message, where, "add `go:`, `playbook:` or `do:`")
        elif absent_channels := _absent_channels(book, playbook, answer):
            names = ", ".join(f"`{channel}`" for channel in absent_channels)
            message = f"the answer `{answer.answer}` opens `{answer.playbook}`, which is not for {names}"
            yield Diagnostic(CODE, message, where.child("playbook"), "say under `do:` what to do there")
    if len({(answer.go, answer.playbook, answer.do) for answer in decision.answers}) == 1:
        message = f"all answers to `{decision.ask}` lead to the same"
        yield Diagnostic(CODE, message, answers_at, "let one of them lead elsewhere, or delete the fork")


def _absent_channels(book: Book, playbook: Playbook, answer: Answer) -> list[str]:
    """The channels of a playbook that the one an answer opens is not for; none if the answer says what to do."""
    target = book.get(Playbook, answer.playbook) if answer.playbook and not answer.do else None
    if not target or not target.channels:
        return []
    return [channel for channel in playbook.channels or book.channels if channel not in target.channels]


def _check_paths(playbook: Playbook, ids: list[str]) -> Iterator[Diagnostic]:
    """Find what no path comes to, and where no path ends."""
    next_steps = [_next_steps(playbook, n) for n in range(len(ids))]
    previous_steps = [
        {n for n, numbers in enumerate(next_steps) if m in numbers} for m in range(len(ids) + 1)
    ]
    reachable = _reachable([*next_steps, set()], 0)
    ending = _reachable(previous_steps, len(ids))
    for n, id in enumerate(ids):
        where = playbook.location_of("steps", n, "id")
        if n not in reachable:
            yield Diagnostic(
                CODE, f"nothing leads to the step `{id}`", where, "add a `go:` to it, or delete it"
            )
        elif n not in ending:
            message = f"no path from the step `{id}` comes to an end"
            yield Diagnostic(CODE, message, where, "let an answer lead to a later step or another playbook")


def _next_steps(playbook: Playbook, n: int) -> set[int]:
    """The numbers of the steps that can come after one. The one past the last step is the end.

    A step leads to the next one, unless every answer at it goes elsewhere. Another playbook is an end.
    """
    end = len(playbook.steps)
    number = {step.id: m for m, step in enumerate(playbook.steps)}
    decision = playbook.steps[n].decision
    if not decision:
        return {n + 1}
    # A `go:` to a step that is not there has been reported, and is taken for an end.
    return {
        number.get(answer.go, end) if answer.go else end if answer.playbook else n + 1
        for answer in decision.answers
    }


def _reachable(neighbors: list[set[int]], start: int) -> set[int]:
    numbers, pending = set(), [start]
    while pending:
        n = pending.pop()
        if n not in numbers:
            numbers.add(n)
            pending.extend(neighbors[n])
    return numbers
