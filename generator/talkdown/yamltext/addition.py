"""Fields are added to many places of one file at once, each right behind another field; every other character stays."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy

import yaml

from talkdown.diagnostics import Route
from talkdown.yamltext.parser import PARSER
from talkdown.yamltext.removal import Node, child_node
from talkdown.yamltext.replacement import (
    ReplacementError,
    end_of_line,
    first_that_reads,
    line_end_of,
    read_document,
    value_at,
    without_mark,
)


def add_behind(text: str, name: str, words: Mapping[Route, str]) -> str:
    r"""The text of a file with fields of that name, each behind the field at a route, on a line of its own or in braces.

    The words are such as need no quotes, and the fields they stand behind fit on a line: ids and codes. Raises
    `ReplacementError` where the file cannot be read, before or after.

    >>> add_behind("# Ours\n- id: late\n  text: It is late.\n- {id: lost}\n", "code", {(0, "id"): "P-01", (1, "id"): "P-02"})
    '# Ours\n- id: late\n  code: P-01\n  text: It is late.\n- {id: lost, code: P-02}\n'
    """
    document = read_document(text)
    mark, text = without_mark(text)
    root = yaml.compose(text, Loader=PARSER)
    # Once, and not for each field: the work grows with the text, and not with its square.
    target, line_end, additions = deepcopy(document.value), line_end_of(text), []
    for route, word in words.items():
        place_in_target = value_at(target, route[:-1])
        if not isinstance(place_in_target, dict):
            raise ReplacementError("there is no text in this place")
        place_in_target[name] = word
        fields: Node = root
        for step in route[:-1]:
            fields = child_node(fields, step)
        end = child_node(fields, route[-1]).end_mark.index
        if fields.flow_style:
            additions.append((end, f", {name}: {word}"))
        else:
            indentation = " " * fields.start_mark.column
            additions.append((end_of_line(text, end), f"{line_end}{indentation}{name}: {word}"))
    parts, place = [], 0
    for end, addition in sorted(additions):
        parts += [text[place:end], addition]
        place = end
    return mark + first_that_reads(["".join((*parts, text[place:]))], document, target)
