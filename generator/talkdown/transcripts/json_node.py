"""A value in JSON that knows where it stands, and is asked without trust: who exported it may have changed its shape."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from math import isfinite
from typing import Any

from talkdown.transcripts.clean_text import on_one_line

_PLAIN_KEY = re.compile(r"\w{1,60}")

_LONGEST_KEY = 60
"""Characters of a key in a place: a hostile file can have keys of megabytes."""

_SAMPLE_ITEMS = 20
"""That tell what a list holds: what nobody says, such as who joins, stands before the first words."""

_REMEMBERED_KEYS = 4096
"""More than all formats have; keys that are ids of a file would fill any memory."""


@lru_cache(maxsize=_REMEMBERED_KEYS)
def fold(key: str) -> str:
    """A key without case, hyphens, underscores and spaces: tools and their libraries spell the same field in many ways.

    >>> fold("BeginOffsetMillis") == fold("begin_offset_millis")
    True
    """
    return re.sub(r"[\s_\-.:]+", "", key).lower()


class Node:
    """A value in JSON, and its place. All names of keys are folded ones: `participantrole`."""

    __slots__ = ("_keys", "place", "value")

    def __init__(self, value: Any, place: str = "$") -> None:
        self.value = value
        self.place = place
        self._keys: dict[str, str] | None = None

    def __bool__(self) -> bool:
        return self.value is not None

    def __iter__(self) -> Iterator[Node]:
        """The items of a list; nothing for what is none."""
        if isinstance(self.value, list):
            for index, item in enumerate(self.value):
                yield Node(item, f"{self.place}[{index}]")

    @property
    def keys(self) -> dict[str, str]:
        """The keys of an object as they are spelled, by their folded form; empty for what is none."""
        if self._keys is None:
            is_object = isinstance(self.value, dict)
            # The first spelling wins, as a reader's eye would have it.
            self._keys = {fold(key): key for key in reversed(self.value)} if is_object else {}
        return self._keys

    def has(self, *names: str) -> bool:
        """Whether an object has all these keys."""
        return all(name in self.keys for name in names)

    def child(self, *names: str) -> Node:
        """The value under the first of these keys that has one; an empty node if none has."""
        keys = self.keys
        for name in names:
            key = keys.get(name)
            if key is not None and self.value[key] is not None:
                step = f".{key}" if _PLAIN_KEY.fullmatch(key) else f"['{on_one_line(key[:_LONGEST_KEY])}']"
                return Node(self.value[key], self.place + step)
        return Node(None, self.place)

    def children(self) -> Iterator[Node]:
        """All values of an object or a list that are objects or lists themselves, and not empty."""
        nodes = iter(self) if isinstance(self.value, list) else (self.child(name) for name in self.keys)
        return (node for node in nodes if isinstance(node.value, list | dict) and node.value)

    def first(self) -> Node:
        """The first object of a list; an empty node if there is none."""
        return next((node for node in self if isinstance(node.value, dict)), Node(None, self.place))

    def text(self, *names: str) -> str:
        """The text (or number, as text) under the first of these keys that has one that is not empty; else nothing."""
        keys = self.keys
        for name in names:
            key = keys.get(name)
            if key is not None and (text := _as_text(self.value[key])):
                return text
        return ""

    def number(self, *names: str) -> float | None:
        """The number under the first of these keys that has one, as a number or a text."""
        for name in names:
            key = self.keys.get(name)
            if key is not None and (number := _as_number(self.value[key])) is not None:
                return number
        return None

    def is_true(self, *names: str) -> bool:
        """Whether something says yes under one of these keys."""
        return any(self.text(name).casefold() in ("true", "yes", "1") for name in names)

    def is_false(self, name: str) -> bool:
        """Whether something says no under a key; nothing at all is no answer."""
        return self.text(name).casefold() in ("false", "no", "0")


def sample_of(items: Iterable[Node]) -> list[Node]:
    """The first items of a list, by which a reader recognizes it."""
    return list(islice(items, _SAMPLE_ITEMS))


def _as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    # Python refuses to write numbers of thousands of digits.
    if isinstance(value, bool | float) or (isinstance(value, int) and abs(value) < 10**30):
        return str(value)
    return ""


def _as_number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) else None
