"""One value of a file goes, with its name; every other character of the file stays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from talkdown.diagnostics import Route
from talkdown.yamltext import RawValue
from talkdown.yamltext.parser import PARSER
from talkdown.yamltext.replacement import (
    ReplacementError,
    ends_of_value,
    first_that_reads,
    read_document,
    value_at,
    without_mark,
)

Node = Any
"""The stubs of PyYAML leave out that a composed node always has its marks."""


class _Part(NamedTuple):
    """A field with its name, or an item of a list: where its characters begin and end, counted from 0."""

    start: int
    end: int


def remove_value(text: str, route: Route) -> str:
    r"""The text of a file without what stands at `route`, and all else as it stands.

    Raises `ReplacementError` where nothing is there, and where the file cannot be read, before or after.

    >>> remove_value("# Ours\n- override: late\n  text: It is late.\n  when: Now.\n", (0, "text"))
    '# Ours\n- override: late\n  when: Now.\n'
    """
    document = read_document(text)
    mark, text = without_mark(text)
    target = _without(document.value, route)
    node = yaml.compose(text, Loader=PARSER)
    for step in route[:-1]:
        node = child_node(node, step)
    parts = _parts(node, text)
    container = value_at(document.value, route[:-1])
    number = [*container].index(str(route[-1])) if isinstance(container, dict) else int(route[-1])
    return mark + first_that_reads(_without_part(text, parts, number), document, target)


def _without_part(text: str, parts: list[_Part], number: int) -> Iterator[str]:
    """The ways to leave a part out: its lines, what leads up to the next one, what has come since the one before."""
    start, end = parts[number]
    line_start = text.rfind("\n", 0, start) + 1
    for last in ends_of_value(text, end):
        line_end = text.find("\n", last)
        yield text[:line_start] + (text[line_end + 1 :] if line_end >= 0 else "")
        if number:
            yield text[: parts[number - 1].end] + text[last:]
            for end_before in ends_of_value(text, parts[number - 1].end):
                if end_before < start:
                    yield text[:end_before] + text[last:]
    if number + 1 < len(parts):
        yield text[:start] + text[parts[number + 1].start :]


def _without(value: RawValue | None, route: Route) -> RawValue:
    step, *rest = route
    if isinstance(value, dict) and step in value:
        if rest:
            return {**value, step: _without(value[str(step)], tuple(rest))}
        return {name: item for name, item in value.items() if name != step}
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        items = [_without(value[step], tuple(rest))] if rest else []
        return [*value[:step], *items, *value[step + 1 :]]
    raise ReplacementError("there is nothing in this place")


def child_node(node: Node, step: str | int) -> Node:
    """What a composed node holds under a name, or at a place of its list."""
    if isinstance(node, yaml.MappingNode):
        return next(value for key, value in node.value if key.value == step)
    return node.value[step]


def _parts(node: Node, text: str) -> list[_Part]:
    if isinstance(node, yaml.MappingNode):
        return [_Part(key.start_mark.index, _end(value, text)) for key, value in node.value]
    return [_Part(item.start_mark.index, _end(item, text)) for item in node.value]


def _end(node: Node, text: str) -> int:
    """Where the last text of a node ends: for the parser, a block goes on until something else begins."""
    while not isinstance(node, yaml.ScalarNode) and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    start: int = node.start_mark.index
    end: int = node.end_mark.index
    is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
    return start + len(text[start:end].rstrip()) if is_block else end
