"""Bytes become plain values, with a place for every key and value.

Every scalar stays the text its author typed: `no`, `22:22` and `1.10` are phrases here, not a truth
value, a number of seconds or a float. What plain YAML for authors should not hold (anchors, tags,
duplicate keys, a comment that swallows half a sentence …) is refused by name.

Reads the events of libyaml's parser: the limits act before anything is built.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import events

from talkdown.source import Route

try:
    from yaml import CSafeLoader as Parser
except ImportError:  # PyYAML built without libyaml: the same events, only slower
    from yaml import SafeLoader as Parser  # type: ignore[assignment]

MAX_BYTES = 2_000_000
MAX_DEPTH = 20

Value = str | list["Value"] | dict[str, "Value"]
Mark = tuple[int, int]
"""Line and column, counted from 1."""


@dataclass(slots=True)
class Node:
    """Where a value begins, where the keys of a mapping stand, and the nodes below."""

    mark: Mark
    keys: dict[str, Mark] = field(default_factory=dict)
    items: dict[str | int, Node | Mark] = field(default_factory=dict)


@dataclass(frozen=True)
class Trouble:
    """Something a file should not hold, and where."""

    code: str
    message: str
    hint: str
    mark: Mark


@dataclass(frozen=True)
class Document:
    """A file's value (None when it has none that can be trusted) and what is wrong with it."""

    value: Value | None
    root: Node
    troubles: tuple[Trouble, ...] = ()

    def locate(self, route: Route, key: bool = False) -> Mark:
        """Line and column of the value at `route` or, with `key`, of the key that names it.

        What is missing is placed on the nearest thing above it that is there.
        """
        node = self.root
        for depth, step in enumerate(route):
            if key and depth == len(route) - 1 and step in node.keys:
                return node.keys[str(step)]
            below = node.items.get(step)
            if below is None:
                break
            if not isinstance(below, Node):
                return below
            node = below
        return node.mark


class _Refused(Exception):
    """The file cannot be read on from here."""

    def __init__(self, code: str, message: str, hint: str, mark: Mark) -> None:
        super().__init__(message)
        self.trouble = Trouble(code, message, hint, mark)


def parse(raw: bytes) -> Document:
    """Read one file; never raises, whatever the bytes."""
    troubles: list[Trouble] = []
    nowhere = Node((1, 1))
    try:
        text = _decode(raw)
        troubles.extend(_invisible(text, text))
        if any(t.code == "control-character" for t in troubles):
            return Document(None, nowhere, tuple(troubles))
        value, root = _build(text, troubles)
    except _Refused as refused:
        return Document(None, nowhere, (*troubles, refused.trouble))
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        return Document(None, nowhere, (*troubles, _in_plain_words(error, text)))
    return Document(value, root, tuple(troubles))


# --- bytes -----------------------------------------------------------------------------------

_OTHER_ENCODINGS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def _decode(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        size, limit = len(raw) / 1e6, MAX_BYTES / 1e6
        message = f"the file is {size:.1f} MB; at most {limit:.0f} MB are read"
        raise _Refused("file-too-large", message, "split it into several files", (1, 1))
    for mark, name in _OTHER_ENCODINGS:
        if raw.startswith(mark):
            raise _Refused("not-utf8", f"the file is {name}, not UTF-8", "save it as UTF-8", (1, 1))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        if b"\x00" in raw[:64]:
            raise _Refused(
                "not-utf8", "the file is UTF-16, not UTF-8", "save it as UTF-8", (1, 1)
            ) from None
        message = f"the byte 0x{raw[error.start]:02X} is not UTF-8"
        raise _Refused("not-utf8", message, "save the file as UTF-8", (line, column)) from None
    if text.startswith("-\x00") or (len(raw) > 3 and raw[1::2][:16].count(0) > 8):
        raise _Refused("not-utf8", "the file is UTF-16, not UTF-8", "save it as UTF-8", (1, 1))
    return text


# Characters a reader cannot see or that reorder what is read. Zero-width joiners inside emoji,
# marks of real right-to-left text and variation selectors stay.
_ALWAYS = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff\ud800-\udfff]"
)
_UNSEEN = re.compile(_ALWAYS)
_UNSEEN_OR_JOINER = re.compile(
    _ALWAYS
    + "|(?<![\u200d\ufe0f\U0001f000-\U0001faff\u2600-\u27bf\u0590-\u0dff\u200c])\u200d"
    + "|(?<![\u0590-\u0dff])\u200c"
)
_NAMES = {
    "\x00": "NUL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
    "\ufeff": "BYTE ORDER MARK",
}


