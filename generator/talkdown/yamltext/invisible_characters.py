"""Characters that a reader cannot see, or that reorder what is read.

They come with text from web pages and word processors, break what is searched for or compared, and can make
a line say another thing than it shows (CVE-2021-42574, "Trojan Source").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from talkdown.yamltext.document import TextPosition, YamlProblem

MAX_PROBLEMS = 20
"""After so many, a file is not worth reading on: it is no text, and a list of thousands helps nobody."""

# Zero-width joiners inside emoji, (non-)joiners of scripts that need them, marks of real right-to-left
# text and variation selectors stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffd\ud800-\udfff\ue000-\uf8ff"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U0010ffff]"
    "|(?<![\u200d\ufe0f\U0001f000-\U0001faff\u2600-\u27bf\u0590-\u0dff\u200c])\u200d"
    "|(?<![\u0590-\u0dff])\u200c"
)
# Control characters have no names in Unicode; these are the ones that turn up in files.
_CONTROL_NAMES = {
    "\x00": "NUL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
    "\ufeff": "BYTE ORDER MARK",
}
_CATEGORY_NAMES = {
    "Cc": "a control character",
    "Cs": "half of a surrogate pair",
    "Co": "a private character",
}
_LAYOUT = {ord("\n"): " ", ord("\t"): " "}
_LINE_SEPARATORS = (
    "\u2028\u2029"  # the parser takes them for line ends, so every position behind would be wrong
)


def find_invisible_characters(text: str, position: TextPosition | None = None) -> Iterator[YamlProblem]:
    """A problem for each invisible character, the first `MAX_PROBLEMS` of them.

    Each stands in its own place; with `position`, all stand there: a text with escapes has no places of its own.
    """
    if text.isascii() and text.translate(_LAYOUT).isprintable():
        return  # the usual case, thirty times as fast
    line, start = 1, 0
    for number, match in enumerate(_INVISIBLE.finditer(text)):
        if number == MAX_PROBLEMS:
            return
        line += text.count("\n", start, match.start())
        start = match.start()
        yield _problem(match.group(), position or (line, start - text.rfind("\n", 0, start)))


def _problem(char: str, position: TextPosition) -> YamlProblem:
    if char == "\ufffd":
        message = "a character was lost here when the file was converted (U+FFFD)"
        return YamlProblem("lost-character", message, "type it again", position)
    category = unicodedata.category(char)
    name = _CONTROL_NAMES.get(char) or unicodedata.name(char, _CATEGORY_NAMES.get(category, "no character"))
    is_control = category in ("Cc", "Cs") or char in _LINE_SEPARATORS
    code = "control-character" if is_control else "invisible-character"
    message = f"the invisible character U+{ord(char):04X} ({name}) stands here"
    return YamlProblem(code, message, "delete it, and type the text around it again", position)
