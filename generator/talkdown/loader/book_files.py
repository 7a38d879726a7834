"""The two files that hold no entries: `book.yaml` and `spelling.yaml`."""

from __future__ import annotations

import os

from pydantic import ValidationError

from talkdown.diagnostics import Position
from talkdown.loader.list_changes import PlacedValue, key_of, merge_fields
from talkdown.loader.parsed_folder import BOOK_FILE, SPELLING_FILE, BookFolder
from talkdown.loader.report import LoadReport
from talkdown.loader.validation import explain_validation_error
from talkdown.loader.validation_messages import describe_shape
from talkdown.model import BookSettings
from talkdown.model.regional_wording import RegionalWording, SpellingTable
from talkdown.storage.package import PHRASEBOOK
from talkdown.yamltext import RawValue

_RETIRED_FIELDS = {"languages": "`languages` is read no more: a book has one `language`"}
"""Fields of `book.yaml` that once were there. They are a note, so that a book of then still loads and builds."""


_FINDS = "finds"
"""In `spelling.yaml`: a pair that the finder knows, and no text is spelled by."""

_BRITAIN = "britain"
"""In `spelling.yaml`: a pair of which Britain writes the left side, and Canada the right one."""

_LISTS_WITH_NAMES = ("stages", "channels", "levels", "variables")

_ADDITIVE_LISTS = ("variables",)
"""Of these a plain list, too, leaves those of the book below in place: its phrases have gaps, whatever stands here."""


def book_values(folder: BookFolder) -> list[PlacedValue]:
    """`book.yaml` on top of that of the book below, that one on top of the next, and so on down; this folder's first.

    Each field stands in place of the one below, and a list is changed in part if it says so. The brand of the shipped book is
    nobody else's: cards of a team would have its name, and lead to its address.
    """
    values_below = book_values(folder.base) if folder.base else []
    if folder.base and folder.base.path == str(PHRASEBOOK):
        values_below[0] = _without_brand(values_below[0])
    value, location = folder.values.get(BOOK_FILE, ""), folder.location(BOOK_FILE)
    if isinstance(value, dict):
        for name in _RETIRED_FIELDS.keys() & value.keys():
            message, place = _RETIRED_FIELDS[name], location.child(name, of_key=True)
            folder.report.add_note("retired-field", message, place, "delete the line")
        value = {name: field for name, field in value.items() if name not in _RETIRED_FIELDS}
    own_value = PlacedValue(value, location)
    if values_below and isinstance(values_below[0].value, dict) and isinstance(value, dict):
        own_value = merge_fields(values_below[0], own_value, folder.report, additive_lists=_ADDITIVE_LISTS)
    return [_with_distinct_names(own_value, folder.report), *values_below]


def _without_brand(book_file: PlacedValue) -> PlacedValue:
    value = book_file.value
    if not isinstance(value, dict):
        return book_file
    return book_file._replace(value={name: field for name, field in value.items() if name != "brand"})


def word_settings(settings: BookSettings, book_file: PlacedValue, wording: RegionalWording) -> BookSettings:
    """The settings, read from the same `book.yaml`, with their texts as readers of the book's region see them."""
    region = settings.own_region
    if region is None:
        return settings
    settings = BookSettings.model_validate(book_file.value, context=wording)
    language_of_book, language_of_region = (
        name.split("-")[0] for name in (settings.language, region.language)
    )
    is_same = language_of_book == language_of_region
    return settings.model_copy(update={"language": region.language}) if is_same else settings


def read_settings(folder: BookFolder, book_file: PlacedValue) -> BookSettings | None:
    """What is true of the whole book, of what its `book.yaml` holds; None, and a problem that says why, if it cannot be read."""
    value, location = book_file
    path = folder.file_path(BOOK_FILE)
    if folder.values.get(BOOK_FILE) is None:
        if os.path.isdir(folder.path) and path not in folder.report.files:
            hint = "`talkdown init FOLDER` makes a book to start from"
            folder.report.add("no-book", f"there is no `{BOOK_FILE}` here", Position(path, 1, 1), hint)
        return None
    try:
        return BookSettings.model_validate(value)
    except ValidationError as error:
        if isinstance(value, dict):
            folder.report.problems += explain_validation_error(error, location, BookSettings)
        else:
            message = f"`{BOOK_FILE}` holds fields, and this is {describe_shape(value)}"
            folder.report.add("shape", message, location, "begin with `title: …`, one field a line")
        return None


def _with_distinct_names(book_file: PlacedValue, report: LoadReport) -> PlacedValue:
    """The settings with each stage, channel, level and gap once: of two with one name the first, and a problem for the other."""
    value, location = book_file
    if not isinstance(value, dict):
        return book_file
    distinct_lists: dict[str, RawValue] = {}
    for field in _LISTS_WITH_NAMES:
        items = value.get(field)
        if not isinstance(items, list):
            continue
        names: set[str] = set()
        distinct_items: list[RawValue] = []
        for number, item in enumerate(items):
            name = key_of(item)
            if name and name in names:
                message = f"the name `{name}` is taken by another item of `{field}`"
                report.add("duplicate-id", message, location.child(field, number), "rename one of the two")
            else:
                distinct_items.append(item)
            names.add(name)
        distinct_lists[field] = distinct_items
    return PlacedValue({**value, **distinct_lists}, location)


def read_spelling(folder: BookFolder) -> SpellingTable:
    """British spellings, in small letters, and their American ones; those of an extended book included."""
    below = read_spelling(folder.base) if folder.base else SpellingTable({})
    pairs = dict(below.pairs)
    british_words_of = {_FINDS: set(below.only_found), _BRITAIN: set(below.only_in_britain)}
    value, location = folder.values.get(SPELLING_FILE, {}), folder.location(SPELLING_FILE)
    if not isinstance(value, dict):
        message = f"this file holds pairs like `colour: color`, not {describe_shape(value)}"
        folder.report.add("shape", message, location)
        return below
    for name, american in value.items():
        british = name.lower()
        use = next(iter(american)) if isinstance(american, dict) and len(american) == 1 else None
        if isinstance(american, dict) and use in british_words_of:
            american = american[use]
        if isinstance(american, str) and american.strip().lower() not in ("", british):
            pairs[british] = american.strip().lower()
            for other_use, british_words in british_words_of.items():
                (british_words.add if use == other_use else british_words.discard)(british)
        else:
            message = f"`{name}` needs one other spelling after the colon"
            hint = (
                "write it like `colour: color`, `organise: {britain: organize}` where Canada writes the right side, "
                "or `cheque: {finds: check}` where only the search knows both"
            )
            folder.report.add("shape", message, location.child(name), hint)
    return SpellingTable(dict(sorted(pairs.items())), *map(frozenset, british_words_of.values()))
