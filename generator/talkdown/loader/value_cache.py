"""Values of files that were read before, by what is in the files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from talkdown import __version__
from talkdown.storage import cache
from talkdown.yamltext import document
from talkdown.yamltext.document import Document, Node

_LEAST_BYTES = 100_000
_SHELVES = 64


class ValueCache:
    """The values of one folder's files, kept from one run to the next.

    Only files in which nothing was wrong are kept. Each folder has its own shelf (now and then two share
    one, and both lose time, nothing else); what the folder no longer holds goes.
    """

    def __init__(self, folder: str) -> None:
        number = int(cache.digest(os.path.realpath(folder).encode(errors="surrogateescape")), 16) % _SHELVES
        self._shelf = f"values-{number:02d}"
        self._made_by = _made_by()
        self._before = cache.read(self._shelf, self._made_by)
        self._now: dict[str, Any] = {}
        self._size = 0

    def find(self, raw: bytes) -> Document | None:
        """The value of these bytes (without places), if it is known."""
        self._size += len(raw)
        key = cache.digest(raw)
        if key not in self._before:
            return None
        self._now[key] = self._before[key]
        return Document(self._before[key], Node((1, 1)))

    def add(self, raw: bytes, read: Document) -> None:
        """Remember what these bytes hold."""
        if read.value is not None and not read.problems:
            self._now[cache.digest(raw)] = read.value

    def save(self) -> None:
        """Keep all this, if it is worth it. What is looked for from here on counts as the next reading."""
        if self._size >= _LEAST_BYTES and self._now.keys() != self._before.keys():
            cache.write(self._shelf, self._made_by, self._now)
        self._before, self._now, self._size = self._now, {}, 0


def _made_by() -> str:
    """Which parser: this package's version, and for those who work on it the state of these files."""
    parser = Path(document.__file__).parent
    state = "".join(f"{f.stat().st_mtime_ns}" for f in sorted(parser.glob("*.py")))
    return f"{__version__}-{cache.digest(state.encode())}"
