"""Finds the fields of an entry that carry a mark (`Ref`, `Markup`), however deep they lie."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from talkdown.diagnostics import Route


class _Field(NamedTuple):
    name: str
    many: bool
    mark: object | None
    below: tuple[_Field, ...]


def _unwrap(
    annotation: Any, metadata: tuple[Any, ...], mark: type
) -> tuple[bool, object | None, type | None]:
    """Whether it is a list, the mark on it or on its items, and the model it holds."""
    many, found, model = False, next((m for m in metadata if isinstance(m, mark)), None), None
    pending = [annotation]
    while pending:
        current = pending.pop()
        found = found or next((m for m in getattr(current, "__metadata__", ()) if isinstance(m, mark)), None)
        if isinstance(current, type) and issubclass(current, BaseModel):
            model = current
        if get_origin(current) is tuple:
            many = True
        pending.extend(a for a in get_args(current) if a is not Ellipsis)
    return many, found, model


@cache
def _plan(model: type[BaseModel], mark: type) -> tuple[_Field, ...]:
    plan = []
    for name, info in model.model_fields.items():
        many, found, inner = _unwrap(info.annotation, tuple(info.metadata), mark)
        below = _plan(inner, mark) if inner else ()
        if found or below:
            plan.append(_Field(name, many, found, below))
    return tuple(plan)


def annotated_fields(entry: BaseModel, mark: type) -> Iterator[tuple[Route, str, Any]]:
    """Every filled field with that mark: its route, its text, and the mark itself."""
    yield from _walk(entry, _plan(type(entry), mark), ())


def _walk(part: Any, plan: tuple[_Field, ...], route: Route) -> Iterator[tuple[Route, str, Any]]:
    for name, many, mark, below in plan:
        value = getattr(part, name)
        if not value:
            continue
        if below:
            if many:
                for n, item in enumerate(value):
                    yield from _walk(item, below, (*route, name, n))
            else:
                yield from _walk(value, below, (*route, name))
        elif many:
            for n, item in enumerate(value):
                yield (*route, name, n), item, mark
        else:
            yield (*route, name), value, mark
