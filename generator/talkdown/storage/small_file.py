"""Files that people fill in: read whole, as far as they are small."""

from __future__ import annotations

from pathlib import Path

from talkdown.storage.display import format_size
from talkdown.storage.inside import OpenFolder


def read_small_file(path: Path, most_bytes: int) -> bytes:
    """The content of a file. Raises OSError if it cannot be read, and ValueError if it is larger."""
    with OpenFolder.at(path.parent) as folder:
        content = folder.read(path.name, most_bytes)
    if len(content) > most_bytes:  # what was read is not all of it
        raise ValueError(f"it is larger than {format_size(most_bytes)}")
    return content
