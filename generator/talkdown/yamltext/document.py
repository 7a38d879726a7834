"""What a file holds: a value, the places of its parts, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from talkdown.diagnostics import Route

Value = str | list["Value"] | dict[str, "Value"]
TextPosition = tuple[int, int]
"""Line and column, counted from 1."""


@dataclass(slots=True)
class Node:
    """Where a value begins, where the keys of a mapping stand, and the nodes below."""

    position: TextPosition
    keys: dict[str, TextPosition] = field(default_factory=dict)
    items: dict[str | int, Node | TextPosition] = field(default_factory=dict)


@dataclass(frozen=True)
class YamlProblem:
    """Something a file should not hold, and where."""

    code: str
    message: str
    hint: str
    position: TextPosition


@dataclass(frozen=True)
class Document:
    """A file's value (None when it has none that can be trusted) and what is wrong with it."""

    value: Value | None
    root: Node
    problems: tuple[YamlProblem, ...] = ()

    def locate(self, route: Route, key: bool = False) -> TextPosition:
        """Line and column of the value at `route` or, with `key`, of the key that names it.

        What is missing is placed on the nearest thing above it that is there.
        """
        node = self.root
        for depth, step in enumerate(route):
            if key and depth == len(route) - 1 and step in node.keys:
                return node.keys[str(step)]
            below = node.items.get(step)
            if below is None:
                break
            if not isinstance(below, Node):
                return below
            node = below
        return node.position


class YamlError(Exception):
    """The file cannot be read on from here."""

    def __init__(self, code: str, message: str, hint: str, mark: TextPosition) -> None:
        super().__init__(message)
        self.problem = YamlProblem(code, message, hint, mark)


def short(text: str, most: int = 24) -> str:
    """The beginning of a text, for a message."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
