"""What a file holds: a value, the positions of its parts, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeGuard

from talkdown.diagnostics import Route

RawValue = str | list["RawValue"] | dict[str, "RawValue"]
"""A value as its author typed it: nothing but texts, lists of values, and values by name."""


def is_raw_value(value: object) -> TypeGuard[RawValue]:
    """Whether something is a value as files hold them: what a cache remembers may be anything.

    >>> is_raw_value({"tone": ["no", "yes"]}), is_raw_value({"tone": [None]})
    (True, False)
    """
    values = [value]
    while values:
        part = values.pop()
        if type(part) is dict:
            values += part.values()
        elif type(part) is list:
            values += part
        elif type(part) is not str:
            return False
    return True


_LONGEST_WRITTEN_TEXT = 40_000
"""Characters that a text can take in a file, ten times the longest text of a field: each letter may be an escape of ten.
It bounds the search for a piece that is not there."""

TextPosition = tuple[int, int]
"""Line and column, both counted from 1; the column in characters. A bare tuple: a large book has a million of them."""


@dataclass(slots=True)
class PositionTree:
    """Where a list or mapping begins, and where everything in it stands."""

    position: TextPosition
    key_positions: dict[str, TextPosition] = field(default_factory=dict)
    """Where the keys of a mapping stand."""
    children: dict[str | int, PositionTree | TextPosition] = field(default_factory=dict)
    """By key or index: a tree for a list or mapping, a position for a text."""


@dataclass(frozen=True)
class YamlProblem:
    """Something a file should not hold, and where: like a `Diagnostic`, before it is known which file it is."""

    code: str
    message: str
    hint: str
    position: TextPosition


@dataclass(frozen=True)
class Document:
    """A file's value and what is wrong with it."""

    value: RawValue | None
    """None where the file holds nothing, or nothing that can be trusted."""
    positions: PositionTree
    problems: tuple[YamlProblem, ...] = ()
    text: str = ""
    """The file itself, its lines ended by a line feed; empty where only its value was remembered."""

    def locate(self, route: Route, of_key: bool = False) -> TextPosition:
        """Line and column of the value at `route` or, with `of_key`, of the key that names it.

        What is missing is placed on the nearest thing above it that is there; never raises.

        >>> parse(b"- id: one").locate((0, "id"))
        (1, 7)
        """
        tree = self.positions
        for depth, step in enumerate(route):
            if of_key and depth == len(route) - 1 and step in tree.key_positions:
                return tree.key_positions[str(step)]
            child = tree.children.get(step)
            if child is None:
                break
            if not isinstance(child, PositionTree):
                return child
            tree = child
        return tree.position

    def locate_piece(self, position: TextPosition, piece: str, occurrence: int = 0) -> TextPosition:
        """Line and column of a piece of the text at `position`, as it is written; `position` itself if it is not found.

        >>> parse(b"text: Tell me, {name}.").locate_piece((1, 7), "{name}")
        (1, 16)
        """
        line, column = position
        length_read = 0
        while line <= len(self._lines) and length_read < _LONGEST_WRITTEN_TEXT:
            text = self._lines[line - 1]
            index = text.find(piece, column - 1)
            while index >= 0 and occurrence:
                occurrence -= 1
                index = text.find(piece, index + len(piece))
            if index >= 0:
                return line, index + 1
            length_read += len(text) + 1
            line, column = line + 1, 1
        return position

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")


class YamlError(Exception):
    """The file cannot be read on from here; `problem` says why and where."""

    def __init__(self, code: str, message: str, hint: str, position: TextPosition) -> None:
        super().__init__(message)
        self.problem = YamlProblem(code, message, hint, position)


def shorten(text: str, limit: int = 24) -> str:
    """The beginning of a text, at most `limit` characters: enough for an author to know it again in a message."""
    # 24 characters: three or four words, so that message and place fit one line of a terminal. A judgment.
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
