"""New entries from a form of few fields: what a kind cannot do without, as its model says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from pydantic.fields import FieldInfo

from talkdown.loader import LoadResult
from talkdown.model import ENTRY_KINDS, KIND_BY_NAME, Kind, Ref
from talkdown.model.annotations import fields_with
from talkdown.model.book import BOOK_LISTS, Book
from talkdown.model.fields import Words
from talkdown.model.ids import make_id
from talkdown.pipeline.field_labels import field_label
from talkdown.pipeline.file_change import FileChange
from talkdown.storage.json_object import JsonObject
from talkdown.yamltext import RawValue
from talkdown.yamltext.replacement import write_fields


class NewEntryError(Exception):
    """The entry cannot be made; the text of the error says why, on one line."""


class FormField(NamedTuple):
    """A field of a form."""

    name: str
    label: str
    """What people call it who know no YAML."""
    help: str
    is_list: bool
    options: tuple[tuple[str, str], ...]
    """What can be chosen, each a value and what people call it; empty where words are typed."""


class EntryForm(NamedTuple):
    """The form for a kind: the fields that it cannot do without."""

    kind: Kind
    fields: tuple[FormField, ...]

    def as_json(self) -> JsonObject:
        """For a page."""
        fields = [field._asdict() for field in self.fields]
        return {"kind": self.kind.name, "title": self.kind.title, "fields": fields}


def entry_forms(book: Book) -> Iterator[EntryForm]:
    """The forms of all kinds that have one: whose fields are words and choices, not parts with fields of their own."""
    for kind in ENTRY_KINDS:
        fields = [_form_field(book, kind, name, info) for name, info in _needed_fields(kind)]
        if None not in fields:
            yield EntryForm(kind, tuple(field for field in fields if field))


def _needed_fields(kind: Kind) -> Iterator[tuple[str, FieldInfo]]:
    for name, info in kind.entry_class.model_fields.items():
        if info.is_required() and name != "id":
            yield name, info


def _form_field(book: Book, kind: Kind, name: str, info: FieldInfo) -> FormField | None:
    model = kind.entry_class
    label, help = field_label(model, name)
    references, words = fields_with(model, Ref), fields_with(model, Words)
    if name in references:
        reference = references[name].annotation
        assert isinstance(reference, Ref)
        options = tuple(_names_of(book, reference.kind))
        return FormField(name, label, help, references[name].is_tuple, options)
    if name in words:
        return FormField(name, label, help, words[name].is_tuple, ())
    if isinstance(info.annotation, type) and issubclass(info.annotation, Enum):
        return FormField(name, label, help, False, tuple((str(item), str(item)) for item in info.annotation))
    return None


def _names_of(book: Book, kind_name: str) -> Iterator[tuple[str, str]]:
    """The ids that a reference can have, each with the name that people know it by."""
    if kind_name in KIND_BY_NAME:
        entries = book.approved(KIND_BY_NAME[kind_name].entry_class)
        yield from ((entry.id, entry.name) for entry in entries)
    elif kind_name in BOOK_LISTS:
        yield from ((id, id) for id in book.ids(kind_name))


def new_entry(
    load_result: LoadResult, folder: Path, kind_name: str, typed_fields: Mapping[str, str | list[str]]
) -> FileChange:
    """The file of a new entry, a draft. Raises `NewEntryError` where one of its fields is missing, or its id is taken."""
    book, kind = load_result.book, KIND_BY_NAME.get(kind_name)
    if book is None or kind is None:
        raise NewEntryError("there is no form for this kind")
    names = [name for name, _ in _needed_fields(kind)]
    fields = {name: _strip_value(typed_fields.get(name, "")) for name in names}
    if missing_fields := [name for name, value in fields.items() if not value]:
        labels = ", ".join(f"“{field_label(kind.entry_class, name).label}”" for name in missing_fields)
        raise NewEntryError(f"fill in {labels}")
    id = make_id(str(fields[kind.entry_class.name_field]))
    if not id:
        raise NewEntryError("no id can be made of these words: use a few Latin letters")
    path = f"{str(folder).rstrip('/')}/{kind.folder}/{id}.yaml"
    if path in load_result.files or book.entry(kind.name, id):
        raise NewEntryError(f"a {kind.title} `{id}` is there already; begin with other words")
    content = write_fields({"id": id, **fields, "status": "draft"})
    return FileChange(path, content.encode())


def _strip_value(value: str | list[str]) -> RawValue:
    if isinstance(value, str):
        return value.strip()
    return [item.strip() for item in value if item.strip()]
