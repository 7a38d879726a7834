"""What a model refuses, at the author's place and in an author's words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pydantic import BaseModel, ValidationError

from talkdown.diagnostics import Diagnostic, Location, Route, nearest_name
from talkdown.loader.entry_names import EntryNames
from talkdown.loader.raw_entries import OVERRIDE
from talkdown.loader.validation_messages import FieldError, message_of
from talkdown.storage.display import on_one_line


def explain_validation_error(
    error: ValidationError, location: Location, model: type[BaseModel], names: EntryNames | None = None
) -> Iterator[Diagnostic]:
    """One problem for each thing that is wrong with an entry; the fields that are missing share one.

    One that stands there under another name is not missing. With `names`, a title where an id belongs is met with the id.
    """
    errors = [FieldError.of(details, model) for details in error.errors(include_url=False)]
    missing_fields: dict[Route, list[str]] = defaultdict(list)
    for field_error in errors:
        if field_error.error_type == "missing":
            missing_fields[field_error.route[:-1]].append(field_error.field)
    for field_error in errors:
        if field_error.error_type == "missing":
            continue
        if field_error.error_type == "too_short" and any(
            _lies_in(e.route, field_error.route) for e in errors
        ):
            continue  # its items are there, and are reported themselves
        else:
            code, message, hint = message_of(field_error)
            if names is not None and code == "id":
                hint = names.hint(model, field_error.route, str(field_error.value)) or hint
            is_about_key = field_error.error_type == "extra_forbidden"
            if is_about_key and (name := _take_meant_field(field_error, missing_fields)):
                hint = f"did you mean `{name}`?"
            place = location.child(*field_error.route, of_key=is_about_key)
            yield Diagnostic(code, on_one_line(message), place, on_one_line(hint))
    for route, field_names in missing_fields.items():
        if field_names:
            yield _missing_fields(field_names, location.child(*route))


def _take_meant_field(error: FieldError, missing_fields: dict[Route, list[str]]) -> str:
    """The missing field that an unknown one was meant for, which is missing no longer; empty if there is none."""
    names, word = missing_fields[error.route[:-1]], error.field.strip(" :").lower()
    if names and len(error.route) == 1 and nearest_name(word, [OVERRIDE]):
        names.clear()  # an override has only what it changes
        return OVERRIDE
    name = nearest_name(word, names)
    if name:
        names.remove(name)
    return name


def _lies_in(route: Route, list_route: Route) -> bool:
    return len(route) > len(list_route) and route[: len(list_route)] == list_route


def _missing_fields(names: list[str], location: Location) -> Diagnostic:
    code = "missing-field"
    if len(names) == 1:
        hint = f"add a line `{names[0]}: …`"
        return Diagnostic(code, f"the field `{names[0]}` is missing", location, hint)
    enumeration = ", ".join(f"`{name}`" for name in names[:-1]) + f" and `{names[-1]}`"
    return Diagnostic(code, f"the fields {enumeration} are missing", location, "add a line for each of them")
