"""Bytes become text: UTF-8, and nothing else."""

from __future__ import annotations

import re

from talkdown.yamltext.document import YamlError

MAX_BYTES = 2_000_000
"""Of one file, in bytes: twice the shipped book, if it were a single file. It bounds what any file can cost: two
seconds of a slow processor and 400 MB, which the bombs in the tests hold it to."""

_BYTE_ORDER_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",  # before UTF-16, whose mark it begins with
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}

_SAMPLE_BYTES = 64
"""So many bytes are looked at for UTF-16 without a mark: a line of text, enough to tell letters from chance."""


def decode(content: bytes) -> str:
    """The text of a file, its lines ended by a line feed, without a byte order mark.

    Raises `YamlError` for all but UTF-8, and for more than `MAX_BYTES`.
    """
    if len(content) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES // 1_000_000} MB"
        raise YamlError("file-too-large", message, "split it into several files", (1, 1))
    if encoding := _wide_encoding(content):
        raise YamlError("not-utf8", f"the file is {encoding}, not UTF-8", "save it as UTF-8", (1, 1))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(error) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _wide_encoding(content: bytes) -> str | None:
    """The encoding of a file whose characters have two or four bytes, as some editors save them."""
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return encoding
    sample = content[:_SAMPLE_BYTES]
    zeros = max(sample[::2].count(0), sample[1::2].count(0))
    # In UTF-16 every second byte of English is zero; half of those is proof enough, and text has none.
    return "UTF-16" if zeros > len(sample) / 4 else None


def _not_utf8(error: UnicodeDecodeError) -> YamlError:
    before, byte = error.object[: error.start], error.object[error.start : error.start + 1]
    lines = re.split(rb"\r\n?|\n", before)
    position = len(lines), len(lines[-1].decode("utf-8", "replace")) + 1
    hint = "save the file as UTF-8"
    # The usual cause is a text from an old Windows program, with curly quotes or accents.
    windows_character = byte.decode("cp1252", "replace")
    if windows_character.isprintable() and windows_character != "\ufffd":
        hint += f"; in Windows-1252 this would be `{windows_character}`"
    return YamlError("not-utf8", f"the byte 0x{byte[0]:02X} is not UTF-8", hint, position)
