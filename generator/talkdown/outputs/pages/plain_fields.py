"""The fields of an entry, for a page that knows nothing of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from talkdown.model import KIND_BY_NAME, Entry, Ref
from talkdown.model.annotations import annotated_fields
from talkdown.model.book import Book
from talkdown.model.texts import texts_in


class PlainField(NamedTuple):
    """A field as a page shows it that knows nothing of its kind."""

    label: str
    """Its name as people write it: 'Not when'."""
    texts: tuple[str, ...]
    """Everything in it that is text, light markup included."""
    entries: tuple[Entry, ...]
    """The approved entries it points to."""


def plain_fields(book: Book, entry: Entry) -> Iterator[PlainField]:
    """The fields that this kind has beyond what all entries have, without its name and without empty ones."""
    references = {route: (ref.kind, id) for route, id, ref in annotated_fields(entry, Ref)}
    for name in type(entry).model_fields:
        if name in Entry.model_fields or name == entry.name_field:
            continue
        texts, entries = [], []
        value = getattr(entry, name)
        for route, text in texts_in(value, (name,)):
            kind_name, id = references.get(route, ("", ""))
            if kind_name not in KIND_BY_NAME:
                texts.append(f"{route[1]}: {text}" if isinstance(value, dict) else text)
            elif (target := book.entry(kind_name, id)) and target.is_approved:
                entries.append(target)
        if texts or entries:
            yield PlainField(name.replace("_", " ").capitalize(), tuple(texts), tuple(entries))
