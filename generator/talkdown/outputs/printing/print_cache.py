"""What was printed before: in this process, and from one run to the next in the cache."""

from __future__ import annotations

from talkdown.storage import cache
from talkdown.storage.json_object import JsonObject


class PrintCache:
    """Records under names, each with a digest of what made it."""

    def __init__(self) -> None:
        self._memory: dict[str, tuple[str, JsonObject]] = {}

    def read(self, name: str, made_by: str) -> JsonObject:
        """The record under a name, if `made_by` is what made it; else an empty one."""
        maker, record = self._memory.get(name, ("", {}))
        return record if maker == made_by else cache.read(name, made_by)

    def read_any_version(self, name: str) -> JsonObject:
        """The record that was written last under a name, whatever made it; else an empty one."""
        return self._memory[name][1] if name in self._memory else cache.read_any_version(name)

    def write(self, name: str, made_by: str, record: JsonObject) -> None:
        """Put a record under a name."""
        self._memory[name] = made_by, record
        cache.write(name, made_by, record)
