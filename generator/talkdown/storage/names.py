"""Names of files that are two here and one on another disk."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator


def name_key(name: str) -> str:
    """What two names share if a disk of Windows or macOS takes them for the same: no case, and one form of each letter."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


def name_twins(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Every name that another disk takes for an earlier one of them, after that one.

    >>> list(name_twins(["Refund.md", "late.md", "refund.md"]))
    [('Refund.md', 'refund.md')]
    """
    first_names: dict[str, str] = {}
    for name in names:
        first_name = first_names.setdefault(name_key(name), name)
        if first_name != name:
            yield first_name, name
