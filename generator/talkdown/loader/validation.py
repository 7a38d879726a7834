"""What a model refuses, at the author's place and in an author's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel, ValidationError

from talkdown.diagnostics import Diagnostic, Location, Route
from talkdown.loader.entry_names import EntryNames
from talkdown.loader.meant_fields import MeantField, pair_fields
from talkdown.loader.validation_messages import FieldError, message_of
from talkdown.storage.display import on_one_line


def explain_validation_error(
    error: ValidationError, location: Location, model: type[BaseModel], names: EntryNames | None = None
) -> Iterator[Diagnostic]:
    """One problem for each thing that is wrong with an entry; the fields that are missing share one.

    One that stands there under another name is not missing. With `names`, a title where an id belongs is met with the id.
    """
    errors = [FieldError.of(details, model) for details in error.errors(include_url=False)]
    missing_names, meant_fields = pair_fields(errors, model)
    for field_error in errors:
        if field_error.error_type == "missing":
            continue
        if field_error.error_type == "too_short" and any(
            _lies_in(e.route, field_error.route) for e in errors
        ):
            continue  # its items are there, and are reported themselves
        else:
            code, message, hint = message_of(field_error)
            if names is not None and isinstance(text := field_error.value, str):
                hint_on_all = names.hint_on_all(model, field_error.route, text)
                if code == "id" and hint_on_all:
                    message = f"`{field_error.excerpt}` is no id"
                elif code == "id":
                    hint = names.hint(model, field_error.route, text) or hint
                hint = hint_on_all or hint
            is_about_key = field_error.error_type == "extra_forbidden"
            if meant_field := meant_fields.get(field_error.route):
                message, hint = _with_meant_field(message, meant_field)
            place = location.child(*field_error.route, of_key=is_about_key)
            yield Diagnostic(code, on_one_line(message), place, on_one_line(hint))
    for route, field_names in missing_names.items():
        if field_names:
            yield _missing_fields(field_names, location.child(*route))


def _with_meant_field(message: str, field: MeantField) -> tuple[str, str]:
    """What is said of an unknown field, together with the missing one that it was meant for; and the hint."""
    if field.is_misspelt:
        return message, f"did you mean `{field.name}`?"
    hint = f"call it `{field.name}`; if it is something else, delete it, and add a line `{field.name}: …`"
    return f"{message}, and `{field.name}` is missing", hint


def _lies_in(route: Route, list_route: Route) -> bool:
    return len(route) > len(list_route) and route[: len(list_route)] == list_route


def _missing_fields(names: Sequence[str], location: Location) -> Diagnostic:
    code = "missing-field"
    if len(names) == 1:
        hint = f"add a line `{names[0]}: …`"
        return Diagnostic(code, f"the field `{names[0]}` is missing", location, hint)
    enumeration = ", ".join(f"`{name}`" for name in names[:-1]) + f" and `{names[-1]}`"
    return Diagnostic(code, f"the fields {enumeration} are missing", location, "add a line for each of them")
