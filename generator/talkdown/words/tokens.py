"""Text becomes words, and words become stems."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from talkdown.words.porter import stem

ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)*")
"""A word in small letters, with straight apostrophes."""

IN_BRACES = re.compile(r"\{[a-z0-9_]*\}")
"""What is taken for a variable in a text of small letters. Wider than in a book: nobody declares what people type."""


_COMBINING_MARKS = re.compile("[\u0300-\u036f]")
"""Accents, once they are taken apart from their letters: the finder's scripts drop the same."""

_WORD_OF_ANY_SCRIPT = re.compile(r"[^\s']+(?:'(?!\d)[^\s'\d]+)*")


# Each phrase of a large book, with room for other texts: four rules ask for the same words.
@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters without accents, in order, without its variables: `I’ll call, {name}` → i'll, call.

    The finder cuts words in the same way (`outputs/finder/js/engine/words.js`).
    """
    lowercase = text.lower().replace("’", "'").replace("‘", "'")
    if not lowercase.isascii():
        lowercase = _COMBINING_MARKS.sub("", unicodedata.normalize("NFD", lowercase))
    if "{" in lowercase:
        lowercase = IN_BRACES.sub(" ", lowercase)
    return tuple(ASCII_WORD.findall(lowercase) if lowercase.isascii() else _words_of_any_script(lowercase))


def _words_of_any_script(text: str) -> list[str]:
    """Runs of letters, numbers and what is written over, under and between them; Python's patterns know no such marks."""
    in_words = (letter == "'" or unicodedata.category(letter)[0] in "LMN" for letter in text)
    plain_text = "".join(
        letter if is_in_word else " " for letter, is_in_word in zip(text, in_words, strict=True)
    )
    return _WORD_OF_ANY_SCRIPT.findall(plain_text)


def stems(text: str) -> tuple[str, ...]:
    """The Porter stems of a text's words, in order: `They are shouting` → thei, ar, shout."""
    return tuple(map(stem, words(text)))
