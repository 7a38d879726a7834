"""A phrasebook without errors, and what is raised for one that has some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from talkdown.diagnostics import Diagnostic, Severity, as_text
from talkdown.loader import LoadResult
from talkdown.model.book import Book


class BookError(Exception):
    """A phrasebook has errors; its text is what `talkdown check` says of it."""

    def __init__(self, problems: Sequence[Diagnostic], file_count: int) -> None:
        super().__init__(as_text(problems, file_count).rstrip())
        self.problems = tuple(problems)
        self.file_count = file_count


@dataclass(frozen=True)
class LoadedBook:
    """A phrasebook that can be shown, and all that loading it gave."""

    book: Book
    result: LoadResult


def require_book(load_result: LoadResult, problems: Sequence[Diagnostic]) -> LoadedBook:
    """The book that was loaded, if none of its problems is an error; raises `BookError` if there is one."""
    if load_result.book is None or any(problem.severity is Severity.error for problem in problems):
        raise BookError(problems, len(load_result.files))
    return LoadedBook(load_result.book, load_result)
