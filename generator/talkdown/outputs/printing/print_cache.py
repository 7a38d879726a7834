"""What was printed before: in this process, and from one run to the next in the cache."""

from __future__ import annotations

from typing import TypeVar

from talkdown.storage import cache as disk_cache
from talkdown.storage.json_object import JsonObject
from talkdown.storage.typed_record import as_type

R = TypeVar("R")


class PrintCache:
    """Records under names, each with a digest of what made it. One that does not have the type asked for is not there."""

    def __init__(self) -> None:
        self._memory: dict[str, tuple[str, JsonObject]] = {}

    def read(self, name: str, made_by: str, record_type: type[R]) -> R | None:
        """The record under a name, if `made_by` is what made it."""
        maker, record = self._memory.get(name, ("", {}))
        return as_type(record if maker == made_by else disk_cache.read(name, made_by), record_type)

    def read_any_version(self, name: str, record_type: type[R]) -> R | None:
        """The record that was written last under a name, whatever made it."""
        record = self._memory[name][1] if name in self._memory else disk_cache.read_any_version(name)
        return as_type(record, record_type)

    def write(self, name: str, made_by: str, record: JsonObject) -> None:
        """Put a record under a name."""
        self._memory[name] = made_by, record
        disk_cache.write(name, made_by, record)
