"""A playbook's path leads somewhere from every step.

Each `go:` names a step of the same playbook, every step can be reached, no two steps share an id, and an
answer says what to do or where to go.

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

CODE = "path"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield forks that lead nowhere, and steps that nothing leads to."""
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
            for a, answer in enumerate(step.decision.answers if step.decision else ()):
                where = playbook.location_of("steps", n, "decision", "answers", a)
                if answer.go and answer.go not in ids:
                    hint = did_you_mean(answer.go, ids) or "the steps are " + ", ".join(ids)
                    yield Diagnostic(CODE, f"there is no step `{answer.go}`", where.child("go"), hint)
                elif not (answer.go or answer.playbook or answer.do):
                    message = f"the answer `{answer.answer}` leads nowhere"
                    yield Diagnostic(CODE, message, where, "add `go:`, `playbook:` or `do:`")
        for n in _unreachable_steps(playbook) if len(set(ids)) == len(ids) else ():
            message = f"nothing leads to the step `{ids[n]}`"
            yield Diagnostic(
                CODE, message, playbook.location_of("steps", n, "id"), "add a `go:` to it, or delete it"
            )


def _unreachable_steps(playbook: Playbook) -> list[int]:
    """A step leads to the next one, unless every answer at it goes elsewhere."""
    number = {step.id: n for n, step in enumerate(playbook.steps)}
    reachable, pending = set(), [0]
    while pending:
        n = pending.pop()
        if n in reachable or n >= len(playbook.steps):
            continue
        reachable.add(n)
        decision = playbook.steps[n].decision
        answers = decision.answers if decision else ()
        pending.extend(number[a.go] for a in answers if a.go in number)
        if not answers or any(not a.go and not a.playbook for a in answers):
            pending.append(n + 1)
    return sorted(set(range(len(playbook.steps))) - reachable)
