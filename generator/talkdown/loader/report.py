"""What comes to light while a book is read, in whichever of its folders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from talkdown.diagnostics import Diagnostic, Location, Position, Severity, did_you_mean
from talkdown.model.book import EntryKey

_MOST_GUESSES = 200
"""A guess takes a millisecond or two; who has more of such errors has renamed a whole list."""


@dataclass
class LoadReport:
    """Problems, files and what could not be read; one for a book and the books it extends."""

    problems: list[Diagnostic] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    """Bytes by path, as the path is shown."""
    unreadable: set[EntryKey] = field(default_factory=set)
    """Entries that are in a file but could not be read, so that nobody calls them missing; ('kind', '') for all."""

    _guess_count: int = 0

    def guess(self, word: str, candidates: Iterable[str]) -> str:
        """A hint that offers the candidate nearest to a word; empty if none is near, or too many were asked for."""
        if self._guess_count >= _MOST_GUESSES:
            return ""
        self._guess_count += 1
        return did_you_mean(word, candidates)

    def add(
        self,
        code: str,
        message: str,
        location: Location | Position,
        hint: str = "",
        severity: Severity = Severity.error,
    ) -> None:
        """Report an error, or something milder."""
        self.problems.append(Diagnostic(code, message, location, hint, severity))

    def add_note(self, code: str, message: str, location: Location, hint: str) -> None:
        """Report what works as well as ever, and has a newer way."""
        self.add(code, message, location, hint, Severity.note)

    def add_unreadable(self, kind: str, ids: Iterable[str]) -> None:
        """Note entries of a kind that are there and cannot be read; without ids it may be any of the kind."""
        self.unreadable.update((kind, id) for id in (set(ids) or {""}))
