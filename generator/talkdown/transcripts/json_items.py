"""The items of the outer list in a file of JSON that is too large for memory, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import TypeAlias

from talkdown.transcripts.json_node import Node
from talkdown.transcripts.source_file import LARGEST_CONVERSATION, SourceFile, TranscriptError

_MAX_DEPTH = 200
"""Lists and objects in each other: exports have ten."""

_Holder: TypeAlias = list[object] | dict[str, object]
"""What is being filled."""


def large_items(source: SourceFile) -> Iterator[Node]:
    """The objects in the outermost lists of a file. Raises `TranscriptError`."""
    try:
        import ijson
    except ImportError as error:
        megabytes = LARGEST_CONVERSATION // 1_000_000
        raise TranscriptError(
            f"files of JSON over {megabytes} MB need the library ijson", "pip install 'talkdown[review]'"
        ) from error
    if not source.encoding.startswith("utf-8"):
        raise TranscriptError(
            "a file of JSON as large as this must be in UTF-8", "save it as UTF-8, or split it"
        )
    try:
        events = ijson.basic_parse(source.binary(), use_float=True)
        yield from _items_of(events, source.name)
    except (ijson.JSONError, UnicodeDecodeError) as error:
        # The library's message may quote the text around the fault.
        raise TranscriptError("this is no JSON") from error


def _items_of(events: Iterable[tuple[str, object]], name: str) -> Iterator[Node]:
    """Follow the path down to the first list on each way, and build what it holds."""
    path: list[str] = []
    key = ""
    events = iter(events)
    for event, value in events:
        match event:
            case "map_key":
                key = str(value)
            case "start_map":
                path.append(f".{key}" if key else "")
            case "end_map":
                path.pop()
            case "start_array":
                place = f"{name}:${''.join(path)}" + (f".{key}" if key else "")
                yield from _items_of_list(events, place)
        if len(path) > _MAX_DEPTH:
            raise TranscriptError("lists or objects in it lie deeper in each other than any export's")


def _items_of_list(events: Iterator[tuple[str, object]], place: str) -> Iterator[Node]:
    starts = takewhile(lambda pair: pair[0] != "end_array", events)
    for index, (event, value) in enumerate(starts):
        item = _build(event, value, events)
        if isinstance(item, dict | list):
            yield Node(item, f"{place}[{index}]")


def _build(event: str, value: object, events: Iterator[tuple[str, object]]) -> object:
    """The value that begins with an event. Raises `TranscriptError` if it is larger than a conversation can be."""
    if event not in ("start_map", "start_array"):
        return value
    top: _Holder = {} if event == "start_map" else []
    holders = [top]
    keys = [""]
    size = 0
    for event, value in events:
        # Ten bytes for a value itself, beside its text: marks, quotes and spaces.
        size += 10 + (len(value) if isinstance(value, str) else 0)
        if size > LARGEST_CONVERSATION or len(holders) > _MAX_DEPTH:
            raise TranscriptError("an item of the list is larger or deeper than a conversation can be")
        if event == "map_key":
            keys[-1] = str(value)
            continue
        if event in ("end_map", "end_array"):
            holders.pop()
            keys.pop()
            if not holders:
                return top
            continue
        child: object = {} if event == "start_map" else [] if event == "start_array" else value
        holder = holders[-1]
        if isinstance(holder, dict):
            holder[keys[-1]] = child
        else:
            holder.append(child)
        if isinstance(child, dict | list):
            holders.append(child)
            keys.append("")
    return top
