"""What is said uses words that are easy to say and to hear.

An approved phrase has no word of five or more syllables, and at most one of four. Everyday long words
(`information`, `understandable`, `immediately`) do not count: everybody knows them by ear.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.words.readability import EVERYDAY, syllables
from talkdown.words.tokens import words

CODE = "hard-word"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases with words that are too long to say with ease."""
    for phrase in book.phrases:
        long = [word for word in dict.fromkeys(words(phrase.text)) if len(word) > 6 and word not in EVERYDAY]
        hard = [word for word in long if syllables(word) >= 4]
        if len(hard) > 1 or any(syllables(word) >= 5 for word in hard):
            listed = " and ".join(f"`{word}`" for word in hard)
            message = f"{listed} {'is' if len(hard) == 1 else 'are'} hard to say, and to hear, under stress"
            hint = "use a shorter word" if len(hard) == 1 else "keep one of them at most"
            yield Diagnostic(CODE, message, phrase.location_of("text"), hint)
