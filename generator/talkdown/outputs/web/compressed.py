"""Scripts and styles once more, compressed: a server sends these instead of compressing for every reader.

The finder's index takes a server longer to compress than to find and send some hundred pages. Pages are
small, and left to the server.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from talkdown.outputs import Artifact

LEAST = 1000
"""Bytes below which it does not pay: such a file fits one packet either way."""


def render(site: Path) -> Iterator[Artifact]:
    """A `.gz` beside every script and style sheet under `assets/`. The same file gives the same bytes."""
    for path in sorted((site / "assets").rglob("*")):
        if path.suffix in (".css", ".js") and path.stat().st_size >= LEAST:
            name = path.relative_to(site).as_posix()
            yield Artifact(f"{name}.gz", gzip.compress(path.read_bytes(), 9, mtime=0))