def _invisible(found_in: str, text: str, at: Mark | None = None) -> Iterator[Trouble]:
    joiners = not found_in.isascii() and ("\u200c" in found_in or "\u200d" in found_in)
    for match in (_UNSEEN_OR_JOINER if joiners else _UNSEEN).finditer(found_in):
        char = match.group()
        name = _NAMES.get(char) or unicodedata.name(char, "a control character")
        if 0xD800 <= ord(char) <= 0xDFFF:
            name = "half of a surrogate pair"
        before = text[: match.start()]
        mark = at or (before.count("\n") + 1, match.start() - before.rfind("\n"))
        control = unicodedata.category(char) in ("Cc", "Cs")
        yield Trouble(
            "control-character" if control else "invisible-character",
            f"the invisible character U+{ord(char):04X} ({name}) stands here",
            "delete it, and type the text around it again",
            mark,
        )


# --- events ----------------------------------------------------------------------------------


def _build(text: str, troubles: list[Trouble]) -> tuple[Value | None, Node]:
    lines = text.splitlines() if "#" in text else []
    next_event = Parser(text).get_event
    top: Value | None = None
    root = Node((1, 1))
    stack: list[tuple[Any, Node, str | None]] = []
    value: Any = None  # the mapping or list being filled
    node = root
    key: str | None = None
    documents = 0

    while True:
        event = next_event()
        kind = event.__class__

        if kind is events.ScalarEvent:
            start = event.start_mark
            mark = (start.line + 1, start.column + 1)
            word = event.value
            if event.anchor is not None or event.tag is not None:
                raise _unwelcome(event, mark)
            if not event.style:
                if lines and _comment_follows(event.end_mark, lines):
                    troubles.append(_comment_trouble(event.end_mark, lines))
            elif event.style == '"':
                troubles.extend(_invisible(word, word, mark))
            if value is None:
                top, root = word, Node(mark)
            elif value.__class__ is list:
                node.items[len(value)] = mark
                value.append(word)
            elif key is None:
                if word in value:
                    first = node.keys[word][0]
                    troubles.append(
                        Trouble(
                            "duplicate-key",
                            f"`{word}` is given twice; the first is on line {first}",
                            "keep one of the two",
                            mark,
                        )
                    )
                if word == "<<":
                    raise _Refused(
                        "merge-key", "the merge key `<<` is not used here", "write the fields out", mark
                    )
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
                raise _Refused(
                    "too-deep", f"more than {MAX_DEPTH} levels, one inside the other", "flatten it", mark
                )
            new: Any = {} if kind is events.MappingStartEvent else []
            below = Node(mark)
            if value is None:
                top, root = new, below
            elif value.__class__ is list:
                node.items[len(value)] = below
                value.append(new)
            elif key is None:
                message = "a list or mapping stands where a field's name should"
                raise _Refused("key-not-text", message, "quote the text if it begins with `[` or `{`", mark)
            else:
                value[key] = new
                node.items[key] = below
            stack.append((value, node, None))
            value, node, key = new, below, None

        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            value, node, key = stack.pop()

        elif kind is events.AliasEvent:
            mark = (event.start_mark.line + 1, event.start_mark.column + 1)
            raise _unwelcome(event, mark)

        elif kind is events.DocumentStartEvent:
            documents += 1
            mark = (event.start_mark.line + 1, event.start_mark.column + 1)
            if documents > 1:
                message = "a second document begins here"
                raise _Refused("second-document", message, "put it into a file of its own", mark)
            if event.tags or event.version:
                message = "directives (lines that begin with `%`) are not used here"
                raise _Refused("directive", message, "delete the line", mark)

        elif kind is events.StreamEndEvent:
            return top, root


def _comment_follows(end: Any, lines: list[str]) -> bool:
    line = lines[end.line] if end.line < len(lines) else ""
    return line[end.column :].lstrip(" \t").startswith("#")


