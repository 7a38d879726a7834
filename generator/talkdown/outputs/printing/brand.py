"""Whose cards these are: name, logo, footer, address, and colors that can be read."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from talkdown.design.color import contrast, mix, readable_on
from talkdown.model.book import Book
from talkdown.outputs.addresses import short_address
from talkdown.outputs.printing.typography import typeset

PAPER = "#ffffff"
LEAST = 7.0
"""The contrast that text has on white, as on the site (WCAG 2.2, AAA)."""


class Shade(NamedTuple):
    """A color as it was chosen, the one used for text, and the contrast of both on white."""

    chosen: str
    text: str
    ratio: float
    text_ratio: float


def shade(color: str) -> Shade:
    """A color, and its darker twin where it is too light to be read."""
    ratio = contrast(color, PAPER)
    text = color if ratio >= LEAST else readable_on(PAPER, color, LEAST)
    return Shade(color, text, ratio, contrast(text, PAPER))


def tones(color: str) -> dict[str, str]:
    """A color as a template needs it: as chosen, for text, as a tint, and a little lighter."""
    found = shade(color)
    return {
        "base": found.chosen,
        "text": found.text,
        "tint": mix(found.text, PAPER, 0.91),
        "glow": mix(found.text, PAPER, 0.10),
    }


def brand(book: Book) -> dict[str, Any]:
    """The brand as the templates need it."""
    given = book.settings.brand
    color = given.color if given and given.color else "#16181d"
    return {
        "name": typeset(given.name if given else book.settings.title),
        "footer": typeset(given.footer) if given and given.footer else "",
        "address": shown(given.address) if given and given.address else "",
        "logo": logo(book),
        "color": tones(color),
        "language": book.settings.language,
    }


def logo(book: Book) -> str:
    """The logo as SVG text; nothing if there is none."""
    given = book.settings.brand
    if given is None or given.logo is None:
        return ""
    folder = Path(book.path).parent.resolve()
    path = (folder / given.logo).resolve()
    if not path.is_relative_to(folder) or path.suffix.lower() != ".svg":
        raise ValueError(f"the logo `{given.logo}` is not an SVG file beside `{book.path}`")
    return path.read_text(encoding="utf-8")


def shown(address: str) -> str:
    """An address as it is printed: without `https://` and the last slash."""
    return address.split("://", 1)[-1].rstrip("/")


def link(book: Book, code: str | None) -> str:
    """The whole short address of an entry, for a QR code; empty without an address or a code."""
    given = book.settings.brand
    if given is None or not given.address or not code:
        return ""
    base = given.address if "://" in given.address else f"https://{given.address}"
    return f"{base.rstrip('/')}/{short_address(code)}"
