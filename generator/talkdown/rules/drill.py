"""A drill has exactly one best answer.

With none it teaches nothing, and with two it teaches doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.book import Book
from talkdown.diagnostics import Diagnostic
from talkdown.model import Verdict

CODE = "drill"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield drills with no best answer, or with several."""
    for drill in book.drills:
        best = sum(choice.verdict is Verdict.best for choice in drill.choices)
        if best != 1:
            message = f"`{drill.id}` has {best} best answers"
            yield Diagnostic(
                CODE, message, drill.at("choices", key=True), "mark exactly one choice `verdict: best`"
            )
