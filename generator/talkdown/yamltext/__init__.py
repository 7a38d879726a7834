"""Bytes become plain values, with a position for every key and value.

Every scalar stays the text its author typed: `no`, `22:22` and `1.10` are phrases here, not a truth
value, a number of seconds or a float. What plain YAML for authors should not hold (anchors, tags,
duplicate keys, a comment that swallows half a sentence …) is refused by name.

`decode` turns bytes into text, `invisible_characters` finds what no reader sees, `parser` turns text into
values, `messages` the parser's complaints into an author's words, `other_formats` knows what is no YAML at all; `document` is what comes out.
"""

from __future__ import annotations

import yaml

from talkdown.yamltext.decode import MAX_BYTES, decode
from talkdown.yamltext.document import (
    Document,
    PositionTree,
    RawValue,
    TextPosition,
    YamlError,
    YamlProblem,
    is_raw_value,
)
from talkdown.yamltext.invisible_characters import MAX_PROBLEMS, find_invisible_characters
from talkdown.yamltext.messages import translate_error
from talkdown.yamltext.other_formats import find_other_format
from talkdown.yamltext.parser import MAX_DEPTH, MAX_VALUES, read_values

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_VALUES",
    "Document",
    "PositionTree",
    "RawValue",
    "TextPosition",
    "YamlError",
    "YamlProblem",
    "decode",
    "is_raw_value",
    "parse",
]


def parse(content: bytes) -> Document:
    """Read the bytes of one file. Never raises, whatever the bytes: what is wrong stands in `problems`.

    The time is linear in the bytes and bounded by `MAX_BYTES`, `MAX_DEPTH` and `MAX_VALUES`.

    >>> parse(b"tone: no").value
    {'tone': 'no'}
    >>> parse(b"text: Order #12 is late #1").problems[0].code
    'comment-after-text'
    """
    document = _read(content)
    is_only_text = isinstance(document.value, str) and document.value != ""
    is_set = content.startswith(b"{\\rtf")  # a short document of a word processor is a set of fields to YAML
    if (document.value is None and document.problems) or is_only_text or is_set:
        problem = find_other_format(content)
        if problem is not None:
            return Document(None, PositionTree((1, 1)), (problem,))
    return document


def _read(content: bytes) -> Document:
    problems: list[YamlProblem] = []
    text = ""
    try:
        text = decode(content)
        problems += find_invisible_characters(text)
        if len(problems) == MAX_PROBLEMS or any(p.code == "control-character" for p in problems):
            return Document(None, PositionTree((1, 1)), tuple(problems))
        value, positions = read_values(text, problems)
    except YamlError as error:
        problems.append(error.problem)
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        problem = translate_error(error, text)
        if not _is_consequence(problem, problems):
            problems.append(problem)
    else:
        if value == "":  # after `---` and nothing, the parser stands behind the last line
            positions = PositionTree((1, 1))
        return Document(value, positions, tuple(problems), text)
    return Document(None, PositionTree((1, 1)), tuple(problems))


def _is_consequence(problem: YamlProblem, problems: list[YamlProblem]) -> bool:
    """Whether the parser only stumbles over a character that nobody sees, or what a comment has left of a text.

    The comment stands on its line or the one above.
    """
    line = problem.position[0]
    return any(
        (p.code == "comment-after-text" and p.position[0] >= line - 1)
        or (p.code == "invisible-character" and p.position == problem.position)
        for p in problems
    )
