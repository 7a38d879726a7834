"""The dangers that are one key away on every page: the first words of each, and where help is reached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from talkdown.model import Phrase, Playbook, Slot
from talkdown.model.book import Book
from talkdown.model.settings import MAX_UNSAFE_NOW, UnsafeNow
from talkdown.outputs.addresses import address
from talkdown.storage.json_object import JsonObject

KEYS = ("F2", "F8", "F9")
"""Keys that type nothing, so that they work in a field, too. Browsers and screen readers leave these three to the page."""

assert len(KEYS) == MAX_UNSAFE_NOW


class Danger(NamedTuple):
    """A danger in the bar."""

    title: str
    key: str
    address: str
    """Where its steps stand, for who reads without scripts; counted from the top of the site."""


def dangers(book: Book) -> Iterator[Danger]:
    """The dangers of a book, in its order, each with its key."""
    for danger, key in zip(book.settings.unsafe_now, KEYS, strict=False):
        yield Danger(danger.title, key, _address(book, danger))


def first_words(book: Book) -> list[JsonObject]:
    """For each danger what is shown once its key is pressed."""
    return [
        {
            "title": danger.title,
            "key": key,
            "do": danger.do,
            "lines": [
                {"id": phrase.id, "text": phrase.text, "channels": list(phrase.channels)}
                for phrase in book.approved(Phrase, danger.say)
            ],
            "number": _number(book, danger),
            "address": _address(book, danger),
        }
        for danger, key in zip(book.settings.unsafe_now, KEYS, strict=False)
    ]


def _number(book: Book, danger: UnsafeNow) -> JsonObject | None:
    """Who is called, and at which number; without one, the company has not filled it in yet."""
    slot = book.get(Slot, danger.slot)
    if not slot:
        return None
    return {"label": slot.short or slot.label, "reach": slot.reach or "", "address": address(slot)}


def _address(book: Book, danger: UnsafeNow) -> str:
    target = book.get(Playbook, danger.playbook) or book.get(Slot, danger.slot)
    return address(target) if target else "index.html"
