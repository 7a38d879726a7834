"""A drill has exactly one best answer, and each answer could be given: on its channel, no gap open.

Looks at the choices of every approved drill: one of them has `verdict: best`. A phrase that stands there is for the
drill's channel. `fill:` names all its gaps and nothing else, and `say:` has none.

Why: with no best answer a drill teaches nothing, and with two it teaches doubt. An answer that nobody could give
is wrong at first sight, and teaches nothing either.

Not this:

    choices:
      - {phrase: tell-me, fill: {name: Ana}, verdict: weak, feedback: It asks.}
      - {say: What?, verdict: harmful, feedback: It barks.}

    error: `none-best` has 0 best answers
    hint: mark exactly one choice `verdict: best`

But this:

    choices:
      - {phrase: tell-me, fill: {name: Ana}, verdict: best, feedback: It asks.}
      - {say: What?, verdict: weak, feedback: It barks.}

Silence: for a drill that is meant to be talked over, with no answer given.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import Verdict
from talkdown.model.book import Book
from talkdown.rules._answers import answer_faults

CODE = "drill"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield drills with no best answer or with several, and what fills no gap."""
    for drill in book.drills:
        best_count = sum(choice.verdict is Verdict.best for choice in drill.choices)
        if best_count != 1:
            message = f"`{drill.id}` has {best_count} best answers"
            yield Diagnostic(
                CODE,
                message,
                drill.location_of("choices", of_key=True),
                "mark exactly one choice `verdict: best`",
            )
        yield from answer_faults(CODE, book, drill.channel, drill.choices, drill.location_of("choices"))
