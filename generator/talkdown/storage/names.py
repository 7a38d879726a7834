"""Names of files that are two here and one on another disk."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice


def name_key(name: str) -> str:
    """What two names share if a disk of Windows or macOS takes them for the same: no case, and one form of each letter."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


MAX_TWINS = 20
"""So many pairs are named of a folder, a screen of a terminal: who has mended those sees the others."""


def name_twins(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names that another disk takes for an earlier one of them, after that one; `MAX_TWINS` at most.

    >>> list(name_twins(["Refund.md", "late.md", "refund.md"]))
    [('Refund.md', 'refund.md')]
    """
    first_names: dict[str, str] = {}
    pairs = ((first_names.setdefault(name_key(name), name), name) for name in names)
    yield from islice((pair for pair in pairs if pair[0] != pair[1]), MAX_TWINS)
