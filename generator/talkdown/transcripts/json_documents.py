"""The documents in a file of JSON: one, many one after the other, one a line; or the items of a list too large for memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from talkdown.transcripts.json_items import large_items
from talkdown.transcripts.json_node import Node
from talkdown.transcripts.source_file import SourceFile, TranscriptError

_MOST_BROKEN_LINES = 20
"""Lines that are no JSON, after which a file is given up."""

_MOST_MEMORY = 400_000_000
"""Bytes that one document may take in memory. Exports take a third of it where they are as large as they may be."""

_OBJECT, _VALUE = 232, 60
"""Bytes that Python takes for a small object of JSON, and for a value in it."""

_SURELY_BEARABLE = 1_000_000
"""Characters that cannot weigh too much, whatever they are."""

_SPACES = re.compile(r"\s*")
_BEGINNING = re.compile(r"[\ufeff\s]*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")
"""A plain transcript may begin with a bracket, too: `[00:05] Agent: …`."""

_decoder = json.JSONDecoder()


def begins_as_json(text: str) -> bool:
    """Whether a text begins with an object, or a list of lists, objects or texts."""
    return _BEGINNING.match(text) is not None


def documents_in(source: SourceFile) -> Iterator[Node]:
    """The documents of a file that begins as JSON does. Raises `TranscriptError`."""
    if _begins_with_whole_line(source):
        yield from _documents_of_lines(source)
    elif source.is_small:
        yield from _documents_of_text(source)
    else:
        yield from large_items(source)


def _begins_with_whole_line(source: SourceFile) -> bool:
    """Whether the first line is a document and the second begins another one: JSON Lines."""
    first_line, _, rest = source.sample.lstrip().partition("\n")
    if not rest.lstrip().startswith(("{", "[")):
        # The first line alone may be longer than the sample.
        return source.ending in (".jsonl", ".ndjson")
    try:
        json.loads(first_line)
    except (ValueError, RecursionError):
        return source.ending in (".jsonl", ".ndjson")
    return True


def _documents_of_lines(source: SourceFile) -> Iterator[Node]:
    broken_count = 0
    for number, line in source.lines():
        if line.isspace():
            continue
        _refuse_too_many_values(line, number)
        try:
            yield Node(json.loads(line), f"{source.name}:{number}")
        except (ValueError, RecursionError) as error:
            broken_count += 1
            source.say(f"this line is left out: {_fault_of(error)}", number)
            if broken_count == _MOST_BROKEN_LINES:
                raise TranscriptError(
                    f"{broken_count} lines are no JSON; the rest is not read", line=number
                ) from error


def _documents_of_text(source: SourceFile) -> Iterator[Node]:
    text = source.text()
    _refuse_too_many_values(text)
    start, line, line_start = _after_spaces(text, 0), 1, 0
    while start < len(text):
        line += text.count("\n", line_start, start)
        line_start = start
        try:
            value, end = _decoder.raw_decode(text, start)
        except json.JSONDecodeError as error:
            raise TranscriptError(_fault_of(error), line=error.lineno, column=error.colno) from error
        except (ValueError, RecursionError) as error:
            raise TranscriptError(_fault_of(error), line=line) from error
        start = _after_spaces(text, end)
        yield Node(value, f"{source.name}:$" if line == 1 else f"{source.name}:{line}:$")


def _refuse_too_many_values(text: str, line: int = 1) -> None:
    """Raise `TranscriptError` for a text whose lists and objects would take too much memory: `{},{},{},…`."""
    if len(text) > _SURELY_BEARABLE:
        weight = _OBJECT * text.count("{") + _VALUE * (text.count("[") + text.count(","))
        if weight > _MOST_MEMORY:
            raise TranscriptError("this JSON holds more values than a conversation can", "split it", line)


def _after_spaces(text: str, start: int) -> int:
    match = _SPACES.match(text, start)
    return match.end() if match else start


def _fault_of(error: Exception) -> str:
    match error:
        case json.JSONDecodeError():
            return f"this is no JSON: {error.msg}"
        case RecursionError():
            return "lists or objects in it lie deeper in each other than any export's"
        case _:
            return "a number in it has more digits than any export's"
