"""What is said, and the table of shapes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

EPOCH = 1_772_702_040
"""Seconds: 2026-03-05 09:14:00 in UTC."""

AGENT, CUSTOMER = "Priya Nair", "Thomas Hale"


class SpokenTurn(NamedTuple):
    """A turn before it is written."""

    role: str
    begin: float
    end: float
    text: str

    @property
    def name(self) -> str:
        return AGENT if self.role == "agent" else CUSTOMER

    @property
    def is_agent(self) -> bool:
        return self.role == "agent"

    @property
    def begin_ms(self) -> int:
        return round(self.begin * 1000)

    @property
    def end_ms(self) -> int:
        return round(self.end * 1000)

    @property
    def epoch(self) -> float:
        return EPOCH + self.begin

    def iso(self, timespec: str = "milliseconds") -> str:
        moment = datetime.fromtimestamp(EPOCH, UTC) + timedelta(milliseconds=self.begin_ms)
        return moment.isoformat(timespec=timespec).replace("+00:00", "Z")

    def clock(self, *, has_hours: bool = True, mark: str = ".") -> str:
        return clock(self.begin_ms, has_hours=has_hours, mark=mark)


class Shape(NamedTuple):
    """A way to write what is said into a file."""

    name: str
    """Of the file."""
    write: Callable[[list[SpokenTurn]], bytes]
    says_roles: bool
    """Whether roles stand in the file; else they can only be guessed."""
    precision: float | None
    """Seconds by which times may be off; None for a file without times."""


SHAPES: list[Shape] = []


def shape(
    name: str, *, says_roles: bool = True, precision: float | None = 0.0
) -> Callable[[Callable[[list[SpokenTurn]], Any]], Callable[[list[SpokenTurn]], Any]]:
    """Put a function into the table. What it returns is written as JSON, unless it is text or bytes."""

    def register(function: Callable[[list[SpokenTurn]], Any]) -> Callable[[list[SpokenTurn]], Any]:
        def write(turns: list[SpokenTurn]) -> bytes:
            content = function(turns)
            if isinstance(content, bytes):
                return content
            return (content if isinstance(content, str) else json.dumps(content, indent=1)).encode()

        SHAPES.append(Shape(name, write, says_roles, precision))
        return function

    return register


def clock(milliseconds: int, *, has_hours: bool = True, mark: str = ".") -> str:
    """`00:01:02.500`, or `1:02` without hours and parts of a second."""
    seconds, rest = divmod(milliseconds, 1000)
    if not has_hours:
        return f"{seconds // 60}:{seconds % 60:02}"
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{mark}{rest:03}"


def words_of(turn: SpokenTurn) -> Iterable[tuple[str, float, float]]:
    """The words of a turn, at even times."""
    words = turn.text.split()
    step = (turn.end - turn.begin) / len(words)
    for index, word in enumerate(words):
        yield word, round(turn.begin + index * step, 3), round(turn.begin + (index + 1) * step, 3)


def lines_of(rows: Iterable[Any]) -> str:
    """JSON Lines."""
    return "".join(json.dumps(row) + "\n" for row in rows)
