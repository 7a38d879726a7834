"""How words look on paper: curly quotation marks, real dashes, and no short word left alone on a line."""

from __future__ import annotations

import re

NBSP = "\u00a0"
_MARKS = (("“", "”"), ("‘", "’"))
_CLOSING = re.compile(r"'(?!\w)")
_SPACES = re.compile(r"[ \t\n]+")  # and no others: a no-break space is meant
_LAST = re.compile(r" (\S{1,10})$")
_LONE = re.compile(r"\b([AaI]) (?=\S)")
_GAP = re.compile(r"\{([a-z][a-z0-9_]*)\}")


def typeset(text: str) -> str:
    """Straight quotation marks and dots become typographic ones; a quotation in a quotation gets single marks."""
    text = _SPACES.sub(" ", text).strip().replace("...", "…").replace(" - ", " – ")
    if not {"'", '"'} & set(text):
        return text
    made: list[str] = []
    open_marks: list[str] = []
    for n, letter in enumerate(text):
        if letter not in "'\"":
            made.append(letter)
            continue
        before, after = text[n - 1 : n] or " ", text[n + 1 : n + 2] or " "
        if letter in open_marks and not (letter == "'" and after.isalnum()):
            open_marks.remove(letter)
            made.append(_MARKS[len(open_marks) % 2][1])
        elif _opens(before) and not after.isspace() and (letter == '"' or _closes_later(text, n)):
            made.append(_MARKS[len(open_marks) % 2][0])
            open_marks.append(letter)
        else:
            made.append("’" if letter == "'" else "”")
    return "".join(made)


def _opens(before: str) -> bool:
    return before.isspace() or before in "([—–/\"'"


def _closes_later(text: str, start: int) -> bool:
    """Whether a single mark ends a quotation further on, and is no apostrophe."""
    return any(
        mark.start() > start and not text[mark.start() - 1].isspace() for mark in _CLOSING.finditer(text)
    )


def tied(text: str) -> str:
    """Set for print: a last word of up to ten letters keeps the word before it company, and `I` and `a` the one after."""
    text = _LONE.sub(f"\\1{NBSP}", typeset(text))
    return _LAST.sub(f"{NBSP}\\1", text) if text.count(" ") > 1 else text


def quoted(text: str) -> str:
    """In quotation marks; those inside become single ones."""
    return "“" + tied(text).replace("“", "‘").replace("”", "’") + "”"


def gaps(text: str, labels: dict[str, str]) -> str:
    """A phrase with its variables as words in brackets: [name]."""
    return _GAP.sub(lambda gap: f"[{labels.get(gap[1], gap[1]).replace('_', ' ').replace(' ', NBSP)}]", text)


def ended(lead: str) -> str:
    """A lead with a full stop, for what follows on the same line."""
    return lead if lead.endswith((".", "!", "?", ":", "…", "”")) else f"{lead}."
