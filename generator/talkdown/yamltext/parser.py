"""Text becomes values, event by event, so that the limits act before anything is built."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml import events

from talkdown.yamltext.document import PositionTree, RawValue, TextPosition, YamlError, YamlProblem, shorten
from talkdown.yamltext.invisible_characters import find_invisible_characters
from talkdown.yamltext.typed_marks import ERROR_OF_EXCEL

# Any: the stubs of PyYAML know two loaders and no common base. Without libyaml PyYAML gives the same events,
# only slower.
PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_Event = Any
"""The stubs make every mark of an event optional; the parser always sets them, and to ask would cost time."""

MAX_DEPTH = 20
"""Levels of lists and mappings inside one another. An entry needs five; beyond that it is a slip or an attack."""

MAX_VALUES = 100_000
"""Texts in one file, keys included: a file of 3,600 phrases (the shipped ones have 28 each). Each costs up to 350
bytes with its position, and without a limit 2 MB of `[a,a,…` would make a million."""

ADVICE_TO_QUOTE = "put the whole text in double quotes"

_STYLES_ON_A_LINE = (None, "", "'", '"')
"""The text ends on a line on which something may follow: plain and quoted ones. Which of the two PyYAML gives for a plain
one depends on the parser."""

_COMMENT = re.compile(r"([ \t]*)(#.*)")
_EXPLICIT_KEY = re.compile(r"^[ \t-]*\?\s", re.MULTILINE)


def read_values(text: str, problems: list[YamlProblem]) -> tuple[RawValue | None, PositionTree]:
    """The value of a text and its positions; what is wrong and can be passed over is added to `problems`.

    Raises `YamlError` for what cannot be passed over, and PyYAML's own errors for what is no YAML.
    """
    # Only comments and `? key` ask for the lines themselves; without them a large file need not be split.
    lines = text.split("\n") if "#" in text or _EXPLICIT_KEY.search(text) else []
    next_event = PARSER(text).get_event
    root_value: RawValue | None = None
    root = tree = PositionTree((1, 1))
    container: Any = None  # the list or mapping being filled; which of the two is asked below, the fast way
    stack: list[tuple[Any, PositionTree]] = []
    key: str | None = None
    documents = scalars = 0

    while True:
        event = next_event()
        kind = event.__class__

        if kind is events.ScalarEvent:
            start = event.start_mark
            position = (start.line + 1, start.column + 1)
            scalar = event.value
            scalars += 1
            if event.anchor is not None or event.tag is not None or scalars > MAX_VALUES:
                raise _refuse_scalar(event, position)
            if lines and event.style in _STYLES_ON_A_LINE and (comment := _comment_after(event, lines)):
                problems.append(comment)
                scalar = scalar or "#"  # it is not empty to its author: one slip is one problem
            if event.style == '"':
                problems += find_invisible_characters(scalar, position)
            if container is None:
                root_value, root = scalar, PositionTree(position)
            elif container.__class__ is list:
                tree.children[len(container)] = position
                container.append(scalar)
            elif key is None:
                if not scalar or scalar in tree.key_positions or scalar == "<<" or lines:
                    _check_key(scalar, position, tree, lines, problems)
                key = scalar
                tree.key_positions[scalar] = position
            else:
                container[key] = scalar
                tree.children[key] = position
                key = None

        elif kind is events.MappingStartEvent or kind is events.SequenceStartEvent:
            subtree = PositionTree(_check_collection(event, len(stack)))
            collection: Any = {} if kind is events.MappingStartEvent else []
            if container is None:
                root_value, root = collection, subtree
            elif container.__class__ is list:
                tree.children[len(container)] = subtree
                container.append(collection)
            elif key is None:
                message = "a list or mapping stands where a field's name should"
                hint = "quote a text that begins with `[` or `{`"
                raise YamlError("key-not-text", message, hint, subtree.position)
            else:
                container[key] = collection
                tree.children[key] = subtree
            stack.append((container, tree))
            container, tree, key = collection, subtree, None

        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            container, tree = stack.pop()
            key = None

        elif kind is events.AliasEvent:
            raise _refuse_mark(event, _position(event))

        elif kind is events.DocumentStartEvent:
            documents += 1
            _check_document(event, documents)

        elif kind is events.StreamEndEvent:
            return root_value, root


def _position(event: _Event) -> TextPosition:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _check_collection(event: _Event, depth: int) -> TextPosition:
    """Where a list or mapping begins, if it may be here."""
    position = _position(event)
    if event.anchor is not None or event.tag is not None:
        raise _refuse_mark(event, position)
    if depth >= MAX_DEPTH:
        message = f"more than {MAX_DEPTH} levels, one inside the other"
        raise YamlError("too-deep", message, "an entry needs five at most", position)
    return position


def _check_document(event: _Event, number: int) -> None:
    if number > 1:
        message = "a second document begins here"
        raise YamlError("second-document", message, "put it into a file of its own", _position(event))
    if event.tags or event.version:
        message = "directives (lines that begin with `%`) are not used here"
        raise YamlError("directive", message, "delete the line", _position(event))


def _check_key(
    key: str, position: TextPosition, tree: PositionTree, lines: list[str], problems: list[YamlProblem]
) -> None:
    line, column = position
    if lines and _has_question_mark_before(lines[line - 1], column - 1):
        message = "a text that begins with `?` must be in quotes"
        raise YamlError("needs-quotes", message, ADVICE_TO_QUOTE, position)
    if key == "<<":
        message = "the merge key `<<` is not used here"
        raise YamlError("merge-key", message, "write the fields out", position)
    if not key:
        message = "a colon stands here with no name before it"
        raise YamlError("needs-quotes", message, ADVICE_TO_QUOTE, position)
    if key in tree.key_positions:
        first = next(iter(tree.key_positions))
        if tree.key_positions[key] < tree.key_positions[first]:
            return  # the first field has been given again, and said to be: a new entry began there
        hint = "keep one of the two"
        if key == first:
            hint += "; if a new entry begins here, write `- ` before it"
        message = f"`{shorten(key)}` is given twice; the first is on line {tree.key_positions[key][0]}"
        problems.append(YamlProblem("duplicate-key", message, hint, position))


def _has_question_mark_before(line: str, end: int) -> bool:
    """Whether `?` is the last sign but spaces before a place in a line; looks at no more of it than that."""
    while end > 0 and line[end - 1].isspace():
        end -= 1
    return end > 0 and line[end - 1] == "?"


def _comment_after(event: _Event, lines: list[str]) -> YamlProblem | None:
    """A comment behind a text that the author meant as part of it: any behind a text without quotes.

    Behind quotes, a comment is one with spaces around its `#`: `"Front desk" #214` says more than `Front desk`.
    """
    end_mark = event.end_mark
    line = lines[end_mark.line] if end_mark.line < len(lines) else ""
    match = _COMMENT.match(line, end_mark.column)  # in place: a line may hold a hundred thousand values
    if match is None:
        return None
    space, comment = match.groups()
    if event.style and space and comment[1:2] in ("", " ", "\t", "#"):
        return None
    position = (end_mark.line + 1, len(line) - len(comment) + 1)
    if error := ERROR_OF_EXCEL.match(comment):
        message = f"`{error[0]}` is an error of Excel, and taken for a comment"
        return YamlProblem("comment-after-text", message, "copy the words of the cell again", position)
    message = f"everything from `{space[:1]}{shorten(comment)}` on is taken for a comment and lost"
    hint = "put the whole text in quotes, or the comment on a line of its own"
    return YamlProblem("comment-after-text", message, hint, position)


def _refuse_scalar(event: _Event, position: TextPosition) -> YamlError:
    if event.anchor is not None or event.tag is not None:
        return _refuse_mark(event, position)
    message = f"the file holds more than {MAX_VALUES:,} values"
    return YamlError("too-many-values", message, "split it into several files", position)


def _refuse_mark(event: _Event, position: TextPosition) -> YamlError:
    """Aliases, anchors and tags: YAML that changes a text in silence."""
    hint = "write the text out; if it is meant as text, put it in quotes"
    anchor = shorten(event.anchor or "")
    if isinstance(event, events.AliasEvent):
        return YamlError("alias", f"`*{anchor}` points to another part of the file", hint, position)
    if anchor:
        return YamlError("anchor", f"`&{anchor}` names a part of the file", hint, position)
    tag = event.tag.replace("tag:yaml.org,2002:", "!!")
    return YamlError("tag", f"`{shorten(tag)}` sets a type by hand", hint, position)
