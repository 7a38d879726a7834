"""Pydantic's errors, one by one, in an author's words: a code, a message and a hint."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from talkdown.diagnostics import Route, did_you_mean
from talkdown.model.ids import suggest_id
from talkdown.yamltext.document import shorten
from talkdown.yamltext.typed_marks import list_mark

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


class FieldError(NamedTuple):
    """One of pydantic's errors."""

    model: type[BaseModel]
    """The model of the whole entry."""
    route: Route
    """From the entry to the value that is wrong."""
    error_type: str
    """Pydantic's name for what is wrong, or that of a validator of ours."""
    value: object
    context: Mapping[str, Any]
    """What pydantic tells besides, such as `min_length`; each type of error has other values."""
    message: str

    @classmethod
    def of(cls, details: ErrorDetails, model: type[BaseModel]) -> FieldError:
        """Pydantic puts `[key]` into the route of a mapping's key; an author knows no such step."""
        route = tuple(step for step in details["loc"] if step != "[key]")
        return cls(
            model,
            route,
            error_type=details["type"],
            value=details["input"],
            context=details.get("ctx", {}),
            message=details["msg"],
        )

    @property
    def field(self) -> str:
        """The field's name; for an item of a list, the list's."""
        return next((step for step in reversed(self.route) if isinstance(step, str)), "")

    @property
    def excerpt(self) -> str:
        """The beginning of the value, for a message."""
        return shorten(str(self.value), _MAX_EXCERPT)


Message = tuple[str, str, str]
"""Code, message and hint."""

_MAX_EXCERPT = 40  # characters: with the rest of the message, one line of a terminal

_SEPARATORS = re.compile(r"\s*[;,/|&\n、，،]\s*|\s+and\s+")
_HYPHENS_WITHOUT_SPACE = re.compile(r"-[^\s-]\S*(?:\s+-[^\s-]\S*)*\Z")

_MOST_PARTS, _MAX_LIST = 8, 80
"""Of a text that a hint writes as a list: one line of a terminal."""

_HINT_BELOW = "write them below it, indented by two spaces"


def message_of(error: FieldError) -> Message:
    """What an error means to an author. Our own validators say themselves what is wrong."""
    if error.error_type in _MESSAGES:
        return _MESSAGES[error.error_type](error)
    return error.error_type.replace("_", "-"), error.message, str(error.context.get("hint", ""))


def describe_shape(value: object) -> str:
    """The shape of a value, in a word or two."""
    match value:
        case dict():
            return "a set of fields"
        case list():
            return "a list"
        case "":
            return "empty"
        case str():
            return "a text"
    return "something else"


def is_heading(error: FieldError) -> bool:
    """Whether an unknown field is one with whole entries below it, as other tools write a list of them."""
    items = error.value if isinstance(error.value, list) else []
    return bool(items) and all(isinstance(item, dict) for item in items)


def _unknown_field(error: FieldError) -> Message:
    fields = fields_at(error.model, error.route[:-1])
    hint = did_you_mean(error.field, fields) or "the fields are " + ", ".join(f"`{f}`" for f in fields)
    if is_heading(error):
        hint = "entries need no heading: delete this line, and begin each entry with `- ` at the left edge"
    if (name := error.field.strip()) in fields:
        space = error.field.replace(name, "")[0]
        hint = f"the space beside `{name}` is not that of the keyboard (U+{ord(space):04X}): type it again"
    return "unknown-field", f"unknown field `{shorten(error.field, _MAX_EXCERPT)}`", hint


def _no_text(error: FieldError) -> Message:
    if isinstance(error.value, dict) and len(error.value) == 1:
        (key, value), *_ = error.value.items()
        name, hint = shorten(key, _MAX_EXCERPT), "put the whole text in double quotes"
        if value == "":
            message = f"`{{{name}}}` alone is a set of fields, and a text is expected"
            return "needs-quotes", message, hint
        return "colon-in-text", f"`{name}:` reads as the name of a field, and a text is expected", hint
    hint = "put a text that begins with a bracket in double quotes"
    if isinstance(error.value, list) and len(error.value) == 1 and isinstance(error.value[0], str):
        hint = f"write `{shorten(error.value[0], _MAX_EXCERPT)}` without the brackets, or {hint}"
    subject = f"an item of `{error.field}`" if isinstance(error.route[-1], int) else f"`{error.field}`"
    return "shape", f"{subject} is a text, and this is {describe_shape(error.value)}", hint


def _no_list(error: FieldError) -> Message:
    hint = "begin each item with `- `, or write `[one, two]`"
    text = error.value if isinstance(error.value, str) else ""
    if mark := list_mark(text):
        return "list-mark", f"`{mark}` is no list mark here", hint
    if isinstance(error.value, dict) and not any(error.value.values()):
        text = ", ".join(error.value)  # in braces
    if _HYPHENS_WITHOUT_SPACE.match(text):
        message = f"a space is missing behind the hyphens of `{error.field}`"
        return "list-mark", message, "write `- ` before each item"
    parts = [part for part in _SEPARATORS.split(text.strip(" ()[]")) if part]
    holds_texts = not fields_at(error.model, error.route)
    if holds_texts and 0 < len(parts) <= _MOST_PARTS and len(text) <= _MAX_LIST:
        hint = f"write `[{', '.join(parts)}]`"
    return "shape", f"`{error.field}` is a list, and this is {describe_shape(error.value)}", hint


