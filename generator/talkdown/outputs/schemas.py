"""JSON Schemas of the kinds, for editors: they complete and underline while one types."""

from __future__ import annotations

import ast
import inspect
import json
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from talkdown.model import ENTRY_KINDS, BookSettings, Entry, Kind
from talkdown.outputs import Artifact
from talkdown.storage.json_object import JsonObject

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that editors' YAML plugins know best."""

LINE_LENGTH = 110
"""Where an editor draws a line: the length that this project's own files keep to."""


def render() -> Iterator[Artifact]:
    """A schema for every kind, named for its folder in a book, and one for book.yaml."""
    for kind in ENTRY_KINDS:
        yield Artifact(f"{kind.folder}.json", _as_json(_kind_schema(kind)))
    book = _model_schema(BookSettings)
    book["title"] = "book"
    book["required"] = ["title"]  # with `extend:`, the rest comes from the other book
    yield Artifact("book.json", _as_json({"$schema": DIALECT, **_for_editors(book)}))


def editor_settings() -> bytes:
    """Settings of VS Code that point its YAML extension to the schemas, from the folder that holds `schema/`."""
    names = [kind.folder for kind in ENTRY_KINDS]
    patterns = {name: [f"phrasebook/{name}.yaml", f"phrasebook/{name}/**/*.yaml"] for name in names}
    patterns["book"] = ["phrasebook/book.yaml"]
    schemas = {f"./schema/{name}.json": paths for name, paths in patterns.items()}
    return _as_json({"yaml.schemas": schemas, "editor.rulers": [LINE_LENGTH]})


def _as_json(value: JsonObject) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _kind_schema(kind: Kind) -> JsonObject:
    """A file holds one entry or a list of them; each is new, or changes one of the book it extends."""
    new_entry = _model_schema(kind.entry_class)
    new_entry["title"] = kind.title
    definitions = new_entry.pop("definitions", {})
    override = {**new_entry, "properties": {**new_entry["properties"]}, "required": ["override"]}
    override["title"] = f"a change to a {kind.title} of the extended book"
    del override["properties"]["id"]
    override["properties"]["override"] = {"type": "string", "description": "The id of the entry to change."}
    either = [{"$ref": "#/definitions/new"}, {"$ref": "#/definitions/changed"}]
    return {
        "$schema": DIALECT,
        "title": kind.title,
        "description": inspect.cleandoc(kind.entry_class.__doc__ or ""),
        "anyOf": [*either, {"type": "array", "items": {"anyOf": either}}],
        "definitions": _for_editors({**definitions, "new": new_entry, "changed": override}),
    }


def _for_editors(schema: Any) -> Any:
    """The same schema (or a part of one, which may be any JSON value), for values as an editor reads them.

    An editor takes `404` for a number and `true` for a truth value. Here both are text, and a number in
    quotes is a number.
    """
    match schema:
        case {"type": "integer", **rest}:
            return {**rest, "type": ["integer", "string"], "pattern": "^[0-9]+$"}
        case {"type": "string", **rest} if not {"enum", "format", "pattern"} & rest.keys():
            return {**rest, "type": ["string", "number", "boolean"]}
        case dict():
            return {key: _for_editors(value) for key, value in schema.items()}
        case list():
            return [_for_editors(value) for value in schema]
    return schema


def _model_schema(model: type[BaseModel]) -> JsonObject:
    """Pydantic's schema in draft 7, with the docstrings of the fields as descriptions."""
    text = json.dumps(model.model_json_schema()).replace("#/$defs/", "#/definitions/")
    schema: JsonObject = json.loads(text)
    definitions = schema.pop("$defs", {})
    if definitions:
        schema["definitions"] = definitions
    for class_name, part in (*definitions.items(), (model.__name__, schema)):
        part["title"] = _split_class_name(class_name)
        descriptions = field_descriptions().get(class_name, {})
        for field, value in part.get("properties", {}).items():
            value.pop("title", None)  # the field's name again, which the editor shows anyway
            if field in descriptions:
                value["description"] = descriptions[field]
    return schema


def _split_class_name(class_name: str) -> str:
    """The name of a class as a writer reads it: PathStep becomes 'path step'."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", class_name).lower()


@cache
def field_descriptions() -> dict[str, dict[str, str]]:
    """The docstrings under the fields of every model, by class and field."""
    descriptions: dict[str, dict[str, str]] = {}
    pending: list[type[BaseModel]] = [BookSettings, *(kind.entry_class for kind in ENTRY_KINDS)]
    while pending:
        model = pending.pop()
        if model.__name__ in descriptions:
            continue
        descriptions[model.__name__] = {}
        for base in reversed([b for b in model.__mro__ if issubclass(b, BaseModel) and b is not BaseModel]):
            descriptions[model.__name__] |= _docstrings_of_fields(base)
            pending += [
                member
                for member in vars(inspect.getmodule(base)).values()
                if inspect.isclass(member)
                and issubclass(member, BaseModel)
                and member not in (Entry, BaseModel)
            ]
    return descriptions


def _docstrings_of_fields(model: type[BaseModel]) -> dict[str, str]:
    """The text under each field. It is no part of the class, so it is read from the source."""
    class_node = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    assert isinstance(class_node, ast.ClassDef)
    docstrings = {}
    for line, below in zip(class_node.body, class_node.body[1:], strict=False):
        if not (isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            docstrings[line.target.id] = inspect.cleandoc(str(below.value.value))
    return docstrings
