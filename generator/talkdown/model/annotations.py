"""Finds the fields of an entry whose type carries an annotation (`Ref`, `Markup`), however deep they lie."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel

from talkdown.diagnostics import Route

A = TypeVar("A")


class FieldPlan(NamedTuple):
    """A field that carries an annotation, or that holds a model whose fields do."""

    name: str
    is_tuple: bool
    annotation: object | None
    fields: tuple[FieldPlan, ...]


def annotated_fields(entry: BaseModel, annotation: type[A]) -> Iterator[tuple[Route, str, A]]:
    """Every text with that annotation in an entry: its route, the text, and the annotation itself.

    `annotated_fields(technique, Ref)` gives `("steps", 1, "technique"), "stay-calm", Ref("technique")`.
    """
    annotation_type: type = annotation
    return _walk(entry, field_plan(type(entry), annotation_type), ())


# Any: what a field holds is known only from its plan.
def _walk(part: Any, plan: tuple[FieldPlan, ...], route: Route) -> Iterator[tuple[Route, str, Any]]:
    for name, is_tuple, annotation, fields in plan:
        value = getattr(part, name)
        if not value:
            continue
        if not is_tuple:
            if fields:
                yield from _walk(value, fields, (*route, name))
            else:
                yield (*route, name), value, annotation
        elif fields:
            for index, item in enumerate(value):
                yield from _walk(item, fields, (*route, name, index))
        else:
            for index, item in enumerate(value):
                yield (*route, name, index), item, annotation


def fields_with(model: type[BaseModel], annotation: type) -> dict[str, FieldPlan]:
    """The fields of a model that carry the annotation themselves, by name: not those of a part of it."""
    return {plan.name: plan for plan in field_plan(model, annotation) if not plan.fields}


@cache  # a handful of models and annotations
def field_plan(model: type[BaseModel], annotation: type | tuple[type, ...]) -> tuple[FieldPlan, ...]:
    """The fields that carry an annotation of this type, or of one of these; what carries none is left out, at any depth."""
    plan = []
    for name, info in model.model_fields.items():
        is_tuple, instance, inner_model = _take_apart(info.annotation, tuple(info.metadata), annotation)
        fields = field_plan(inner_model, annotation) if inner_model else ()
        if instance or fields:
            plan.append(FieldPlan(name, is_tuple, instance, fields))
    return tuple(plan)


def _take_apart(
    type_hint: object, metadata: tuple[object, ...], annotation: type | tuple[type, ...]
) -> tuple[bool, object | None, type[BaseModel] | None]:
    """Of a type such as `tuple[Annotated[str, Ref("sign")], ...]`: whether it is a tuple, the annotation, the model in it."""
    is_tuple, model = False, None
    instance = next((item for item in metadata if isinstance(item, annotation)), None)
    pending: list[object] = [type_hint]
    while pending:
        hint = pending.pop()
        inner = getattr(hint, "__metadata__", ())
        instance = instance or next((item for item in inner if isinstance(item, annotation)), None)
        if isinstance(hint, type) and issubclass(hint, BaseModel):
            model = hint
        if get_origin(hint) is tuple:
            is_tuple = True
        pending.extend(part for part in get_args(hint) if part is not Ellipsis)
    return is_tuple, instance, model
