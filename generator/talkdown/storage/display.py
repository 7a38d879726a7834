"""Paths and faults of the system, as a person would name them in a message."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

_MOST_NAMES = 3
"""How many names of files a message shows: they stay on one line."""


def describe_os_error(error: OSError) -> str:
    """What the system says went wrong, in small letters, as the second half of a sentence: `no space left on device`."""
    return (error.strerror or str(error)).lower()


def path_of_os_error(error: OSError) -> str:
    """The file that the system refused, empty if it names none: of a copy for which there is no room, the new one."""
    is_about_target = error.errno in (errno.ENOSPC, errno.EDQUOT) and error.filename2
    name = error.filename2 if is_about_target else error.filename
    return os.fsdecode(name) if isinstance(name, str | bytes) else ""


def display_path(path: Path) -> str:
    """A path as short as a person would type it: from the current folder, if it lies there."""
    return os.path.relpath(path) if path.is_relative_to(Path.cwd()) else str(path)


def on_one_line(text: str) -> str:
    """A text (a file's name, say) that can be shown on one line of any terminal; what cannot is escaped."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in text)


def format_size(size: int) -> str:
    """A size in bytes as a reader takes it in: `312 kB`."""
    # A kB is 1,000 bytes, as SI has it; 1,024 are a KiB.
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def name_some(names: Iterable[str]) -> str:
    """The first of some names, for a message; of the rest, no more than that there are some.

    >>> name_some(["a", "b", "c", "d", "e"])
    '`a`, `b`, `c` and more'
    """
    first_names = list(islice(names, _MOST_NAMES + 1))
    text = ", ".join(f"`{on_one_line(name)}`" for name in first_names[:_MOST_NAMES])
    return f"{text} and more" if len(first_names) > _MOST_NAMES else text
