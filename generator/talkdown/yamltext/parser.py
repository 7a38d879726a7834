"""Text becomes values, event by event, so that the limits act before anything is built."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml import events

from talkdown.yamltext.decode import unseen
from talkdown.yamltext.document import Node, TextPosition, Value, YamlError, YamlProblem, short

# Without libyaml PyYAML gives the same events, only slower.
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_DEPTH = 20
MAX_VALUES = 100_000

_EXPLICIT_KEY = re.compile(r"^[ \t-]*\?\s", re.MULTILINE)


def read(text: str, problems: list[YamlProblem]) -> tuple[Value | None, Node]:
    """The value of a text and its places; what is wrong and can be passed over goes to `problems`.

    Raises `YamlError` for what cannot, and the parser's own errors.
    """
    lines = text.split("\n") if "#" in text or _EXPLICIT_KEY.search(text) else []
    next_event = _PARSER(text).get_event
    top: Value | None = None
    root = Node((1, 1))
    stack: list[tuple[Any, Node]] = []
    value: Any = None  # the mapping or list being filled
    node = root
    key: str | None = None
    documents = values = 0

    while True:
        event = next_event()
        kind = event.__class__

        if kind is events.ScalarEvent:
            start = event.start_mark
            mark = (start.line + 1, start.column + 1)
            word = event.value
            values += 1
            if event.anchor is not None or event.tag is not None:
                raise _unwelcome(event, mark)
            if values > MAX_VALUES:
                message = f"the file holds more than {MAX_VALUES:,} values"
                raise YamlError("too-many-values", message, "split it into several files", mark)
            if not event.style:
                if lines and (comment := _comment_after(event.end_mark, lines)):
                    problems.append(comment)
            elif event.style == '"':
                problems += unseen(word, mark)
            if value is None:
                top, root = word, Node(mark)
            elif value.__class__ is list:
                node.items[len(value)] = mark
                value.append(word)
            elif key is None:
                if not word or word in node.keys or word == "<<" or lines:
                    _look_at_key(word, mark, node, lines, problems)
                key = word
                node.keys[word] = mark
            else:
                value[key] = word
                node.items[key] = mark
                key = None

        elif kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
            start = event.start_mark
            mark = (start.line + 1, start.column + 1)
            if event.anchor is not None or event.tag is not None:
                raise _unwelcome(event, mark)
            if len(stack) >= MAX_DEPTH:
                message = f"more than {MAX_DEPTH} levels, one inside the other"
                raise YamlError("too-deep", message, "an entry needs five at most", mark)
            new: Any = {} if kind is events.MappingStartEvent else []
            below = Node(mark)
            if value is None:
                top, root = new, below
            elif value.__class__ is list:
                node.items[len(value)] = below
                value.append(new)
            elif key is None:
                message = "a list or mapping stands where a field's name should"
                raise YamlError("key-not-text", message, "quote a text that begins with `[` or `{`", mark)
            else:
                value[key] = new
                node.items[key] = below
            stack.append((value, node))
            value, node, key = new, below, None

        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            value, node = stack.pop()
            key = None

        elif kind is events.AliasEvent:
            raise _unwelcome(event, (event.start_mark.line + 1, event.start_mark.column + 1))

        elif kind is events.DocumentStartEvent:
            documents += 1
            mark = (event.start_mark.line + 1, event.start_mark.column + 1)
            if documents > 1:
                message = "a second document begins here"
                raise YamlError("second-document", message, "put it into a file of its own", mark)
            if event.tags or event.version:
                message = "directives (lines that begin with `%`) are not used here"
                raise YamlError("directive", message, "delete the line", mark)

        elif kind is events.StreamEndEvent:
            return top, root


def _look_at_key(
    word: str, mark: TextPosition, node: Node, lines: list[str], problems: list[YamlProblem]
) -> None:
    if lines and lines[mark[0] - 1][: mark[1] - 1].rstrip().endswith("?"):
        raise YamlError("needs-quotes", "a text that begins with `?` must be in quotes", QUOTE, mark)
    if word == "<<":
        raise YamlError("merge-key", "the merge key `<<` is not used here", "write the fields out", mark)
    if not word:
        raise YamlError("needs-quotes", "a colon stands here with no name before it", QUOTE, mark)
    if word in node.keys:
        message = f"`{short(word)}` is given twice; the first is on line {node.keys[word][0]}"
        problems.append(YamlProblem("duplicate-key", message, "keep one of the two", mark))


QUOTE = "put the whole text in double quotes"


def _comment_after(end: Any, lines: list[str]) -> YamlProblem | None:
    line = lines[end.line] if end.line < len(lines) else ""
    rest = line[end.column :].lstrip(" \t")
    if not rest.startswith("#"):
        return None
    message = f"everything from ` {short(rest)}` on is taken for a comment and lost"
    hint = "put the whole text in quotes, or the comment on a line of its own"
    return YamlProblem("comment-after-text", message, hint, (end.line + 1, len(line) - len(rest) + 1))


def _unwelcome(event: Any, mark: TextPosition) -> YamlError:
    hint = "write the text out; if it is meant as text, put it in quotes"
    anchor = short(event.anchor or "")
    match event:
        case events.AliasEvent():
            return YamlError("alias", f"`*{anchor}` points to another part of the file", hint, mark)
        case _ if anchor:
            return YamlError("anchor", f"`&{anchor}` names a part of the file", hint, mark)
    tag = event.tag.replace("tag:yaml.org,2002:", "!!")
    return YamlError("tag", f"`{short(tag)}` sets a type by hand", hint, mark)
