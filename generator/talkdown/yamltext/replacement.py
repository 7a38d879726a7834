"""One value of a file becomes another, or a field is added; every other character of the file stays.

Who writes a whole file anew loses its comments, its empty lines and the form of its lists. Here the characters of one value
are exchanged, the file is read again, and unless it says exactly what was meant, nothing is changed.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import yaml

from talkdown.diagnostics import Route
from talkdown.yamltext import Document, RawValue, parse
from talkdown.yamltext.invisible_characters import find_invisible_characters
from talkdown.yamltext.parser import PARSER
from talkdown.yamltext.spellings import Spelling, spellings

WIDTH = 110
"""Characters of a line of a field that is written anew: as the lines of the shipped book."""

_CLOSING_BRACKET = re.compile(r"\s*[\]}]")

_MARK = "\ufeff"
"""The byte order mark with which some editors begin a file."""


class ReplacementError(Exception):
    """The file stays as it is; the text of the error says why, on one line."""


def replace_value(text: str, route: Route, value: str) -> str:
    r"""The text of a file in which the text at `route` is `value`, and all else stays as it stands.

    Raises `ReplacementError` where there is no text at `route`, where the value holds a character that no reader sees, and
    where the file cannot be read, before or after.

    >>> replace_value("# Ours\n- id: late\n  text: It is late.\n", (0, "text"), "It is late: sorry.")
    '# Ours\n- id: late\n  text: "It is late: sorry."\n'
    """
    document = read_document(text, value)
    mark, text = without_mark(text)
    start, end = _characters_of(route, document, text)
    target = with_value(document.value, route, value)
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    spelling = Spelling(_with_line_feeds(text[start:end]), text[line_start:start])
    before = text[:start] if text[start - 1 : start] != ":" else f"{text[:start]} "
    return mark + first_that_reads(
        (before + with_line_ends(words, text) + text[end:] for words in spellings(spelling, value)),
        document,
        target,
    )


def add_field(text: str, route: Route, name: str, value: RawValue) -> str:
    """The text of a file in which the mapping at `route` has one field more, on a line after its last.

    In braces it stands behind the last one. Raises `ReplacementError` as `replace_value` does.
    """
    document = read_document(text, value if isinstance(value, str) else "")
    mark, text = without_mark(text)
    fields = value_at(document.value, route)
    if not isinstance(fields, dict) or not fields:
        raise ReplacementError("no field can be added in this place")
    if name in fields:
        raise ReplacementError(f"the field `{name}` is there already")
    _, end = _characters_of(_last_text((*route, list(fields)[-1]), document), document, text)
    indentation = " " * (document.locate((*route, next(iter(fields))), of_key=True)[1] - 1)
    target = with_value(document.value, (*route, name), value)
    return mark + first_that_reads(_with_field(text, end, indentation, name, value), document, target)


def _with_field(text: str, end: int, indentation: str, name: str, value: RawValue) -> Iterator[str]:
    """A text with a field more behind a value whose last text ends at `end`: on lines of its own, or in braces."""
    line_end = end_of_line(text, end)
    for field in _field(name, value):
        lines = with_line_ends(textwrap.indent(f"\n{field}", indentation), text)
        yield text[:line_end] + lines + text[line_end:]
    field_in_braces = f", {name}: {json.dumps(value, ensure_ascii=False)}"
    for value_end in ends_of_value(text, end):
        yield text[:value_end] + field_in_braces + text[value_end:]


def end_of_line(text: str, place: int) -> int:
    """Where the line of a place ends: a comment may follow what stands there."""
    while text[place : place + 1] not in ("", "\n", "\r"):
        place += 1
    return place


def ends_of_value(text: str, end: int) -> Iterator[int]:
    """Where a value can end whose last text ends at `end`: brackets may follow that are part of it, or around it."""
    yield end
    while match := _CLOSING_BRACKET.match(text, end):
        end = match.end()
        yield end


def write_fields(fields: Mapping[str, RawValue]) -> str:
    r"""The text of a file that holds these fields. Raises `ReplacementError` where a value cannot be written.

    >>> write_fields({"override": "late", "text": "It is late: sorry."})
    'override: late\ntext: "It is late: sorry."\n'
    """
    lines = []
    for name, value in fields.items():
        document = read_document("x: y", value if isinstance(value, str) else "")
        lines.append(first_that_reads(_field(name, value), document, {name: value}))
    return "\n".join(lines) + "\n"


def _field(name: str, value: RawValue) -> Iterator[str]:
    """How a field with a value can be written, from its name on; the last line has no end."""
    if isinstance(value, str):
        yield from (f"{name}: {words}" for words in spellings(Spelling("", ""), value))
    else:
        yield yaml.safe_dump({name: value}, allow_unicode=True, sort_keys=False, width=WIDTH).rstrip("\n")


def read_document(text: str, value: str = "") -> Document:
    """What a file holds that is about to get a value. Raises `ReplacementError` if it, or the value, cannot be read."""
    for problem in find_invisible_characters(value):
        raise ReplacementError(f"the new text cannot be written: {problem.message}")
    try:
        document = parse(text.encode())
    except UnicodeEncodeError:
        raise ReplacementError("the file holds half of a character") from None
    if document.value is None:
        raise ReplacementError("the file cannot be read; mend it first")
    return document


def without_mark(text: str) -> tuple[str, str]:
    """The mark with which a text begins, or nothing; and the rest of the text."""
    return (_MARK, text[1:]) if text.startswith(_MARK) else ("", text)


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def with_line_ends(words: str, text: str) -> str:
    """Words whose lines end as the first line of the file does."""
    return words.replace("\n", line_end_of(text))


def line_end_of(text: str) -> str:
    """What stands at the end of the lines of a file."""
    return "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"


def value_at(value: RawValue | None, route: Route) -> RawValue | None:
    """What stands at a route; None where nothing does."""
    for step in route:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and 0 <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def _last_text(route: Route, document: Document) -> Route:
    """The way to the last text at or below a place."""
    while isinstance(value := value_at(document.value, route), (dict, list)) and value:
        route = (*route, list(value)[-1] if isinstance(value, dict) else len(value) - 1)
    return route


def _characters_of(route: Route, document: Document, text: str) -> tuple[int, int]:
    """Where the characters of a text begin and end, counted from 0."""
    if not isinstance(value_at(document.value, route), str):
        raise ReplacementError("there is no text in this place")
    line, column = document.locate(route)
    next_event = PARSER(text).get_event
    while True:
        event = next_event()
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and (start.line + 1, start.column + 1) == (line, column):
            # For the parser, a block goes on until something else begins.
            is_block = event.style in ("|", ">")
            source = text[start.index : end.index]
            return start.index, start.index + len(source.rstrip() if is_block else source)


def with_value(root: RawValue | None, route: Route, value: RawValue) -> RawValue:
    """A copy of a file's value in which one text is another. Raises `ReplacementError` where the route leads nowhere."""
    if not route:
        return value
    step, *rest = route
    if isinstance(root, dict) and isinstance(step, str):
        return {**root, step: with_value(root.get(step), tuple(rest), value)}
    if isinstance(root, list) and isinstance(step, int):
        return [*root[:step], with_value(root[step], tuple(rest), value), *root[step + 1 :]]
    raise ReplacementError("there is no text in this place")


def first_that_reads(candidates: Iterable[str], document: Document, target: RawValue | None) -> str:
    """The first text that says what is meant, and brings no problem that the file did not have.

    Raises `ReplacementError` if none does.
    """
    problems_before = Counter(problem.code for problem in document.problems)
    for text in candidates:
        new_document = parse(text.encode())
        if new_document.value == target and Counter(p.code for p in new_document.problems) <= problems_before:
            return text
    raise ReplacementError("this text cannot be written in this place; change it in the file itself")
