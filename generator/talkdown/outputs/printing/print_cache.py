"""What was printed before: in this process, and from one run to the next in the cache."""

from __future__ import annotations

from typing import Any

from talkdown.storage import cache


class PrintCache:
    """Things under names, each with what made it."""

    def __init__(self) -> None:
        self._here: dict[str, tuple[str, dict[str, Any]]] = {}

    def read(self, name: str, made_by: str) -> dict[str, Any]:
        """What is kept under a name, if `made_by` is what made it; else nothing."""
        maker, content = self._here.get(name, ("", {}))
        return content if maker == made_by else cache.read(name, made_by)

    def last(self, name: str) -> dict[str, Any]:
        """What was kept last under a name, whatever made it."""
        return self._here[name][1] if name in self._here else cache.read_any_version(name)

    def write(self, name: str, made_by: str, content: dict[str, Any]) -> None:
        """Keep something under a name."""
        self._here[name] = made_by, content
        cache.write(name, made_by, content)
