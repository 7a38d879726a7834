"""PatternTable: sequences of words to look for in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from talkdown.words.tokens import words

T = TypeVar("T")

_NEGATIONS = frozenset("not no never none nothing nobody without cannot neither hardly".split())

# In words. The window of NegEx (Chapman, Bridewell, Hanbury, Cooper & Buchanan 2001, "A simple algorithm for
# identifying negated findings and diseases in discharge summaries", J Biomed Inform 34:301–310).
_NEGATION_WINDOW = 5


class Match(NamedTuple, Generic[T]):
    """A pattern that stands in a text."""

    text: str
    """The text's own words, with its capitals, spaces and apostrophes."""
    value: T
    """What belongs to the pattern in its table."""
    is_negated: bool
    """Whether one of the five words before it takes it back: `none of this is your fault`."""


class PatternTable(Generic[T]):
    """A table of patterns, each with a value. A search costs one look-up for each word of the text.

    A pattern is words in which `|` separates alternatives and `[]` encloses what may be missing:

    >>> table = PatternTable({"I|we [can] guarantee|promise": "say what you will do"})
    >>> [match.text for match in table.find("Well, we PROMISE it.")]
    ['we PROMISE']
    """

    def __init__(self, table: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        self._by_word: dict[str, list[tuple[int, tuple[str, ...], T]]] = defaultdict(list)
        for pattern, value in table.items() if isinstance(table, Mapping) else table:
            for alternative in alternatives(pattern):
                if sequence := _words(alternative):
                    longest = max(sequence, key=len)  # the rarest of its words, as a rule
                    self._by_word[longest].append((sequence.index(longest), sequence, value))

    def find(self, text: str) -> Iterator[Match[T]]:
        """Every pattern that stands in the text, as whole words, in the order of their longest words."""
        text_words = _words(text)
        if self._by_word.keys().isdisjoint(text_words):
            return
        for n, word in enumerate(text_words):
            for offset, sequence, value in self._by_word.get(word, ()):
                start = n - offset
                if start >= 0 and text_words[start : start + len(sequence)] == sequence:
                    before = text_words[max(start - _NEGATION_WINDOW, 0) : start]
                    yield Match(_as_written(sequence, text), value, any(map(_negates, before)))


def as_literal_pattern(text: str) -> str:
    """A text as a pattern that stands for itself alone."""
    return re.sub(r"[\[\]|]", " ", text)


def alternatives(pattern: str) -> Iterator[str]:
    """All texts that a pattern stands for: `I|we promise` → I promise, we promise."""
    choices_by_place = []
    for part in re.findall(r"\[[^\]]*\]|\S+", pattern):
        choices = part.strip("[]").split("|")
        choices_by_place.append([*choices, ""] if part.startswith("[") else choices)
    for choice in product(*choices_by_place):
        yield " ".join(filter(None, choice))


def _words(text: str) -> tuple[str, ...]:
    """The words, with `%` as one of them."""
    return words(text.replace("%", " percent ")) if "%" in text else words(text)


def _negates(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


def _as_written(sequence: tuple[str, ...], text: str) -> str:
    """The part of the text in which these words stand; the words themselves where other signs part them."""
    parts = (r"(?:percent|%)" if word == "percent" else re.escape(word) for word in sequence)
    pattern = r"\W*".join(parts).replace("'", "['’]")
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return match.group() if match else " ".join(sequence)