def _comment_trouble(end: Any, lines: list[str]) -> Trouble:
    line = lines[end.line]
    column = line.index("#", end.column)
    return Trouble(
        "comment-after-text",
        f"everything from ` {_short(line[column:])}` on is taken for a comment and lost",
        "put the whole text in quotes, or the comment on a line of its own",
        (end.line + 1, column + 1),
    )


def _short(text: str, most: int = 24) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _unwelcome(event: Any, mark: Mark) -> _Refused:
    quote = "write the text out; if it is meant as text, put it in quotes"
    if event.__class__ is events.AliasEvent:
        return _Refused("alias", f"`*{_short(event.anchor)}` points to another part of the file", quote, mark)
    if event.anchor is not None:
        return _Refused("anchor", f"`&{_short(event.anchor)}` names a part of the file", quote, mark)
    tag = event.tag.replace("tag:yaml.org,2002:", "!!")
    return _Refused("tag", f"`{_short(tag)}` sets a type by hand", quote, mark)


# --- the parser's jargon, in plain words -----------------------------------------------------

_CONFLICT = re.compile(r"^(<{7}|={7}|>{7}|\|{7})( |$)")
_SPECIAL = re.compile(r"^\s*(?:- +)*(?:[\w-]+: +|- +)?([*&!{}\[\]@`%|?>,]|(?<=: )-(?= |$))")
_HINT_QUOTE = "put the whole text in double quotes"


def _in_plain_words(error: Exception, text: str) -> Trouble:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    jargon = str(getattr(error, "problem", error) or error)
    lines = text.splitlines()
    row = min(mark.line, max(len(lines) - 1, 0)) if mark else 0
    here = (row + 1, mark.column + 1 if mark else 1)
    began = getattr(error, "context_mark", None)
    start = (began.line + 1, began.column + 1) if began else here

    for number, line in enumerate(lines):
        if _CONFLICT.match(line):
            message = "a merge left its markers here"
            hint = "choose one of the two versions and delete the marker lines"
            return Trouble("conflict-marker", message, hint, (number + 1, 1))
    line = lines[row] if lines else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or ("cannot start any token" in jargon and "\t" in line):
        return Trouble("tab", "a tab stands where spaces should", "indent with two spaces", (row + 1, 1 + line.index("\t")))
    context = str(getattr(error, "context", "") or "")
    if "escape" in jargon or "invalid Unicode character" in jargon:
        message = "a backslash in double quotes begins an escape, and this is none"
        return Trouble("escape", message, "use single quotes, or write the backslash twice", here)
    if "quoted scalar" in context:
        message = "a quote that opens here is never closed"
        return Trouble("open-quote", message, "close it, or double an apostrophe inside ('it''s')", start)
    first = _SPECIAL.match(line)
    if first and first.group(1) not in "[{":
        message = f"a text that begins with `{first.group(1)}` must be in quotes"
        return Trouble("needs-quotes", message, _HINT_QUOTE, (row + 1, first.start(1) + 1))
    if "mapping values are not allowed" in jargon:
        message = "a colon and a space inside a text, or wrong indentation"
        return Trouble("colon-in-text", message, _HINT_QUOTE, here)
    if "flow" in context:
        what = "[" if "sequence" in context else "{"
        message = f"the list that opens with `{what}` here does not end well"
        hint = "close it; put a text that begins with a bracket in quotes"
        return Trouble("open-bracket", message, hint, start)
    before = line[: here[1] - 1].rstrip()
    if before.endswith(("'", '"')):
        message = "text goes on after the closing quote"
        hint = "put the whole text in double quotes and double an apostrophe ('it''s')"
        return Trouble("text-after-quote", message, hint, here)
    if first:
        message = f"a text that begins with `{first.group(1)}` must be in quotes"
        return Trouble("needs-quotes", message, _HINT_QUOTE, (row + 1, first.start(1) + 1))
    if "expected <document start>" in jargon or "did not find expected <document start>" in jargon:
        return Trouble("not-one-shape", "the text goes on after the entry has ended", "check the indentation", here)
    message = "this line does not fit the lines above it"
    return Trouble("indentation", message, "line it up with the fields beside it", here)
