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

from talkdown.model import KINDS, Entry, Kind, Settings
from talkdown.outputs import Artifact

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The one that editors' YAML plugins know best."""


def schemas() -> Iterator[Artifact]:
    """A schema for every kind, and one for book.yaml."""
    for kind in KINDS:
        yield Artifact(f"{kind.folder}.json", _bytes(_of_kind(kind)))
    book = _described(Settings)
    book["required"] = ["title"]  # with `extend:`, the rest comes from the other book
    yield Artifact("book.json", _bytes({"$schema": DIALECT, **book}))


def _bytes(schema: dict[str, Any]) -> bytes:
    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()


def _of_kind(kind: Kind) -> dict[str, Any]:
    """A file holds one entry or a list of them; each is new, or changes one of the book it extends."""
    entry = _described(kind.model)
    parts = entry.pop("definitions", {})
    changed = {**entry, "properties": {**entry["properties"]}, "required": ["override"]}
    changed["title"] = f"a change to a {kind.title} of the extended book"
    del changed["properties"]["id"]
    changed["properties"]["override"] = {"type": "string", "description": "The id of the entry to change."}
    one = [{"$ref": "#/definitions/new"}, {"$ref": "#/definitions/changed"}]
    return {
        "$schema": DIALECT,
        "title": kind.title,
        "description": inspect.cleandoc(kind.model.__doc__ or ""),
        "anyOf": [*one, {"type": "array", "items": {"anyOf": one}}],
        "definitions": {**parts, "new": entry, "changed": changed},
    }


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
    pending: list[type[BaseModel]] = [Settings, *(kind.model for kind in KINDS)]
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


EDITOR: dict[str, Any] = {
    "yaml.schemas": {
        f"./schema/{kind.folder}.json": [
            f"phrasebook/{kind.folder}.yaml",
            f"phrasebook/{kind.folder}/**/*.yaml",
        ]
        for kind in KINDS
    }
    | {"./schema/book.json": "phrasebook/book.yaml"},
    "files.associations": {"*.yaml": "yaml"},
    "editor.rulers": [110],
}
"""Settings of VS Code that point its YAML extension to the schemas."""
