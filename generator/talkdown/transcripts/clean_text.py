"""Words as they come out of a file: on one line, without what acts on a terminal, hides in a number or cannot be written."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN_CHARACTER = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # of terminals
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # takes no place, turns the direction
    "\ud800-\udfff\U000e0000-\U000e0fff"  # half characters, tags
    "]"
)
"""Zero-width joiners stay: emoji and Persian words are written with them."""

_MOST_LINES = 1000
"""Of a text that are counted: what is looked for in them is seen in the first few."""


def on_one_line(text: str) -> str:
    r"""The text with each run of spaces and line ends as one space, letters and their accents as one, and without unseen characters.

    >>> on_one_line(" It is\x00 late,\n\u202e again. ")
    'It is late, again.'
    """
    if not text.isascii() or not text.isprintable():
        text = unicodedata.normalize("NFC", _UNSEEN_CHARACTER.sub("", text))
    return " ".join(text.split())


def words_by_line(text: str) -> tuple[int, ...]:
    r"""The number of words in each line of a text, 0 for an empty one between others.

    >>> words_by_line("\nI called twice.\n\nNobody came.\n")
    (3, 0, 2)
    """
    return tuple(len(line.split()) for line in text.strip().splitlines()[:_MOST_LINES])


def has_unseen_characters(text: str) -> bool:
    """Whether `on_one_line` takes out more than spaces."""
    return not text.isprintable() and _UNSEEN_CHARACTER.search(text) is not None
