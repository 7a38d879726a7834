"""Bytes become plain values, with a place for every key and value.

Every scalar stays the text its author typed: `no`, `22:22` and `1.10` are phrases here, not a truth
value, a number of seconds or a float. What plain YAML for authors should not hold (anchors, tags,
duplicate keys, a comment that swallows half a sentence …) is refusal by name.

`letters` turns bytes into text, `reading` text into values, `plain_words` the parser's complaints into
an author's words; `document` is what comes out.
"""

from __future__ import annotations

import yaml

from talkdown.yamltext.decode import MAX_BYTES, MOST_UNSEEN, decode, unseen
from talkdown.yamltext.document import Document, Node, TextPosition, Value, YamlError, YamlProblem
from talkdown.yamltext.messages import in_plain_words
from talkdown.yamltext.parser import MAX_DEPTH, MAX_VALUES, read

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_VALUES",
    "Document",
    "Node",
    "TextPosition",
    "Value",
    "YamlProblem",
    "parse",
]


def parse(raw: bytes) -> Document:
    """Read one file; never raises, whatever the bytes."""
    problems: list[YamlProblem] = []
    text = ""
    try:
        text = decode(raw)
        problems += unseen(text)
        if len(problems) == MOST_UNSEEN or any(t.code == "control-character" for t in problems):
            return Document(None, Node((1, 1)), tuple(problems))
        value, root = read(text, problems)
    except YamlError as refusal:
        problems.append(refusal.problem)
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        problem = in_plain_words(error, text)
        # Where a comment has swallowed the rest of a text, the parser stumbles over what follows.
        if not any(
            t.code == "comment-after-text" and t.position[0] >= problem.position[0] - 1 for t in problems
        ):
            problems.append(problem)
    else:
        return Document(value, root, tuple(problems))
    return Document(None, Node((1, 1)), tuple(problems))
