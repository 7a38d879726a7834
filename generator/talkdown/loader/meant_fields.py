"""A field that is missing often stands there by another name: then the two are one slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import BaseModel

from talkdown.diagnostics import Route, nearest_name
from talkdown.loader.raw_entries import OVERRIDE
from talkdown.loader.validation_messages import FieldError, fields_at, is_heading

_OTHER_NAMES: Mapping[str, Sequence[str]] = {
    "id": ("key", "slug", "name"),
    "text": "message content body wording reply response answer macro template phrase title name".split(),
    "title": ("name", "heading", "headline", "label", "subject"),
    "technique": ("skill", "method"),
    "channels": ("medium", "media"),
    "when": ("use_when", "trigger", "context", "situation"),
}
"""What other tools, and their exports, call a field that is needed here; the likeliest one first."""


class MeantField(NamedTuple):
    """The field that an unknown one was meant for."""

    name: str
    is_misspelt: bool
    """Whether the two names are alike."""


class FieldPairs(NamedTuple):
    """What is to be said of the fields that are missing, and of those that nobody knows."""

    missing_names: Mapping[Route, Sequence[str]]
    """By the route of the part that they are missing from: those that no other field was meant for."""
    meant_fields: Mapping[Route, MeantField]
    """By the route of the unknown field."""


def pair_fields(errors: Iterable[FieldError], model: type[BaseModel]) -> FieldPairs:
    """Pair the fields that an entry lacks with those that stand there in their place."""
    missing_fields: dict[Route, list[FieldError]] = defaultdict(list)
    unknown_fields: dict[Route, list[FieldError]] = defaultdict(list)
    for error in errors:
        if error.error_type == "missing":
            missing_fields[error.route[:-1]].append(error)
        elif error.error_type == "extra_forbidden":
            unknown_fields[error.route[:-1]].append(error)
    missing_names: dict[Route, list[str]] = {}
    meant_fields: dict[Route, MeantField] = {}
    for route, route_errors in missing_fields.items():
        names = [error.field for error in route_errors]
        if _is_only_heading(route_errors[0], unknown_fields[route]):
            continue  # what it lacks stands below the heading
        for error, field in _pairs(names, unknown_fields[route], fields_at(model, route)):
            meant_fields[error.route] = field
            names = [] if field.name == OVERRIDE else [name for name in names if name != field.name]
        missing_names[route] = names
    return FieldPairs(missing_names, meant_fields)


def _is_only_heading(missing_field: FieldError, unknown_fields: Sequence[FieldError]) -> bool:
    """Whether all that stands where a field is missing is a heading with entries below it."""
    part = missing_field.value
    return isinstance(part, dict) and len(part) == len(unknown_fields) == 1 and is_heading(unknown_fields[0])


def _pairs(
    missing_names: Sequence[str], unknown_fields: Sequence[FieldError], known_names: Sequence[str]
) -> Iterator[tuple[FieldError, MeantField]]:
    """The unknown fields that were meant for a missing one: by their spelling, by what others call it, or as the only two."""
    names, others = list(missing_names), list(unknown_fields)
    for error in unknown_fields:
        word = error.field.strip(" :").lower()
        is_at_top = len(error.route) == 1
        if names and is_at_top and nearest_name(word, [OVERRIDE]):
            yield error, MeantField(OVERRIDE, is_misspelt=True)
            return  # an override has only what it changes
        if name := nearest_name(word, names):
            names.remove(name)
            others.remove(error)
            yield error, MeantField(name, is_misspelt=True)
    errors_by_word = {error.field.strip().lower(): error for error in others}
    for name in list(names):
        word = next((word for word in _OTHER_NAMES.get(name, ()) if word in errors_by_word), "")
        if word:
            names.remove(name)
            others.remove(errors_by_word[word])
            yield errors_by_word.pop(word), MeantField(name, is_misspelt=False)
    if len(names) == len(others) == 1 and not nearest_name(others[0].field, known_names):
        yield others[0], MeantField(names[0], is_misspelt=False)
