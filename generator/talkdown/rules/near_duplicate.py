"""No two approved phrases say nearly the same.

Two phrases count as near-duplicates when at most a fifth of the longer one's words would have to be added,
left out or replaced to turn it into the other.

Why: under stress, a list of ten variants is slower to read than one good phrase, and a search fills up with
them.

Not this:

    text: "I will call you back on Friday at noon."

    error: this is nearly the same as `phrase-3`: “I will call you back by Friday at noon.”
    hint: keep the better one, or say it for another moment

But this:

    text: "I will call you at noon."

Silence: at the later of the two, where one word makes the difference: “not”, a name, a law.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.words.similarity import near_pairs

CODE = "near-duplicate"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield the later phrase of every pair that is nearly the same."""
    phrases = {phrase.id: phrase for phrase in book.phrases}
    for first, second in near_pairs({id: phrase.text for id, phrase in phrases.items()}):
        message = f"this is nearly the same as `{first}`: “{phrases[first].text}”"
        hint = "keep the better one, or say it for another moment"
        yield Diagnostic(CODE, message, phrases[second].location_of("text"), hint)
