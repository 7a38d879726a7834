"""Marks that people type, or paste from a word processor, where YAML has its own: for lists, colons and names of fields."""

from __future__ import annotations

import re

from talkdown.yamltext.document import TextPosition, YamlProblem, shorten

LIST_MARKS = "•◦▪‣·●○–—*"
"""What other programs begin the items of a list with, besides a hyphen and numbers."""

ERROR_OF_EXCEL = re.compile(
    r"(?<![\w#])#(?:N/A|NV\b|REF!|VALUE!|DIV/0!|NUM!|NULL!|NAME\?|SPILL!|CALC!|WERT!|BEZUG!|ZAHL!|VALEUR!|NOM\?)"
)
"""What Excel, in English, German or French, shows in a cell whose formula fails."""

_OTHER_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""All of Unicode's spaces but that of the keyboard: for YAML they are letters."""

_LIST_MARK = re.compile(rf"\s*([{LIST_MARKS}]|-(?=[{_OTHER_SPACES}])|\d{{1,2}}[.)])\s")
_OTHER_INDENTATION = re.compile(rf" *([{_OTHER_SPACES}])\s*\S")
_OTHER_SPACE_BEHIND_COLON = re.compile(rf" *(?:- +)*([\w-]{{1,40}}):([{_OTHER_SPACES}])\s*(.*)")
_WIDE_COLON = re.compile(r"\s*(?:- +)*([\w-]{1,40})\s?([：﹕꞉∶])\s*(.*)")
_BOLD_NAME = re.compile(r"\s*(?:- +)*([*_]{1,2})([\w-]{1,40})(?:\1\s?:|:\1)")
_LIST_ON_A_LINE = re.compile(r"\s*(?:- +)*[\w-]{1,40}: +(-) +\S[^-]{0,80} - +\S")

_HYPHEN_WITHOUT_SPACE = re.compile(r"\s*(-)([a-z_]{1,40}: .*)")
_TWO_HYPHENS = re.compile(r"\s*- +(-) +[\w-]{1,40}:")

_LINES_BEFORE = 5
"""So many empty lines may stand between a mark and where the parser stumbles."""


def list_mark(line: str) -> str:
    """The list mark of another program with which a line begins; empty if it begins with none."""
    match = _LIST_MARK.match(line)
    return match[1] if match else ""


def find_typed_mark(lines: list[str], line: int) -> YamlProblem | None:
    """The mark of another program on a line, counted from 1, or on the last one before it with words on it; None if there is none."""
    for number in range(min(line, len(lines)), max(0, line - _LINES_BEFORE), -1):
        text = lines[number - 1]
        if problem := _mark_on(text, number):
            return problem
        if text.strip() and number < line:
            return None
    return None


def _mark_on(text: str, number: int) -> YamlProblem | None:
    if match := _WIDE_COLON.match(text):
        name, colon, value = match.groups()
        hint = f"write `{name}: {shorten(value)}`, with the colon of the keyboard and a space"
        return YamlProblem("no-colon", f"`{colon}` is no colon here", hint, _position(number, match.start(2)))
    if match := _BOLD_NAME.match(text):
        message = f"`{shorten(match[0].strip())}` is no name of a field"
        hint = f"write `{match[2]}:`, without marks"
        return YamlProblem("no-colon", message, hint, _position(number, match.start(1)))
    if match := _LIST_ON_A_LINE.match(text):
        message = "a list with hyphens begins on a line of its own"
        hint = "write each item on its own line, or all as `[one, two]`"
        return YamlProblem("list-mark", message, hint, _position(number, match.start(1)))
    if match := _OTHER_SPACE_BEHIND_COLON.match(text):
        name, space, value = match.groups()
        message = f"the space behind `{name}:` is not that of the keyboard (U+{ord(space):04X})"
        hint = f"write `{name}: {shorten(value)}`, with a space of the keyboard"
        return YamlProblem("no-colon", message, hint, _position(number, match.start(2)))
    if match := _OTHER_INDENTATION.match(text):
        message = f"a space that is not that of the keyboard (U+{ord(match[1]):04X}) begins this line"
        hint = "delete what stands before the first letter, and indent with spaces of the keyboard"
        return YamlProblem("indentation", message, hint, _position(number, match.start(1)))
    if match := _HYPHEN_WITHOUT_SPACE.match(text):
        message, hint = "a space is missing behind this hyphen", f"write `- {shorten(match[2])}`"
        return YamlProblem("list-mark", message, hint, _position(number, match.start(1)))
    if match := _TWO_HYPHENS.match(text):
        message = "two hyphens begin this item"
        return YamlProblem("list-mark", message, "delete one of them", _position(number, match.start(1)))
    if match := _LIST_MARK.match(text):
        message = f"`{match[1]}` is no list mark here"
        if match[1] == "-":
            message = "the space behind this hyphen is one that does not break, and makes no list"
        hint = "begin each item with a hyphen and a space: `- `"
        return YamlProblem("list-mark", message, hint, _position(number, match.start(1)))
    return None


def _position(line: int, index: int) -> TextPosition:
    return line, index + 1
