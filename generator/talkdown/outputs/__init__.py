"""What a book becomes. One folder for each output; none knows another."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
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


class Picture(NamedTuple):
    """A drawing: where it stands, and its words for those who do not see it."""

    path: str
    alt: str
    width: int = 0
    height: int = 0
    """As it is shown, in CSS pixels; 0 where the page says it."""


class Offer(NamedTuple):
    """A file to print, as a reader chooses it."""

    kind: str
    path: str
    paper: str
    ink: str
    pages: int
    sheets: int
    edition: str
    size: int
    """In bytes."""


class PrintedCard(NamedTuple):
    """A technique's card: both sides as pictures, and the file that prints it alone."""

    front: Picture
    back: Picture
    path: str


class Prints(NamedTuple):
    """What a site offers to print."""

    offers: tuple[Offer, ...] = ()
    previews: Mapping[str, Picture] = MappingProxyType({})
    """A picture of each kind."""
    cards: Mapping[str, PrintedCard] = MappingProxyType({})
    """By technique."""
