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
