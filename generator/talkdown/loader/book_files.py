"""The two files that hold no entries: `book.yaml` and `spelling.yaml`."""

from __future__ import annotations

import os

from pydantic import ValidationError

from talkdown.diagnostics import Position
from talkdown.loader.parsed_folder import BOOK_FILE, SPELLING_FILE, BookFolder
from talkdown.loader.validation import describe_shape, explain_validation_error
from talkdown.model import BookSettings
from talkdown.yamltext import RawValue

_RETIRED_FIELDS = {"languages": "`languages` is read no more: a book has one `language`"}
"""Fields of `book.yaml` that once were there. They are a note, so that a book of then still loads and builds."""


def read_settings(folder: BookFolder) -> BookSettings | None:
    """What is true of the whole book; None, and a problem that says why, if that cannot be read."""
    value, path = _book_value(folder), folder.file_path(BOOK_FILE)
    if value is None:
        if os.path.isdir(folder.path) and path not in folder.report.files:
            hint = "`talkdown init FOLDER` makes a book to start from"
            folder.report.add("no-book", f"there is no `{BOOK_FILE}` here", Position(path, 1, 1), hint)
        return None
    try:
        return BookSettings.model_validate(value)
    except ValidationError as error:
        location = folder.location(BOOK_FILE)
        if isinstance(value, dict):
            folder.report.problems += explain_validation_error(error, location, BookSettings)
        else:
            message = f"`{BOOK_FILE}` holds fields, and this is {describe_shape(value)}"
            folder.report.add("shape", message, location, "begin with `title: …`, one field a line")
        return None


def _book_value(folder: BookFolder) -> RawValue | None:
    """`book.yaml`, each of its fields in place of the extended book's."""
    value = folder.values.get(BOOK_FILE)
    if isinstance(value, dict):
        for name in _RETIRED_FIELDS.keys() & value.keys():
            message, location = _RETIRED_FIELDS[name], folder.location(BOOK_FILE).child(name, of_key=True)
            folder.report.add_note("retired-field", message, location, "delete the line")
        value = {name: field for name, field in value.items() if name not in _RETIRED_FIELDS}
    base = _book_value(folder.base) if folder.base else None
    return {**base, **value} if isinstance(base, dict) and isinstance(value, dict) else value


def read_spelling(folder: BookFolder) -> dict[str, str]:
    """British spellings, in small letters, and their American ones; those of an extended book included."""
    table = read_spelling(folder.base) if folder.base else {}
    value, location = folder.values.get(SPELLING_FILE, {}), folder.location(SPELLING_FILE)
    if not isinstance(value, dict):
        message = f"this file holds pairs like `colour: color`, not {describe_shape(value)}"
        folder.report.add("shape", message, location)
        return table
    for british, american in value.items():
        if isinstance(american, str) and american.strip() not in ("", british):
            table[british.lower()] = american.strip()
        else:
            message = f"`{british}` needs one other spelling after the colon"
            folder.report.add("shape", message, location.child(british), "write it like `colour: color`")
    return table
