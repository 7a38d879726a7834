"""What a check says of a book, on a day on which nothing is due."""

from __future__ import annotations

from datetime import date

from talkdown.diagnostics import problems_as_text
from talkdown.loader import LoadResult
from talkdown.pipeline.book_check import check_loaded

A_DAY = date(2026, 11, 22)


def report(result: LoadResult) -> str:
    """All of it, as a terminal shows it."""
    return problems_as_text(check_loaded(result, A_DAY))
