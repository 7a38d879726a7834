"""Which letters the bytes of a file stand for, told by the bytes: exports seldom say."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_KINDS = (
    (b"PK\x03\x04", "a ZIP archive (a file of Word or Excel is one, too)", "unpack it, or save it as CSV or as text"),
    (b"\x1f\x8b", "packed by gzip", "unpack it first"),
    (b"BZh", "packed by bzip2", "unpack it first"),
    (b"\xfd7zXZ\x00", "packed by xz", "unpack it first"),
    (b"\x28\xb5\x2f\xfd", "packed by zstd", "unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"%PDF", "a PDF", "export the transcript as text, CSV or JSON"),
    (b"PAR1", "a Parquet file", "export the table as CSV or as JSON Lines"),
    (b"SQLite format 3", "a database of SQLite", "export the table as CSV or as JSON Lines"),
    (b"\xd0\xcf\x11\xe0", "a file of Word, Excel or Outlook", "save it as CSV, as text or as .eml"),
    (b"RIFF", "a recording", "what is reviewed are transcripts: let a speech recognizer write one"),
    (b"ID3", "a recording", "what is reviewed are transcripts: let a speech recognizer write one"),
    (b"OggS", "a recording", "what is reviewed are transcripts: let a speech recognizer write one"),
    (b"fLaC", "a recording", "what is reviewed are transcripts: let a speech recognizer write one"),
)  # fmt: skip
"""How well-known files that are no text begin, what they are, and the way out."""

_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

_MOST_CONTROL = 0.1
"""Share of control characters in a text: more is something else. Chosen by trial on images, archives and programs."""

_ZEROS_OF_UTF_16 = 0.4
"""Of every second byte, so large a share: those of Latin letters and of spaces; letters of other scripts have none there."""


class NotTextError(Exception):
    """A file that is no text: what it is, and the way out."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def encoding_of(sample: bytes) -> str:
    """The name of the encoding of a file that begins so. Raises `NotTextError`.

    What is `utf-8` here may have lines in another encoding: see `decode_line`.
    """
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    for magic, message, hint in _KINDS:
        if sample.startswith(magic):
            raise NotTextError(f"this is {message}", hint)
    # UTF-16 without a mark: most letters of a text have a zero byte beside them, all on the same side.
    half = max(len(sample) // 2, 1)
    if sample[1::2].count(0) > half * _ZEROS_OF_UTF_16 and not sample[::2].count(0):
        return "utf-16-le"
    if sample[::2].count(0) > half * _ZEROS_OF_UTF_16 and not sample[1::2].count(0):
        return "utf-16-be"
    if len(_CONTROL.findall(sample)) > len(sample) * _MOST_CONTROL:
        raise NotTextError("this is no text", "export the transcript as text, CSV or JSON")
    return "utf-8"


def decode_line(line: bytes, notice: Callable[[], None]) -> str:
    """A line in UTF-8; or else in Windows-1252, which Excel and old tools write, of which notice is given."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        notice()
        return line.decode("cp1252", "replace")


def decode(content: bytes, encoding: str, notice: Callable[[], None] = lambda: None) -> str:
    """The text of a whole file, of which single lines may be in Windows-1252."""
    if not encoding.startswith("utf-8"):
        return content.decode(encoding, "replace")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        lines = content.removeprefix(codecs.BOM_UTF8).splitlines(keepends=True)
        return "".join(decode_line(line, notice) for line in lines)
