"""Letters that were decoded wrongly: bytes of UTF-8 that a program took for those of an older encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FOREIGN_LETTERS = re.compile(r"[^\x00-\x7f]{2,40}")
_LONE_SPACE = re.compile(r"(?<=[A-Za-z0-9.,:;!?])Â(?=\s|$)")
"""What is left of a space that does not break, once something has tidied the spaces up."""

_OLD_ENCODINGS = ("cp1252", "mac_roman")
"""Those of Windows and of the Mac, in which most texts come that are no UTF-8."""

_UNDEFINED_IN_CP1252 = dict(zip("\x81\x8d\x8f\x90\x9d", b"\x81\x8d\x8f\x90\x9d", strict=True))
"""Bytes that stand for nothing there, and that programs pass through."""


def wrong_letters(text: str) -> Iterator[tuple[str, str]]:
    """Pieces of a text that were decoded wrongly, each with what was meant.

    >>> list(wrong_letters("Itâ€™s at the cafÃ©."))
    [('â€™', '’'), ('Ã©', 'é')]
    """
    for match in _FOREIGN_LETTERS.finditer(text):
        if right_text := _decoded_again(match[0]):
            yield match[0], right_text
    for match in _LONE_SPACE.finditer(text):
        yield match[0], " "


def _decoded_again(letters: str) -> str:
    """What letters become as UTF-8, where that is likelier than the letters themselves; empty elsewhere."""
    for encoding in _OLD_ENCODINGS:
        try:
            content = b"".join(
                bytes([_UNDEFINED_IN_CP1252[letter]])
                if encoding == "cp1252" and letter in _UNDEFINED_IN_CP1252
                else letter.encode(encoding)
                for letter in letters
            )
            right_text = content.decode()
        except UnicodeError:
            continue
        if len(right_text) > 1 or _is_usual(right_text):
            return right_text
    return ""


def _is_usual(letter: str) -> bool:
    """Whether a letter is likely alone, of Western Europe or a mark: in `„Ä“`, letter and quote look like one of another script."""
    # Up to 0x00FF: Latin-1. From 0x2000 to 0x22FF: punctuation, currencies, arrows, signs. From 0x1F000: emoji.
    number = ord(letter)
    return number < 0x0100 or 0x2000 <= number < 0x2300 or number >= 0x1F000 or letter in "\ufeff\ufffd"
