"""What is said uses words that are easy to say and to hear.

An approved phrase has no word of five or more syllables, and at most one of four. Everyday long words
(`information`, `understandable`, `immediately`) do not count: everybody knows them by ear.

Why: long words are stumbled over, and lost on a bad line or by a tired listener. The limit is ours, and no
study is claimed for it; of the words of the shipped phrases, one in six hundred has four syllables or more.

Not this:

    text: "It is an irreconcilable claim."

    error: `irreconcilable` is hard to say, and to hear, under stress
    hint: use a shorter word

But this:

    text: "That is completely understandable."

Silence: where customers know the word, from their bill or their doctor.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.words.readability import EVERYDAY, syllables
from talkdown.words.tokens import words

CODE = "hard-word"

# A judgment, as the text above says; of the words of the shipped phrases, one in six hundred has four or more.
_HARD_SYLLABLES = 4
_TOO_HARD_SYLLABLES = 5

# Letters; in a dictionary of 340,000 words, 33 shorter ones have four syllables: `utopia`, `anemia`.
_SHORTEST_WORD = 7


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases with words that are too long to say with ease."""
    for phrase in book.phrases:
        hard_words = [
            word
            for word in dict.fromkeys(words(phrase.text))
            if len(word) >= _SHORTEST_WORD and word not in EVERYDAY and syllables(word) >= _HARD_SYLLABLES
        ]
        if len(hard_words) > 1 or any(syllables(word) >= _TOO_HARD_SYLLABLES for word in hard_words):
            word_list = " and ".join(f"`{word}`" for word in hard_words)
            verb = "is" if len(hard_words) == 1 else "are"
            message = f"{word_list} {verb} hard to say, and to hear, under stress"
            hint = "use a shorter word" if len(hard_words) == 1 else "keep one of them at most"
            yield Diagnostic(CODE, message, phrase.location_of("text"), hint)
