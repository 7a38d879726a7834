"""Terms: the words of a text by their stems, each with whether a `not` stands right before it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from talkdown.words.folding import fold_word
from talkdown.words.porter import stem
from talkdown.words.stop_words import FILLERS, STOP_WORDS
from talkdown.words.text_words import ends_sentence, text_tokens

_NEGATION = "not"


class Term(NamedTuple):
    """What a word says, whatever its ending."""

    stem: str
    is_denied: bool = False
    """Whether a `not` stands before it, with stop words at the most between the two."""


class PlacedTerm(NamedTuple):
    """A term, and where its word stands."""

    term: Term
    token_number: int
    """In `text_tokens` of the text."""
    sentence: int


# Texts bring ever new words: those that come often stay at hand.
@lru_cache(maxsize=50_000)
def stems_of(word: str) -> tuple[str, ...]:
    """The stems that a word stands for, without those of stop words: `can't` → not, and `don't` the same."""
    return tuple(stem(part) for part in fold_word(word) if part not in STOP_WORDS)


def placed_terms(text: str) -> Iterator[PlacedTerm]:
    """The terms of a text, in order."""
    is_denied, sentence = False, 0
    for number, token in enumerate(text_tokens(text)):
        if ends_sentence(token):
            is_denied, sentence = False, sentence + 1
            continue
        for word_stem in stems_of(token):
            if word_stem == _NEGATION:
                is_denied = True
            else:
                yield PlacedTerm(Term(word_stem, is_denied), number, sentence)
                is_denied = False


def terms_of(text: str) -> list[Term]:
    """The terms of a text, in order, without its stop words.

    >>> terms_of("She won't wake up.")
    [Term(stem='wake', is_denied=True), Term(stem='up', is_denied=False)]
    """
    return [placed_term.term for placed_term in placed_terms(text)]


def has_meaning(term: Term) -> bool:
    """Whether a term says something by itself: `gas` does, `up` does not."""
    return term.stem not in FILLERS
