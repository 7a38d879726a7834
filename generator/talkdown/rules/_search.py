"""What customers hear and read in a book, and a search for patterns in it, shared by the rules on tone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from talkdown.diagnostics import Diagnostic, Route, Severity
from talkdown.model import Email, Entry, Phrase
from talkdown.model.annotations import annotated_fields
from talkdown.model.book import Book
from talkdown.model.fields import Verbatim
from talkdown.words.patterns import PatternTable


def verbatim_texts(book: Book) -> Iterator[tuple[Entry, Route, str]]:
    """Every text of an approved entry that a customer gets as it stands: the words of phrases, all parts of emails."""
    for entry in book:
        if entry.is_approved:
            for route, text, _ in annotated_fields(entry, Verbatim):
                yield entry, route, text


GAP_IN_BRACES = re.compile(r"\{\{[^{}]{1,60}\}\}|\{%[^{}]{1,60}%\}")
"""A gap as other tools write it, in braces that are no variable's: one slip, of which one rule tells."""

EMAIL_CHANNEL = "email"
"""The id of the channel whose phrases are parts of emails."""


def email_texts(book: Book) -> Iterator[tuple[Entry, Route, str]]:
    """The texts of approved emails, and of phrases that are for emails alone."""
    for entry, route, text in verbatim_texts(book):
        if isinstance(entry, Email) or (isinstance(entry, Phrase) and entry.channels == (EMAIL_CHANNEL,)):
            yield entry, route, text


def severity_of_likeness(book: Book, entry: Entry, second_entry: Entry) -> Severity:
    """An error between entries of one book; a warning where the second one is one of a book below, whose releases go on."""
    return Severity.error if book.is_below(entry) == book.is_below(second_entry) else Severity.warning


def search(book: Book, code: str, fault: str, table: PatternTable[str]) -> Iterator[Diagnostic]:
    """Yield approved phrases and emails in which a pattern of the table stands; its value is the hint.

    `fault` ends the sentence that begins with the entry's words: `blames the customer`. What is negated is no fault:
    `I can't promise`, `none of this is your fault`.
    """
    for entry, route, text in verbatim_texts(book):
        for match in table.find(text):
            if not match.is_negated:
                yield Diagnostic(code, f"“{match.text}” {fault}", entry.location_of(*route), match.value)
