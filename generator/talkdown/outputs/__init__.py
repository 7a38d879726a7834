"""What a book becomes. One folder for each output; none knows another."""

from __future__ import annotations

from typing import NamedTuple


class Artifact(NamedTuple):
    """A file of the site: its path from the top, and what is in it."""

    path: str
    content: bytes
