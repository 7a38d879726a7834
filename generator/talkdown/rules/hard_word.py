"""What is said uses short, common words.

An approved phrase has no word of five or more syllables, and at most one of four. Under stress, long
words are hard to say and hard to hear.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.book import Book
from talkdown.diagnostics import Diagnostic
from talkdown.words.reading import syllables
from talkdown.words.tokens import words

CODE = "hard-word"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases with words that are too long to say with ease."""
    for phrase in book.phrases:
        counts = {word: syllables(word) for word in words(phrase.text) if len(word) > 6}
        longest = max(counts.values(), default=0)
        hard = [word for word, n in counts.items() if n >= 4]
        if longest >= 5 or len(hard) > 1:
            listed = " and ".join(f"`{word}`" for word in hard)
            message = f"{listed} {'is' if len(hard) == 1 else 'are'} hard to say in one breath"
            yield Diagnostic(CODE, message, phrase.at("text"), "use a shorter word")
