"""A problem: what is wrong, how bad it is, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import IntEnum

from talkdown.diagnostics.location import Location, Position


class Severity(IntEnum):
    """How bad it is: an error makes a check fail, a warning a strict build, a note nothing."""

    note = 0
    """It works and will go on to: an author should know that there is a newer way to say it."""
    warning = 1
    error = 2


@dataclass(frozen=True)
class Diagnostic:
    """One problem.

    >>> place = Location("book/phrases.yaml", (0, "tone"))
    >>> problem = Diagnostic("unknown-value", "`warn` is no value of `tone`", place, "did you mean `warm`?")
    >>> problem.severity.name, problem.position.line
    ('error', 1)
    """

    code: str
    """What kind of problem, in words that never change: `broken-reference`. An entry can silence it by this name."""
    message: str
    """What is wrong, on one line, without a full stop."""
    location: Location | Position
    """Where: by its route in the file (a rule knows no lines) or, once it is shown, by line and column."""
    hint: str = ""
    """One thing to do about it; empty where nothing is sure to help."""
    severity: Severity = Severity.error

    def with_position(self, locate: Callable[[Location], Position]) -> Diagnostic:
        """The same problem at a line and column; `locate` turns a location into a position."""
        if isinstance(self.location, Location):
            return replace(self, location=locate(self.location))
        return self

    @property
    def position(self) -> Position:
        """Line and column; the top of the file for a problem that has only a location yet."""
        if isinstance(self.location, Location):
            return Position(self.location.path, 1, 1)
        return self.location


def sort_problems(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Problems sorted by file, line, column and code, each once."""
    return sorted(set(problems), key=lambda problem: (problem.position, problem.code, problem.message))
