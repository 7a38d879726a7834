"""What drills and scenarios ask of an answer: one could give it, on that channel, with no gap open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talkdown.diagnostics import Diagnostic, Location
from talkdown.model import Choice, Phrase
from talkdown.model.book import Book
from talkdown.model.phrase import variables_in


def answer_faults(
    code: str, book: Book, channel: str, choices: Sequence[Choice], choices_at: Location
) -> Iterator[Diagnostic]:
    """Yield answers that are not for the channel, gaps that are left open, and what fills no gap.

    `code` is that of the rule that asks, and `choices_at` the place of the list.
    """
    for number, choice in enumerate(choices):
        where = choices_at.child(number)
        phrase = book.get(Phrase, choice.phrase)
        if phrase and channel not in phrase.channels:
            message = f"`{phrase.id}` is not for `{channel}`"
            hint = "its channels are " + ", ".join(phrase.channels)
            yield Diagnostic(code, message, where.child("phrase"), hint)
        gaps = phrase.variables if phrase else ()
        for name in variables_in(choice.answer_text(phrase)):
            hint = f"write `fill: {{{name}: …}}`" if phrase else "write what stands there"
            yield Diagnostic(
                code, f"the gap `{name}` is not filled", where.child("phrase" if phrase else "say"), hint
            )
        if choice.phrase and not phrase:
            continue  # the rule `broken-reference` reports it; what its gaps are, nobody knows
        for name in choice.fill:
            if name not in gaps:
                message = f"the phrase has no gap `{name}`" if phrase else "`fill` goes with a `phrase`"
                hint = f"its gaps are {', '.join(gaps)}" if gaps else "leave `fill` out"
                yield Diagnostic(code, message, where.child("fill"), hint)
