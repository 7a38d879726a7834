"""How words look on paper: curly quotation marks, real dashes, and no short word left alone on a line."""

from __future__ import annotations

import re

from talkdown.model import VARIABLE

NBSP = "\u00a0"
_MARKS = (("“", "”"), ("‘", "’"))
_CLOSING = re.compile(r"'(?!\w)")
_SPACES = re.compile(r"[ \t\n]+")  # and no others: a no-break space was typed on purpose
_LAST_WORD = re.compile(r" (\S{1,10})$")  # a longer word fills enough of a line of 87 mm by itself
_ONE_LETTER_WORD = re.compile(r"\b([AaI]) (?=\S)")


def typeset(text: str) -> str:
    """Straight quotation marks and dots become typographic ones; a quotation in a quotation gets single marks."""
    text = _SPACES.sub(" ", text).strip().replace("...", "…").replace(" - ", " – ")
    if not {"'", '"'} & set(text):
        return text
    letters: list[str] = []
    open_marks: list[str] = []
    for n, letter in enumerate(text):
        if letter not in "'\"":
            letters.append(letter)
            continue
        before, after = text[n - 1 : n] or " ", text[n + 1 : n + 2] or " "
        if letter in open_marks and not (letter == "'" and after.isalnum()):
            open_marks.remove(letter)
            letters.append(_MARKS[len(open_marks) % 2][1])
        elif _opens(before) and not after.isspace() and (letter == '"' or _closes_later(text, n)):
            letters.append(_MARKS[len(open_marks) % 2][0])
            open_marks.append(letter)
        else:
            letters.append("’" if letter == "'" else "”")
    return "".join(letters)


def _opens(before: str) -> bool:
    return before.isspace() or before in "([—–/\"'"


def _closes_later(text: str, start: int) -> bool:
    """Whether a single mark ends a quotation further on, and is no apostrophe."""
    return any(
        mark.start() > start and not text[mark.start() - 1].isspace() for mark in _CLOSING.finditer(text)
    )


def bind_last_word(text: str) -> str:
    """Typeset, with a last word of up to ten letters bound to the word before it, and `I` and `a` to the one after.

    A text of two words stays as it is: bound together, they could not be broken at all.
    """
    text = _ONE_LETTER_WORD.sub(f"\\1{NBSP}", typeset(text))
    return _LAST_WORD.sub(f"{NBSP}\\1", text) if text.count(" ") > 1 else text


def quote(text: str) -> str:
    """Typeset, with its last word bound, in quotation marks; those inside become single ones."""
    return "“" + bind_last_word(text).replace("“", "‘").replace("”", "’") + "”"


def bracket_variables(text: str) -> str:
    """A phrase with its variables as words in brackets: `{order_number}` becomes `[order number]`, never broken."""
    return VARIABLE.sub(lambda variable: f"[{variable[1].replace('_', NBSP)}]", text)


def with_full_stop(lead: str) -> str:
    """A lead with a full stop, unless it ends a sentence already: something follows on the same line."""
    return lead if lead.endswith((".", "!", "?", ":", "…", "”")) else f"{lead}."
