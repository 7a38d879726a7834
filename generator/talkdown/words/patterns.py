"""PatternTable: sequences of words to look for in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Generic, NamedTuple, TypeVar

from talkdown.words.tokens import spoken

T = TypeVar("T")

_DENIALS = frozenset("not no never none nothing nobody without cannot neither hardly".split())
_REACH = 5


class Match(NamedTuple, Generic[T]):
    """A wording that stands in a text: the text's own words, what belongs to it, whether it is denied."""

    words: str
    value: T
    denied: bool
    """Whether one of the five words before it denies it: `none of this is your fault`."""


class PatternTable(Generic[T]):
    """A table of wordings, each with a value. Costs one look-up for each word of a text.

    A wording is plain words in which `|` separates alternatives and `[]` encloses what may be missing:
    `I|we [can] guarantee|promise`.
    """

    def __init__(self, table: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        self._by_word: dict[str, list[tuple[int, tuple[str, ...], T]]] = defaultdict(list)
        for wording, value in table.items() if isinstance(table, Mapping) else table:
            for one in expanded(wording):
                if sequence := _spoken(one):
                    longest = max(sequence, key=len)  # the rarest of its words, as a rule
                    self._by_word[longest].append((sequence.index(longest), sequence, value))

    def find(self, text: str) -> Iterator[Match[T]]:
        """Every wording that stands in the text, as whole words."""
        said = _spoken(text)
        if self._by_word.keys().isdisjoint(said):
            return
        for n, word in enumerate(said):
            for offset, sequence, value in self._by_word.get(word, ()):
                start = n - offset
                if start >= 0 and said[start : start + len(sequence)] == sequence:
                    denied = any(_denies(before) for before in said[max(start - _REACH, 0) : start])
                    yield Match(_as_written(sequence, text), value, denied)


def plain(text: str) -> str:
    """A text as a wording that stands for itself."""
    return re.sub(r"[\[\]|]", " ", text)


def expanded(wording: str) -> Iterator[str]:
    """All plain wordings a pattern stands for."""
    parts = []
    for part in re.findall(r"\[[^\]]*\]|\S+", wording):
        optional = part.startswith("[")
        choices = part.strip("[]").split("|")
        parts.append([*choices, ""] if optional else choices)
    for choice in product(*parts):
        yield " ".join(word for word in choice if word)


def _spoken(text: str) -> tuple[str, ...]:
    return spoken(text.replace("%", " percent ")) if "%" in text else spoken(text)


def _denies(word: str) -> bool:
    return word in _DENIALS or word.endswith("n't")


def _as_written(sequence: tuple[str, ...], text: str) -> str:
    parts = (r"(?:percent|%)" if word == "percent" else re.escape(word) for word in sequence)
    pattern = r"\W*".join(parts).replace("'", "['’]")
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
    return match.group() if match else " ".join(sequence)
