"""What validation found, in an author's words and at the author's place."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, get_args, get_origin

from pydantic import BaseModel, ValidationError

from talkdown.diagnostics import Diagnostic, Location, Route, did_you_mean


def explain(error: ValidationError, location: Location, model: type[BaseModel]) -> Iterator[Diagnostic]:
    """One problem for each thing that is wrong with an entry."""
    cases = [_found(each, model) for each in error.errors(include_url=False)]
    missing: dict[Route, list[str]] = defaultdict(list)
    for case in cases:
        if case.type == "missing":
            missing[case.route[:-1]].append(case.field)
        elif case.type == "too_short" and any(_within(other.route, case.route) for other in cases):
            continue  # its items are there, and are reported themselves
        else:
            code, message, hint = _EXPLANATIONS.get(case.type, _in_its_own_words)(case)
            yield Diagnostic(
                code, message, location.child(*case.route, key=case.type == "extra_forbidden"), hint
            )
    for route, names in missing.items():
        yield Diagnostic("missing-field", *_missing(names, location.child(*route)))


def _within(route: Route, above: Route) -> bool:
    return len(route) > len(above) and route[: len(above)] == above


def _missing(names: list[str], location: Location) -> tuple[str, Location, str]:
    if len(names) == 1:
        return f"the field `{names[0]}` is missing", location, f"add a line `{names[0]}: …`"
    listed = ", ".join(f"`{name}`" for name in names[:-1]) + f" and `{names[-1]}`"
    return f"the fields {listed} are missing", location, "add a line for each of them"


def _found(error: Any, model: type[BaseModel]) -> _Found:
    route = tuple(step for step in error["loc"] if step != "[key]")
    return _Found(model, route, error["type"], error["input"], error.get("ctx", {}), error["msg"])


class _Found(NamedTuple):
    """One of pydantic's errors."""

    model: type[BaseModel]
    route: Route
    type: str
    given: Any
    more: Mapping[str, Any]
    message: str

    @property
    def field(self) -> str:
        """The field's name; for an item of a list, the list's."""
        return next((str(step) for step in reversed(self.route) if isinstance(step, str)), "")


_Words = tuple[str, str, str]
_BELOW = "write them below it, indented by two spaces"


def _unknown_field(found: _Found) -> _Words:
    fields = _fields_at(found.model, found.route[:-1])
    hint = did_you_mean(found.field, fields) or "the fields are " + ", ".join(f"`{f}`" for f in fields)
    return "unknown-field", f"unknown field `{_short(found.field)}`", hint


def _no_text(found: _Found) -> _Words:
    given = found.given
    if isinstance(given, dict) and len(given) == 1:
        (key, value), *_ = given.items()
        if value == "":
            message = f"`{{{_short(key)}}}` alone is a set of fields, and a text is expected"
            return "needs-quotes", message, "put the whole text in double quotes"
        message = f"`{_short(key)}:` reads as the name of a field, and a text is expected"
        return "colon-in-text", message, "put the whole text in double quotes"
    hint = "put a text that begins with a bracket in double quotes"
    item = "an item of " if isinstance(found.route[-1], int) else ""
    return "shape", f"{item}`{found.field}` is a text, and this is {what(given)}", hint


def _no_list(found: _Found) -> _Words:
    hint = "begin each item with `- `, or write `[one, two]`"
    return "shape", f"`{found.field}` is a list, and this is {what(found.given)}", hint


def _no_fields(found: _Found) -> _Words:
    return "shape", f"`{found.field}` needs fields of its own here, not {what(found.given)}", _BELOW


def _no_pairs(found: _Found) -> _Words:
    return "shape", f"`{found.field}` needs pairs like `word: text`, not {what(found.given)}", _BELOW


def _not_one_of(found: _Found) -> _Words:
    expected = str(found.more.get("expected", "")).replace(" or ", ", ")
    choices = [choice.strip(" '") for choice in expected.split(",")]
    hint = "use one of " + ", ".join(f"`{c}`" for c in choices)
    if not isinstance(found.given, str):
        return "shape", f"`{found.field}` is one word, and this is {what(found.given)}", hint
    hint = did_you_mean(found.given, choices) or hint
    return "unknown-value", f"`{_short(found.given)}` is no value of `{found.field}`", hint


def _too_few(found: _Found) -> _Words:
    least, has = found.more.get("min_length"), found.more.get("actual_length")
    return "too-few", f"`{found.field}` needs at least {least}, and has {has}", "add what is missing"


def _too_many(found: _Found) -> _Words:
    most, has = found.more.get("max_length"), found.more.get("actual_length")
    return "too-many", f"`{found.field}` takes at most {most}, and has {has}", "take some away"


def _no_number(found: _Found) -> _Words:
    hint = "write it in digits, like 12"
    return "not-a-number", f"`{found.field}` is a whole number, and `{_short(found.given)}` is none", hint


def _too_small(found: _Found) -> _Words:
    return (
        "out-of-range",
        f"`{found.field}` is at least {found.more.get('ge')}, and this is {found.given}",
        "",
    )


def _too_large(found: _Found) -> _Words:
    return "out-of-range", f"`{found.field}` is at most {found.more.get('le')}, and this is {found.given}", ""


def _bad_form(found: _Found) -> _Words:
    message = f"`{_short(found.given)}` does not have the form of `{found.field}`"
    return "bad-form", message, _FORMS.get(found.field, "")


def _no_date(found: _Found) -> _Words:
    return "not-a-date", f"`{_short(found.given)}` is not a date", "write it as 2026-11-22"


def _empty(found: _Found) -> _Words:
    return "empty-text", f"`{found.field}` is empty", "write something, or delete the line"


def _not_yes_no(found: _Found) -> _Words:
    return "yes-no", f"`{found.field}` is `yes` or `no`, and this is `{_short(found.given)}`", ""


def _no_id(found: _Found) -> _Words:
    letters = unicodedata.normalize("NFKD", str(found.given).lower())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    hint = f"write `{slug}`" if slug not in ("", found.given) and len(slug) <= 64 else ""
    return "id", found.message, hint


def _in_its_own_words(found: _Found) -> _Words:
    """Our own validators say what is wrong themselves."""
    return found.type.replace("_", "-"), found.message, ""


_EXPLANATIONS: Mapping[str, Callable[[_Found], _Words]] = {
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
    "int_parsing": _no_number,
    "int_parsing_size": _no_number,
    "int_type": _no_number,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "string_pattern_mismatch": _bad_form,
    "date_type": _no_date,
    "date_parsing": _no_date,
    "date_from_datetime_parsing": _no_date,
    "date_from_datetime_inexact": _no_date,
    "id": _no_id,
    "empty": _empty,
    "yes_no": _not_yes_no,
}

_FORMS = {
    "color": "write six hexadecimal digits: `#6b2d86`",
    "icon": "write the name of an icon: `comment-quote`",
    "doi": "write it as `10.1093/jcr/ucaa038`, without an address before it",
    "link": "write a whole address that begins with `https://`",
    "name": "small letters, digits and `_`",
    "language": "write it as `en` or `en-US`",
    "languages": "write it as `en` or `en-US`",
}


def what(given: Any) -> str:
    """The shape of a value, in a word or two."""
    match given:
        case dict():
            return "a set of fields"
        case list():
            return "a list"
        case "":
            return "empty"
        case str():
            return "a text"
    return "something else"


def _short(text: Any, most: int = 40) -> str:
    text = str(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"


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
