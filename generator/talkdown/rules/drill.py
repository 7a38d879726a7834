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
from talkdown.model import Phrase, Verdict
from talkdown.model.book import Book
from talkdown.model.phrase import variables_in

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
        for number, choice in enumerate(drill.choices):
            phrase = book.get(Phrase, choice.phrase)
            if phrase and drill.channel not in phrase.channels:
                message = f"`{phrase.id}` is not for `{drill.channel}`"
                hint = "its channels are " + ", ".join(phrase.channels)
                yield Diagnostic(CODE, message, drill.location_of("choices", number, "phrase"), hint)
            gaps = phrase.variables if phrase else ()
            for name in variables_in(choice.answer_text(phrase)):
                where = drill.location_of("choices", number, "phrase" if phrase else "say")
                hint = f"write `fill: {{{name}: …}}`" if phrase else "write what stands there"
                yield Diagnostic(CODE, f"the gap `{name}` is not filled", where, hint)
            for name in choice.fill:
                if name not in gaps:
                    message = f"the phrase has no gap `{name}`" if phrase else "`fill` goes with a `phrase`"
                    where = drill.location_of("choices", number, "fill")
                    hint = f"its gaps are {', '.join(gaps)}" if gaps else "leave `fill` out"
                    yield Diagnostic(CODE, message, where, hint)
