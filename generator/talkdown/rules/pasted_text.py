"""A phrase holds no marks of the program that it was copied from.

Looks in approved phrases and emails for the gaps of other tools (`[Name]`, `%name%`, `<name>`, `${name}`), for letters that
were decoded wrongly (`â€™`), for HTML (`&amp;`, `<b>`), for line ends of Excel (`_x000D_`), and for a list mark at the beginning.

Why: no field fills them, and a customer reads them as they stand.

Not this:

    text: "Hello [Name], tell me more."

    error: `[Name]` is how another tool marks a gap
    hint: write a gap as `{name}`, and declare it in book.yaml

But this:

    text: "Hello {name}, tell me more."

Silence: where the marks are meant as they stand, as in a text about a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.rules._search import verbatim_texts

CODE = "pasted-text"

_GAP = "is how another tool marks a gap"
_WRITE_GAP = "write a gap as `{name}`, and declare it in book.yaml"
_WRONG_LETTERS = "was decoded wrongly"
_PASTE_AGAIN = "copy it again, from a program that saves as UTF-8"
_HTML = "is HTML"
_WRITE_LETTER = "write the letter itself, and no formatting"

_MARKS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern), fault, hint)
    for pattern, fault, hint in (
        (r"</?(?:b|i|u|p|br|em|strong|span|div|a|ul|ol|li)\b[^<>]{0,80}>", _HTML, _WRITE_LETTER),
        (r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});", _HTML, _WRITE_LETTER),
        (r"\$\{[^{}]{1,40}\}|\{\{[^{}]{1,60}\}\}|\{%[^{}]{1,60}%\}|｛[^｛｝]{1,40}｝", _GAP, _WRITE_GAP),
        (
            r"\[{1,2}[A-Za-z][\w .-]{0,40}\]{1,2}|<{1,2}[A-Za-z][\w .-]{0,40}>{1,2}|«\w{1,40}»",
            _GAP,
            _WRITE_GAP,
        ),
        (r"%{1,2}[A-Za-z_]{2,40}%{1,2}|(?<!\w)@[a-z]+_?name\b|_{3,}", _GAP, _WRITE_GAP),
        (r"â€.|Ã[\u0080-\u00bf\w]|Â[\u00a0-\u00bf]|\ufffd", _WRONG_LETTERS, _PASTE_AGAIN),
        (r"_x000[DdAa]_", "is a line end of Excel", "delete it"),
        (r"\A[•◦▪‣·●–—*-]\s|\A\d{1,2}[.)]\s", "is a list mark", "delete it: each phrase is one entry"),
    )
)
"""Pattern, what is wrong with what it finds, and what to do. The bounds keep each search as short as its text."""


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield marks of other programs in what customers read, one of a kind for each text."""
    for entry, route, text in verbatim_texts(book):
        faults: set[str] = set()
        for pattern, fault, hint in _MARKS:
            match = pattern.search(text)
            if match and fault not in faults:
                faults.add(fault)
                piece = match[0].strip()
                yield Diagnostic(CODE, f"`{piece}` {fault}", entry.location_of(*route).at(piece), hint)
