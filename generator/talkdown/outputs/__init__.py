"""What a book becomes. One folder for each output; none knows another."""

from __future__ import annotations

import hashlib
from typing import NamedTuple


class Artifact(NamedTuple):
    """A file of the site: its path from the top, and what is in it."""

    path: str
    content: bytes

    @property
    def address(self) -> str:
        """How a page asks for it, so that it can be cached for good: with a hash of what is in it."""
        return f"{self.path}?{hashlib.sha256(self.content).hexdigest()[:12]}"


def weight(size: int) -> str:
    """A size in bytes as a reader takes it in: `312 kB`."""
    return f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
