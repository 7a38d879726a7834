"""Which files a part was made of, kept beside its tables: whether they are still there is asked by the next review."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

_NAME = "sources.json"


def write_sources(part: Path, names: Sequence[str]) -> None:
    """Write the names into a part. They count from the folder that was read, wherever it lies: the same files, the same bytes."""
    content = json.dumps(list(names), indent=1)
    (part / _NAME).write_text(f"{content}\n", encoding="utf-8")


def read_sources(part: Path) -> tuple[str, ...]:
    """The names of the files of a part."""
    return tuple(json.loads((part / _NAME).read_text(encoding="utf-8")))
