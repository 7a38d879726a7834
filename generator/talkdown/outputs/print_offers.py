"""What a site tells its readers about the files to print: the pages show it, and `printing/site_printing.py` fills it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Picture(NamedTuple):
    """A drawing: where it stands, and its words for those who do not see it."""

    path: str
    alt: str
    width: int = 0
    height: int = 0
    """As it is shown, in CSS pixels; 0 where the page says it."""


class Offer(NamedTuple):
    """A file to print, as a reader chooses it."""

    printable_id: str
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


class DeckOffer(NamedTuple):
    """What a reader can put a deck of their own together from: which cards, on which papers, in which inks."""

    technique_ids: tuple[str, ...]
    papers: tuple[str, ...]
    inks: tuple[str, ...]
    script: str
    """The address of the script that does so."""


class PrintOffers(NamedTuple):
    """What a site offers to print."""

    offers: tuple[Offer, ...] = ()
    pictures: Mapping[str, Picture] = MappingProxyType({})
    """A picture of each printable, by its id."""
    cards: Mapping[str, PrintedCard] = MappingProxyType({})
    """By the id of the technique."""
    deck: DeckOffer | None = None
    example_address: str = ""
    """An address that leads nowhere, which is why nothing has a QR code; else empty."""

    @property
    def qr_code_note(self) -> str:
        """What an author is told where there are no QR codes; empty if there are."""
        return qr_code_note(self.example_address)


def qr_code_note(example_address: str) -> str:
    """What an author is told whose QR codes would lead to an example of an address; empty without one."""
    if not example_address:
        return ""
    message = f"no QR codes are printed: {example_address} is an example of an address"
    return f"{message}; name yours as `address` under `brand` in book.yaml"
