"""What a warning sign tells an agent to say belongs to what it tells them to do.

Each phrase under `say:` is one of the technique under `first_response:`.

Why: the poster shows both side by side. Two techniques there are one too many for the second in which it is
looked at.

Not this:

    first_response: ask-one-thing, say: tell-me

    error: `tell-me` is a phrase of `hear-them-out`, and the first response is `ask-one-thing`
    hint: change one of the two

But this:

    first_response: ask-one-thing, say: what-first

Silence: where the phrase fits both techniques, and belongs to the other one.
"""

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
        for n, id in enumerate(sign.say):
            phrase = book.get(Phrase, id)
            if phrase and phrase.technique != sign.first_response:
                technique = phrase.technique
                message = (
                    f"`{id}` is a phrase of `{technique}`, and the first response is `{sign.first_response}`"
                )
                yield Diagnostic(CODE, message, sign.location_of("say", n), "change one of the two")
