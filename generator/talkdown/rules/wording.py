"""A search for wordings in approved phrases, shared by the rules on tone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from talkdown.book import Book
from talkdown.diagnostics import Diagnostic


def search(book: Book, code: str, what: str, table: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield approved phrases in which a pattern of the table is found; its value is the hint."""
    patterns = [(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), hint) for pattern, hint in table.items()]
    for phrase in book.phrases:
        text = phrase.text.replace("’", "'")
        for pattern, hint in patterns:
            if match := pattern.search(text):
                yield Diagnostic(code, f"“{match.group()}” {what}", phrase.at("text"), hint)
