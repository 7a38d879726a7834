"""Bytes become text; characters that a reader cannot see, or that reorder what is read, are found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from talkdown.yamltext.document import TextPosition, YamlError, YamlProblem

MAX_BYTES = 2_000_000
MOST_UNSEEN = 20
"""After so many, a file is not worth reading on."""

_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


def decode(raw: bytes) -> str:
    """The text of a file, its lines ended by a line feed. Raises `YamlError` for all but UTF-8."""
    if len(raw) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
        raise YamlError("file-too-large", message, "split it into several files", (1, 1))
    other = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), None)
    first = raw[:64]
    if not other and max(first[::2].count(0), first[1::2].count(0)) > len(first) / 4:
        other = "UTF-16"
    if other:
        raise YamlError("not-utf8", f"the file is {other}, not UTF-8", "save it as UTF-8", (1, 1))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before, byte = error.object[: error.start], error.object[error.start : error.start + 1]
        line = re.split(rb"\r\n?|\n", before)
        mark = len(line), len(line[-1].decode("utf-8", "replace")) + 1
        meant = byte.decode("cp1252", "replace")
        hint = "save the file as UTF-8"
        if meant.isprintable() and meant != "\ufffd":
            hint += f"; in Windows-1252 this would be `{meant}`"
        raise YamlError("not-utf8", f"the byte 0x{byte[0]:02X} is not UTF-8", hint, mark) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


# Zero-width joiners inside emoji, (non-)joiners of scripts that need them, marks of real right-to-left
# text and variation selectors stay.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    "\u200b\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffd\ud800-\udfff\ue000-\uf8ff"
    "\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U0010ffff]"
    "|(?<![\u200d\ufe0f\U0001f000-\U0001faff\u2600-\u27bf\u0590-\u0dff\u200c])\u200d"
    "|(?<![\u0590-\u0dff])\u200c"
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
_KINDS = {"Cc": "a control character", "Cs": "half of a surrogate pair", "Co": "a private character"}
_LAYOUT = {ord("\n"): " ", ord("\t"): " "}
_BREAKS = "\u2028\u2029"  # the parser takes them for line ends


def unseen(text: str, at: TextPosition | None = None) -> Iterator[YamlProblem]:
    """Every invisible character, in its place or, for a text whose place is known, `at` that place."""
    if text.isascii() and text.translate(_LAYOUT).isprintable():
        return  # the usual case, thirty times as fast
    line, start = 1, 0
    for number, match in enumerate(_UNSEEN.finditer(text)):
        if number == MOST_UNSEEN:
            return
        line += text.count("\n", start, match.start())
        start = match.start()
        mark = at or (line, start - text.rfind("\n", 0, start))
        yield _trouble(match.group(), mark)


def _trouble(char: str, mark: TextPosition) -> YamlProblem:
    if char == "\ufffd":
        message = "a character was lost here when the file was converted (U+FFFD)"
        return YamlProblem("lost-character", message, "type it again", mark)
    category = unicodedata.category(char)
    name = _NAMES.get(char) or unicodedata.name(char, _KINDS.get(category, "no character"))
    code = "control-character" if category in ("Cc", "Cs") or char in _BREAKS else "invisible-character"
    message = f"the invisible character U+{ord(char):04X} ({name}) stands here"
    return YamlProblem(code, message, "delete it, and type the text around it again", mark)