def _no_fields(error: FieldError) -> Message:
    message = f"`{error.field}` needs fields of its own here, not {describe_shape(error.value)}"
    fields = fields_at(error.model, error.route)
    names = ", ".join(f"`{name}: …`" for name in fields) if len(fields) <= _MOST_PARTS else ""
    return "shape", message, f"{_HINT_BELOW}: {names}" if names else _HINT_BELOW


def _no_pairs(error: FieldError) -> Message:
    message = f"`{error.field}` needs pairs like `word: text`, not {describe_shape(error.value)}"
    return "shape", message, _HINT_BELOW


def _not_one_of(error: FieldError) -> Message:
    alternatives = str(error.context.get("expected", "")).replace(" or ", ", ")
    choices = [choice.strip(" '") for choice in alternatives.split(",")]
    hint = "use one of " + ", ".join(f"`{choice}`" for choice in choices)
    if not isinstance(error.value, str):
        return "shape", f"`{error.field}` is one word, and this is {describe_shape(error.value)}", hint
    hint = did_you_mean(error.value, choices) or hint
    return "unknown-value", f"`{error.excerpt}` is no value of `{error.field}`", hint


def _too_few(error: FieldError) -> Message:
    least, length = error.context.get("min_length"), error.context.get("actual_length")
    return "too-few", f"`{error.field}` needs at least {least}, and has {length}", "add what is missing"


def _too_many(error: FieldError) -> Message:
    most, length = error.context.get("max_length"), error.context.get("actual_length")
    return "too-many", f"`{error.field}` takes at most {most}, and has {length}", "take some away"


def _too_long_text(error: FieldError) -> Message:
    most, length = error.context.get("max_length"), len(str(error.value))
    return (
        "text-too-long",
        f"`{error.field}` has {length:,} letters; at most {most:,} are allowed",
        "shorten it",
    )


def _no_number(error: FieldError) -> Message:
    message = f"`{error.field}` is a whole number, and `{error.excerpt}` is none"
    return "not-a-number", message, "write it in digits, like 12"


def _too_small(error: FieldError) -> Message:
    message = f"`{error.field}` is at least {error.context.get('ge')}, and this is {error.value}"
    return "out-of-range", message, ""


def _too_large(error: FieldError) -> Message:
    message = f"`{error.field}` is at most {error.context.get('le')}, and this is {error.value}"
    return "out-of-range", message, ""


def _bad_form(error: FieldError) -> Message:
    message = f"`{error.excerpt}` does not have the form of `{error.field}`"
    return "bad-form", message, _FORM_HINTS.get(error.field, "")


def _no_date(error: FieldError) -> Message:
    return "not-a-date", f"`{error.excerpt}` is not a date", "write it as 2026-11-22"


def _empty_text(error: FieldError) -> Message:
    return "empty-text", f"`{error.field}` is empty", "write something, or delete the line"


def _not_yes_no(error: FieldError) -> Message:
    return "yes-no", f"`{error.field}` is `yes` or `no`, and this is `{error.excerpt}`", ""


def _no_id(error: FieldError) -> Message:
    suggestion = suggest_id(str(error.value))
    return "id", error.message, f"write `{suggestion}`" if suggestion else ""


_MESSAGES: Mapping[str, Callable[[FieldError], Message]] = {
    "extra_forbidden": _unknown_field,
    "string_type": _no_text,
    "tuple_type": _no_list,
    "model_type": _no_fields,
    "model_attributes_type": _no_fields,
    "dict_type": _no_pairs,
    "enum": _not_one_of,
    "literal_error": _not_one_of,
    "too_short": _too_few,
    "too_long": _too_many,
    "string_too_long": _too_long_text,
    "int_parsing": _no_number,
    "int_parsing_size": _no_number,
    "int_type": _no_number,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "string_pattern_mismatch": _bad_form,
    "bad_form": _bad_form,
    "date_type": _no_date,
    "date_parsing": _no_date,
    "date_from_datetime_parsing": _no_date,
    "date_from_datetime_inexact": _no_date,
    "id": _no_id,
    "empty": _empty_text,
    "yes_no": _not_yes_no,
}
"""By pydantic's type of error (https://docs.pydantic.dev/latest/errors/validation_errors/)."""

_FORM_HINTS = {
    "address": "write the address of a site: `https://words.example.org`",
    "color": "write six hexadecimal digits: `#6b2d86`",
    "icon": "write the name of an icon: `comment-quote`",
    "doi": "write it as `10.1093/jcr/ucaa038`, without an address before it",
    "link": "write a whole address that begins with `https://`",
    "name": "small letters, digits and `_`",
    "language": "write it as `en` or `en-US`",
}
"""By the name of a field whose form is a regular expression."""


def fields_at(model: type[BaseModel], route: Route) -> list[str]:
    """The names of the fields that are allowed at a route."""
    part: type[BaseModel] | None = model
    for step in route:
        if isinstance(step, int) or part is None:
            continue
        info = part.model_fields.get(step)
        part = _model_in(info.annotation) if info else None
    return list(part.model_fields) if part else []


def _model_in(annotation: object) -> type[BaseModel] | None:
    """The model in a type such as `tuple[Step, ...] | None`."""
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := _model_in(part))), None)
