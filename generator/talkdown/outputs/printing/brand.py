"""Whose cards these are: name, logo, footer, address, and colors that can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlsplit

from talkdown.design.color import MIN_CONTRAST, contrast, mix, readable_on
from talkdown.model.book import Book
from talkdown.outputs.addresses import short_address
from talkdown.outputs.printables import printable
from talkdown.outputs.printing.typography import typeset
from talkdown.storage.json_object import JsonObject

WHITE = "#ffffff"
BLACK = "#16181d"
"""The color of text, and of what has no color of its own."""


_EXAMPLE_HOST = re.compile(r"(.+\.)?(example(\.(com|net|org))?|invalid|localhost|test)", re.IGNORECASE)
"""Names that lead nowhere, or to the reader's own machine (RFC 2606, RFC 6761)."""


class Shade(NamedTuple):
    """A color as it was chosen, the one used for text, and the contrast of both on white, from 1 to 21."""

    color: str
    text: str
    ratio: float
    text_ratio: float


def readable_shade(color: str) -> Shade:
    """A color like `#ffb000`, and its darker twin where it is too light to be read."""
    ratio = contrast(color, WHITE)
    text = color if ratio >= MIN_CONTRAST else readable_on(WHITE, color, MIN_CONTRAST)
    return Shade(color, text, ratio, contrast(text, WHITE))


def print_colors(color: str) -> dict[str, str]:
    """A color as a template needs it: as chosen, for text, as a tint for grounds, and a little lighter.

    The tint keeps black text on it above 15:1; the glow is seen on the color itself, and no more.
    """
    # The shares of white. That of the glow, the large pale picture behind a card's title, is by eye.
    text = readable_shade(color).text
    return {"base": color, "text": text, "tint": mix(text, WHITE, 0.91), "glow": mix(text, WHITE, 0.10)}


def brand_data(book: Book) -> JsonObject:
    """The brand as the templates need it."""
    brand = book.settings.brand
    return {
        "name": brand_name(book),
        "footer": typeset(brand.footer) if brand and brand.footer else "",
        "address": brand_address(book),
        "logo": book.logo,
        "color": print_colors(brand_color(book)),
        "has_color": bool(brand and brand.color),
        "language": book.settings.language,
    }


def brand_name(book: Book) -> str:
    """The name on cards and pages: the brand's, or else the book's title."""
    brand = book.settings.brand
    return typeset(brand.name if brand else book.settings.title)


def brand_address(book: Book) -> str:
    """The site's address as it is printed; empty if there is none."""
    return without_scheme(site_link(book))


def example_address(book: Book, printable_ids: Iterable[str]) -> str:
    """The brand's address, if it is an example and these would have QR codes that lead there; else empty."""
    brand = book.settings.brand
    if brand is None or not brand.address or site_link(book):
        return ""
    return brand.address if any(printable(id).has_qr_code for id in printable_ids) else ""


def brand_color(book: Book) -> str:
    """The brand's color, or black."""
    brand = book.settings.brand
    return brand.color if brand and brand.color else BLACK


def without_scheme(address: str) -> str:
    """An address as it is printed: without `https://` and the last slash."""
    return address.split("://", 1)[-1].rstrip("/")


def site_link(book: Book, path: str = "") -> str:
    """The whole address of a path on the brand's site, for a QR code; empty if the brand has no address, or an example of one."""
    brand = book.settings.brand
    if brand is None or not brand.address:
        return ""
    base = brand.address if "://" in brand.address else f"https://{brand.address}"
    if _EXAMPLE_HOST.fullmatch(urlsplit(base).hostname or ""):
        return ""
    return f"{base.rstrip('/')}/{path}"


def short_link(book: Book, code: str | None) -> str:
    """The whole short address of an entry, for a QR code; empty without an address or a code."""
    return site_link(book, short_address(code)) if code else ""
