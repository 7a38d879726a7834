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

_TIME_OF_DAY = (
    (re.compile(r"\b(\d+)(?=[ap]\.?m\b)", re.ASCII), r"\1 "),
    (re.compile(r"\b([ap])\.m\b", re.ASCII), r"\1m"),
)
"""`3pm` is two words, as `3 p.m.` is."""

_EMOJI_STYLES = re.compile("[\ufe0e\ufe0f\u200d]")
"""What says how an emoji looks, or joins two, and is none itself."""

_FIRST_EMOJI = "\u2190"
"""Before it, what Unicode calls other symbols are signs such as © and °."""

_WORD_OF_ANY_SCRIPT = re.compile(r"[^\s']+(?:'(?!\d)[^\s'\d]+)*")


# Each phrase of a large book, with room for other texts: four rules ask for the same words.
@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters without accents, in order, without its variables: `I’ll call, {name}` → i'll, call.

    The finder cuts words in the same way (`outputs/finder/js/engine/words.js`).
    """
    lowercase = text.lower().replace("’", "'").replace("‘", "'")
    if not lowercase.isascii():
        lowercase = _EMOJI_STYLES.sub("", lowercase)
        lowercase = _COMBINING_MARKS.sub("", unicodedata.normalize("NFD", lowercase))
    for pattern, replacement in _TIME_OF_DAY:
        lowercase = pattern.sub(replacement, lowercase)
    if "{" in lowercase:
        lowercase = IN_BRACES.sub(" ", lowercase)
    return tuple(ASCII_WORD.findall(lowercase) if lowercase.isascii() else _words_of_any_script(lowercase))


def _words_of_any_script(text: str) -> list[str]:
    """Runs of letters, numbers and what is written over, under and between them, and emoji one by one.

    Python's patterns know no such marks.
    """
    return _WORD_OF_ANY_SCRIPT.findall("".join(map(_as_part_of_word, text)))


def _as_part_of_word(letter: str) -> str:
    category = unicodedata.category(letter)
    if letter == "'" or category[0] in "LMN":
        return letter
    return f" {letter} " if category == "So" and letter >= _FIRST_EMOJI else " "


def stems(text: str) -> tuple[str, ...]:
    """The Porter stems of a text's words, in order: `They are shouting` → thei, ar, shout."""
    return tuple(map(stem, words(text)))
