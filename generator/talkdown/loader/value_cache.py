"""Values of files that were read before, by what is in the files."""

from __future__ import annotations

import os
from pathlib import Path

from talkdown.storage import cache
from talkdown.storage.package import __version__
from talkdown.yamltext import Document, PositionTree, RawValue, document, is_raw_value

_LEAST_BYTES = 100_000
"""Of all YAML in a folder. Below that, parsing takes a few hundredths of a second, as does the cache."""

_CACHE_FILES = 64
"""So many files at most lie in the cache folder, however many books there are or were. Two books that share one
lose time, nothing else. 64 are more books than anybody works on at once, and a name of two digits; a judgment."""


class ValueCache:
    """The values of one folder's files, remembered from one run to the next.

    Only files in which nothing was wrong are remembered, and what the folder no longer holds goes.
    """

    def __init__(self, folder: str) -> None:
        path = os.path.realpath(folder).encode(errors="surrogateescape")
        self._name = f"values-{int(cache.digest(path), 16) % _CACHE_FILES:02d}"
        self._version = _parser_version()
        self._before: dict[str, RawValue] = cache.read(self._name, self._version)
        self._now: dict[str, RawValue] = {}
        self._size = 0

    def find(self, content: bytes) -> Document | None:
        """The value of these bytes (without positions), if it is known."""
        self._size += len(content)
        key = cache.digest(content)
        value = self._before.get(key)
        if not is_raw_value(value):
            return None
        self._now[key] = value
        return Document(value, PositionTree((1, 1)))

    def add(self, content: bytes, contents: Document) -> None:
        """Remember what these bytes hold."""
        if contents.value is not None and not contents.problems:
            self._now[cache.digest(content)] = contents.value

    def save(self) -> None:
        """End a reading: write all this to the disk, if it is worth it. What comes next is the next reading."""
        if self._size >= _LEAST_BYTES and self._now.keys() != self._before.keys():
            cache.write(self._name, self._version, self._now)
        self._before, self._now, self._size = self._now, {}, 0


def _parser_version() -> str:
    """Which parser: this package's version, and for those who work on it the state of these files."""
    parser = Path(document.__file__).parent
    state = "".join(f"{file.stat().st_mtime_ns}" for file in sorted(parser.glob("*.py")))
    return f"{__version__}-{cache.digest(state.encode())}"
