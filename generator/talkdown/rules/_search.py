"""A search for patterns in approved phrases, shared by the rules on tone."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.words.patterns import PatternTable


def search(book: Book, code: str, fault: str, table: PatternTable[str]) -> Iterator[Diagnostic]:
    """Yield approved phrases in which a pattern of the table stands; its value is the hint.

    `fault` ends the sentence that begins with the phrase's words: `blames the customer`. What is negated is no fault:
    `I can't promise`, `none of this is your fault`.
    """
    for phrase in book.phrases:
        for match in table.find(phrase.text):
            if not match.is_negated:
                yield Diagnostic(code, f"“{match.text}” {fault}", phrase.location_of("text"), match.value)
