"""Text becomes words, and words become stems."""

from __future__ import annotations

import re
from functools import lru_cache

from talkdown.words.porter import stem

ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)*")
"""A word in small letters, with straight apostrophes."""

IN_BRACES = re.compile(r"\{[a-z0-9_]*\}")
"""What is taken for a variable in a text of small letters. Wider than in a book: nobody declares what people type."""


# Each phrase of a large book, with room for other texts: four rules ask for the same words.
@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, in order, without its variables: `I’ll call, {name}` → i'll, call."""
    lowercase = text.lower().replace("’", "'")
    return tuple(ASCII_WORD.findall(IN_BRACES.sub(" ", lowercase) if "{" in lowercase else lowercase))


def stems(text: str) -> tuple[str, ...]:
    """The Porter stems of a text's words, in order: `They are shouting` → thei, ar, shout."""
    return tuple(map(stem, words(text)))
