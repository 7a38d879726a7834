"""A drill has exactly one best answer, and fills no gap that is not there.

With no best answer it teaches nothing, and with two it teaches doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import Phrase, Verdict
from talkdown.model.book import Book

CODE = "drill"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield drills with no best answer or with several, and what fills no gap."""
    for drill in book.drills:
        best = sum(choice.verdict is Verdict.best for choice in drill.choices)
        if best != 1:
            message = f"`{drill.id}` has {best} best answers"
            yield Diagnostic(
                CODE,
                message,
                drill.location_of("choices", key=True),
                "mark exactly one choice `verdict: best`",
            )
        for number, choice in enumerate(drill.choices):
            phrase = book.get(Phrase, choice.phrase)
            known = phrase.variables if isinstance(phrase, Phrase) else ()
            for name in choice.fill:
                if name not in known:
                    message = f"the phrase has no gap `{name}`" if phrase else "`fill` goes with a `phrase`"
                    where = drill.location_of("choices", number, "fill")
                    hint = f"its gaps are {', '.join(known)}" if known else "leave `fill` out"
                    yield Diagnostic(CODE, message, where, hint)
