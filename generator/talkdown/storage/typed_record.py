"""Records of a cache as the types they were written from: one of another shape counts as not there."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from talkdown.storage.json_object import JsonObject

R = TypeVar("R")


def as_type(record: JsonObject, record_type: type[R]) -> R | None:
    """The record as a value of a type; None if it is empty, or does not have that shape."""
    if not record:
        return None
    try:
        return cast(R, _adapter(cast(Hashable, record_type)).validate_python(record))
    except ValidationError:
        return None


@cache  # a handful of types
def _adapter(record_type: Any) -> TypeAdapter[Any]:
    return TypeAdapter(record_type)
