"""A search for wordings in approved phrases, shared by the rules on tone."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.words.patterns import PatternTable


def search(book: Book, code: str, what: str, table: PatternTable[str]) -> Iterator[Diagnostic]:
    """Yield approved phrases in which a wording of the table stands; its value is the hint.

    What is denied is no fault: `I can't promise`, `none of this is your fault`.
    """
    for phrase in book.phrases:
        for found in table.find(phrase.text):
            if not found.is_negated:
                yield Diagnostic(code, f"“{found.text}” {what}", phrase.location_of("text"), found.value)
