"""Which text of a book is meant by words on a page: every text that people read, by the words that they see of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from talkdown.diagnostics import Route
from talkdown.model import ENTRY_KINDS, VARIABLE, Entry
from talkdown.model.annotations import annotated_fields
from talkdown.model.book import Book
from talkdown.model.fields import Words
from talkdown.model.markup import paragraphs, spans


class TextPlace(NamedTuple):
    """A text of an entry: whose it is, and the way to it."""

    kind: str
    id: str
    route: Route


class TextPlaces:
    """The texts of a book, by the words of them that pages show."""

    def __init__(self, book: Book) -> None:
        self._places: dict[str, list[TextPlace]] = {}
        for kind in ENTRY_KINDS:
            for entry in book.all(kind.entry_class).values():
                for route, text in texts_of(entry):
                    place = TextPlace(kind.name, entry.id, route)
                    for words in {
                        _visible(book, part) for part in (*paragraphs(text), " ".join(text.split()))
                    }:
                        self._places.setdefault(words, []).append(place)

    def find(self, words: str) -> list[TextPlace]:
        """All places of words as they stand on a page, also behind a label and a colon: the page knows which is meant."""
        words = " ".join(words.split())
        return self._places.get(words) or self._places.get(words.partition(": ")[2], [])


def texts_of(entry: Entry) -> Iterator[tuple[Route, str]]:
    """The texts of an entry that are written for people, each with the way to it.

    A text that stands in for a missing one has the way to that: who changes it on a page fills it in.
    """
    for route, text, _ in annotated_fields(entry, Words):
        if isinstance(text, Mapping):
            yield from (((*route, str(name)), str(value)) for name, value in text.items())
        elif missing_field := _field_to_fill(entry, route):
            yield (missing_field,), text
        else:
            yield route, text


def _field_to_fill(entry: Entry, route: Route) -> str:
    """The field that a text stands in for; empty if it stands for itself."""
    field = entry.stand_ins.get(str(route[0]), "")
    return "" if not field or getattr(entry, field) else field


def _visible(book: Book, text: str) -> str:
    """A paragraph as a page shows it: gaps by their names, links by what they lead to, no marks for bold."""
    words = []
    for span in spans(text):
        entry = book.entry(span.kind, span.id) if span.style == "link" else None
        words.append(span.text or (entry.name if entry else span.id))
    return " ".join(VARIABLE.sub(lambda gap: gap[1].replace("_", " "), "".join(words)).split())
