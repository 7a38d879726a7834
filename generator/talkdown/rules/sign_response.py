"""What a warning sign tells an agent to say belongs to what it tells them to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import Phrase
from talkdown.model.book import Book

CODE = "sign-response"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield signs whose phrase is of another technique than their first response."""
    for sign in book.signs:
        phrase = book.get(Phrase, sign.say)
        if phrase and phrase.technique != sign.first_response:
            other = phrase.technique
            message = (
                f"`{sign.say}` is a phrase of `{other}`, and the first response is `{sign.first_response}`"
            )
            yield Diagnostic(CODE, message, sign.location_of("say"), "change one of the two")
