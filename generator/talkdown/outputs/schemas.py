"""JSON Schemas of the kinds, for editors: they complete and underline while one types."""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from talkdown.model import ENTRY_KINDS, Entry, Kind, Settings
from talkdown.outputs import Artifact

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that editors' YAML plugins know best."""


def schemas() -> Iterator[Artifact]:
    """A schema for every kind, and one for book.yaml."""
    for kind in ENTRY_KINDS:
        yield Artifact(f"{kind.folder}.json", _bytes(_of_kind(kind)))
    book = _described(Settings)
    book["required"] = ["title"]  # with `extend:`, the rest comes from the other book
    yield Artifact("book.json", _bytes({"$schema": DIALECT, **_as_typed(book)}))


def editor_settings() -> bytes:
    """Settings of VS Code that point its YAML extension to the schemas, from the folder that holds `schema/`."""
    names = [kind.folder for kind in ENTRY_KINDS]
    files = {name: [f"phrasebook/{name}.yaml", f"phrasebook/{name}/**/*.yaml"] for name in names}
    files["book"] = ["phrasebook/book.yaml"]
    schemas = {f"./schema/{name}.json": paths for name, paths in files.items()}
    return _bytes({"yaml.schemas": schemas, "editor.rulers": [110]})


def _bytes(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode()


def _of_kind(kind: Kind) -> dict[str, Any]:
    """A file holds one entry or a list of them; each is new, or changes one of the book it extends."""
    entry = _described(kind.entry_class)
    parts = entry.pop("definitions", {})
    changed = {**entry, "properties": {**entry["properties"]}, "required": ["override"]}
    changed["title"] = f"a change to a {kind.title} of the extended book"
    del changed["properties"]["id"]
    changed["properties"]["override"] = {"type": "string", "description": "The id of the entry to change."}
    one = [{"$ref": "#/definitions/new"}, {"$ref": "#/definitions/changed"}]
    return {
        "$schema": DIALECT,
        "title": kind.title,
        "description": inspect.cleandoc(kind.entry_class.__doc__ or ""),
        "anyOf": [*one, {"type": "array", "items": {"anyOf": one}}],
        "definitions": _as_typed({**parts, "new": entry, "changed": changed}),
    }


def _as_typed(schema: Any) -> Any:
    """The same schema, for values as an editor reads them.

    An editor takes `404` for a number and `true` for a truth value. Here both are text, and a number in
    quotes is a number.
    """
    match schema:
        case {"type": "integer", **rest}:
            return {**rest, "type": ["integer", "string"], "pattern": "^[0-9]+$"}
        case {"type": "string", **rest} if not {"enum", "format", "pattern"} & rest.keys():
            return {**rest, "type": ["string", "number", "boolean"]}
        case dict():
            return {key: _as_typed(value) for key, value in schema.items()}
        case list():
            return [_as_typed(value) for value in schema]
    return schema


def _described(model: type[BaseModel]) -> dict[str, Any]:
    """Pydantic's schema in draft 7, with the docstrings of the fields as descriptions."""
    text = json.dumps(model.model_json_schema()).replace("#/$defs/", "#/definitions/")
    schema: dict[str, Any] = json.loads(text)
    parts = schema.pop("$defs", {})
    if parts:
        schema["definitions"] = parts
    for name, part in (*parts.items(), (model.__name__, schema)):
        told = _docs().get(name, {})
        for field, value in part.get("properties", {}).items():
            value.pop("title", None)
            if field in told:
                value["description"] = told[field]
    return schema


@cache
def _docs() -> dict[str, dict[str, str]]:
    """The docstrings under the fields of every model, by class and field."""
    found: dict[str, dict[str, str]] = {}
    pending: list[type[BaseModel]] = [Settings, *(kind.entry_class for kind in ENTRY_KINDS)]
    while pending:
        model = pending.pop()
        if model.__name__ in found:
            continue
        found[model.__name__] = {}
        for base in reversed([b for b in model.__mro__ if issubclass(b, BaseModel) and b is not BaseModel]):
            found[model.__name__] |= _under_fields(base)
        module = inspect.getmodule(model)
        pending += [
            m
            for m in vars(module).values()
            if inspect.isclass(m) and issubclass(m, BaseModel) and m is not Entry
        ]
    return found


def _under_fields(model: type[BaseModel]) -> dict[str, str]:
    body = ast.parse(textwrap.dedent(inspect.getsource(model))).body[0]
    assert isinstance(body, ast.ClassDef)
    found = {}
    for line, below in zip(body.body, body.body[1:], strict=False):
        if not (isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            found[line.target.id] = inspect.cleandoc(str(below.value.value))
    return found
