"""How words look on paper: curly quotation marks, real dashes, and no short word left alone on a line."""

from __future__ import annotations

import re
import unicodedata

from talkdown.model import VARIABLE

NBSP = "\u00a0"
_MARKS = (("“", "”"), ("‘", "’"))
_CLOSING = re.compile(r"(?<!\s)'(?!\w)")
"""A single mark that ends a quotation, or stands behind a plural."""
# All of Unicode's category Zs; a figure space and a narrow no-break space keep together what they stand between.
_PLAIN_SPACES = {
    **dict.fromkeys((0x1680, *range(0x2000, 0x200B), 0x205F, 0x3000), " "),
    **dict.fromkeys((0x2007, 0x202F), NBSP),
}
_SPACES = re.compile(r"[ \t\n]+")  # and no others: a no-break space was typed on purpose
SOFT_HYPHEN, ZERO_WIDTH_SPACE = "\u00ad", "\u200b"

_LONG_WORD = re.compile(r"[^\s\u00a0\u00ad\u200b–—/-]{21,}")
"""More letters than the narrowest column takes in its usual size, that of signs on the poster: 57 mm in 14.5 pt. Lines break at
dashes and slashes by themselves."""

_PIECE = re.compile(r".{8}(?=.{3})|.+")
"""Where such a word may be broken: after eight letters, and never before its last two. A judgment."""

_LAST_WORD = re.compile(r" (\S{1,10})$")  # a longer word fills enough of a line of 87 mm by itself
_ONE_LETTER_WORD = re.compile(r"\b([AaI]) (?=\S)")


def typeset(text: str) -> str:
    """Straight quotation marks and dots become typographic ones; a quotation in a quotation gets single marks.

    A word that is longer than a narrow line can be broken.
    """
    text = plain_spaces(text)
    text = _SPACES.sub(" ", text).strip().replace("...", "…").replace(" - ", " – ")
    text = _LONG_WORD.sub(_breakable, text)
    if not {"'", '"'} & set(text):
        return text
    letters: list[str] = []
    open_marks = {"'": 0, '"': 0}
    last_closing = max((mark.start() for mark in _CLOSING.finditer(text)), default=-1)
    for n, letter in enumerate(text):
        if letter not in open_marks:
            letters.append(letter)
            continue
        before, after = text[n - 1 : n] or " ", text[n + 1 : n + 2] or " "
        if open_marks[letter] and not (letter == "'" and after.isalnum()):
            open_marks[letter] -= 1
            letters.append(_MARKS[sum(open_marks.values()) % 2][1])
        elif _opens(before) and not after.isspace() and (letter == '"' or n < last_closing):
            letters.append(_MARKS[sum(open_marks.values()) % 2][0])
            open_marks[letter] += 1
        else:
            letters.append("’" if letter == "'" else "”")
    return "".join(letters)


def _breakable(word: re.Match[str]) -> str:
    """A long word with hyphens that show where it is broken; an address with places to break it that show nothing."""
    pieces = _PIECE.findall(word[0])
    return (SOFT_HYPHEN if word[0].isalpha() else ZERO_WIDTH_SPACE).join(pieces)


def plain_spaces(text: str) -> str:
    """A text with the two spaces that fonts for print have, in the place of all others, and with letters in one piece.

    French has a narrow space before `?`, Japanese a wide one, and a Mac writes `é` as a letter and an accent.

    >>> plain_spaces("Vraiment\u202f?") == "Vraiment\u00a0?"
    True
    """
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", text).translate(_PLAIN_SPACES)


def _opens(before: str) -> bool:
    return before.isspace() or before in "([—–/\"'"


def bind_last_word(text: str) -> str:
    """Typeset, with a last word of up to ten letters bound to the word before it, and `I` and `a` to the one after.

    A text of two words stays as it is: bound together, they could not be broken at all.
    """
    text = _ONE_LETTER_WORD.sub(f"\\1{NBSP}", typeset(text))
    return _LAST_WORD.sub(f"{NBSP}\\1", text) if text.count(" ") > 1 else text


def quote(text: str) -> str:
    """Typeset line by line, with the last word of each bound, in quotation marks; those inside become single ones."""
    lines = [bind_last_word(line) for line in text.split("\n") if line.strip()]
    return "“" + "\n".join(lines).replace("“", "‘").replace("”", "’") + "”"


def bracket_variables(text: str) -> str:
    """A phrase with its variables as words in brackets: `{order_number}` becomes `[order number]`, never broken."""
    return VARIABLE.sub(lambda variable: f"[{variable[1].replace('_', NBSP)}]", text)


def with_full_stop(lead: str) -> str:
    """A lead with a full stop, unless it ends a sentence already: something follows on the same line."""
    return lead if lead.endswith((".", "!", "?", ":", "…", "”")) else f"{lead}."
