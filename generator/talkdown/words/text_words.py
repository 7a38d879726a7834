"""TextWord: the words of a text with their places, and where its sentences end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from talkdown.words.tokens import IN_BRACES

# A word as in `tokens`, `%` as one, or marks that end a sentence. In `7:30` and `talkdown.example` they end none.
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*|%|[.;!?:]+(?!\w)|\n\s*\n")
_MARKS = frozenset(".;!?:\n")

PERCENT = "percent"
"""What `%` is read as."""


class TextWord(NamedTuple):
    """A word of a text."""

    word: str
    """In small letters, with straight apostrophes; `%` as `percent`."""
    begin: int
    """Its first character in the text."""
    end: int
    """The character after its last."""
    sentence: int
    """The number of its sentence, from 0."""


# Several tables look at the same text in turn.
@lru_cache(maxsize=64)
def text_tokens(text: str) -> list[str]:
    """The words of a text in small letters, and the marks that end its sentences, in order; `%` as it stands.

    >>> text_tokens("No. I’ll call, {name}")
    ['no', '.', "i'll", 'call']
    """
    return _TOKEN.findall(lowercase_in_place(text))


# Texts, a judgment: several callers ask about one before the next comes.
@lru_cache(maxsize=64)
def token_spans(text: str) -> list[tuple[int, int]]:
    """The first character of each of these, and the one after its last. Asked for where something was found: most texts need none."""
    return [match.span() for match in _TOKEN.finditer(lowercase_in_place(text))]


def ends_sentence(token: str) -> bool:
    """Whether one of these is no word."""
    return token[0] in _MARKS


@lru_cache(maxsize=64)  # as above
def text_words(text: str) -> tuple[TextWord, ...]:
    """The words of a text in order, without its variables.

    >>> [(word.word, word.begin, word.sentence) for word in text_words("No. I’ll call, {name}")]
    [('no', 0, 0), ("i'll", 4, 1), ('call', 9, 1)]
    """
    sentence = 0
    words = []
    for match in _TOKEN.finditer(lowercase_in_place(text)):
        token = match.group()
        if token[0] in _MARKS:
            sentence += 1
        else:
            words.append(TextWord(PERCENT if token == "%" else token, match.start(), match.end(), sentence))
    return tuple(words)


def lowercase_in_place(text: str) -> str:
    """A text in small letters in which every character stands where it stood, with spaces in place of variables."""
    lowercase = text.lower()
    if len(lowercase) != len(text):  # a few letters become two: İ
        lowercase = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    lowercase = lowercase.replace("’", "'")
    if "{" in lowercase:
        lowercase = IN_BRACES.sub(lambda match: " " * len(match.group()), lowercase)
    return lowercase
