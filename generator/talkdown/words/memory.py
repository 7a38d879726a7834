"""Memory: what a function says of words, worked out once for each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")

_MOST_REMEMBERED = 50_000
"""Words, of a few hundred bytes each. Texts bring ever new ones: beyond that, all are forgotten."""


class Memory(dict[K, V]):
    """What a function says of each key, worked out once. A look-up costs no call."""

    def __init__(self, function: Callable[[K], V]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, key: K) -> V:
        """Ask the function."""
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        value = self[key] = self._function(key)
        return value
