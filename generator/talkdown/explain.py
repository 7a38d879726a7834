"""What validation found, in an author's words and at the author's place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from talkdown.diagnostics import Diagnostic, did_you_mean
from talkdown.source import Route, Spot

_LIST_HINT = "begin each item with `- `, or write `[one, two]`"


def explain(error: ValidationError, spot: Spot, model: type[BaseModel]) -> Iterator[Diagnostic]:
    """One problem for each thing that is wrong with an entry."""
    for found in error.errors(include_url=False):
        route: Route = tuple(found["loc"])
        code, message, hint, key = _words(found, model, route)
        yield Diagnostic(code, message, spot.at(*route, key=key), hint)


def _words(found: Any, model: type[BaseModel], route: Route) -> tuple[str, str, str, bool]:
    name = next((str(step) for step in reversed(route) if isinstance(step, str)), "")
    kind, given, more = found["type"], found["input"], found.get("ctx", {})
    if kind == "extra_forbidden":
        hint = did_you_mean(name, _fields_at(model, route[:-1]))
        known = ", ".join(f"`{f}`" for f in _fields_at(model, route[:-1]))
        return "unknown-field", f"unknown field `{name}`", hint or f"the fields are {known}", True
    if kind == "missing":
        return "missing-field", f"the field `{name}` is missing", f"add a line `{name}: …`", False
    simple: dict[str, Callable[[], tuple[str, str, str]]] = {
        "string_type": lambda: _not_text(name, given),
        "tuple_type": lambda: ("shape", f"`{name}` is a list, and this is {_what(given)}", _LIST_HINT),
        "model_type": lambda: ("shape", f"`{name}` needs fields of its own here, not {_what(given)}", "write them below it, indented by two spaces"),
        "model_attributes_type": lambda: ("shape", f"`{name}` needs fields of its own here, not {_what(given)}", "write them below it, indented by two spaces"),
        "dict_type": lambda: ("shape", f"`{name}` needs pairs like `word: text`, not {_what(given)}", "write them below it, indented by two spaces"),
        "enum": lambda: _not_one_of(name, given, more.get("expected", "")),
        "literal_error": lambda: _not_one_of(name, given, more.get("expected", "")),
        "too_short": lambda: ("too-few", f"`{name}` needs at least {more.get('min_length')}, and has {more.get('actual_length')}", "add what is missing"),
        "too_long": lambda: ("too-many", f"`{name}` takes at most {more.get('max_length')}, and has {more.get('actual_length')}", "take some away"),
        "int_parsing": lambda: ("not-a-number", f"`{name}` is a whole number, and `{given}` is none", ""),
        "int_type": lambda: ("not-a-number", f"`{name}` is a whole number, and this is {_what(given)}", ""),
        "greater_than_equal": lambda: ("not-a-number", f"`{name}` is at least {more.get('ge')}, and this is {given}", ""),
        "less_than_equal": lambda: ("not-a-number", f"`{name}` is at most {more.get('le')}, and this is {given}", ""),
        "string_pattern_mismatch": lambda: ("bad-form", f"`{_short(given)}` does not have the form of `{name}`", _FORMS.get(name, "")),
    }
    if kind in simple:
        return (*simple[kind](), False)
    if kind.startswith("date"):
        return "not-a-date", f"`{_short(given)}` is not a date", "write it as 2026-11-22", False
    message = found["msg"]
    return {"empty": "empty-text"}.get(kind, kind.replace("_", "-")), f"`{name}`: {message}" if kind in ("empty", "yes_no") else message, "", False


_FORMS = {
    "color": "write six hexadecimal digits: `#6b2d86`",
    "doi": "write it as `10.1093/jcr/ucaa038`, without an address before it",
    "link": "write a whole address that begins with `https://`",
    "name": "small letters, digits and `_`",
    "language": "write it as `en` or `en-US`",
}


def _not_text(name: str, given: Any) -> tuple[str, str, str]:
    if isinstance(given, dict) and len(given) == 1:
        key = next(iter(given))
        return "colon-in-text", f"`{_short(key)}:` reads as the name of a field, and a text is expected", "put the whole text in double quotes"
    return "shape", f"`{name}` is a text, and this is {_what(given)}", "write it on one line, in double quotes if it has a bracket"


def _not_one_of(name: str, given: Any, expected: str) -> tuple[str, str, str]:
    choices = [c.strip().strip("'") for c in expected.replace(" or ", ", ").split(",") if c.strip()]
    hint = did_you_mean(str(given), choices) or "use one of " + ", ".join(f"`{c}`" for c in choices)
    return "unknown-value", f"`{_short(given)}` is not a {name}", hint


def _what(given: Any) -> str:
    match given:
        case dict():
            return "a set of fields"
        case list():
            return "a list"
        case str():
            return "a text"
    return "something else"


def _short(text: Any, most: int = 40) -> str:
    text = str(text)
    return text if len(text) <= most else text[: most - 1] + "…"


def _fields_at(model: type[BaseModel], route: Route) -> list[str]:
    """The names of the fields that are allowed at a route."""
    here: type[BaseModel] | None = model
    for step in route:
        if isinstance(step, int) or here is None:
            continue
        info = here.model_fields.get(step)
        here = _model_in(info.annotation) if info else None
    return list(here.model_fields) if here else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and get_origin(annotation) is None and issubclass(annotation, BaseModel):
        return annotation
    return next((m for a in get_args(annotation) if (m := _model_in(a))), None)
