"""Symbols: what a word of a text can stand for in a set of patterns."""

from __future__ import annotations

from collections.abc import Iterable

from talkdown.words.folding import Spellings, is_number, is_ordinal
from talkdown.words.pattern_syntax import NUMBER, ORDINAL, STEM_END


class Symbols:
    """What stands in patterns, to be looked up for the words of a text.

    `corrects` says whether a word that is not there may be one of them, spelled another way.

    >>> symbols = Symbols(["charg*", "NUMBER", "days"])
    >>> symbols.of_word("charged"), symbols.of_word("12"), symbols.of_word("weeks")
    (('charg*',), ('NUMBER',), ())
    """

    def __init__(self, symbols: Iterable[str], *, corrects: bool = False) -> None:
        self._symbols = frozenset(symbols)
        stems = sorted({symbol for symbol in self._symbols if symbol.endswith(STEM_END)})
        self._stem_lengths = sorted({len(stem) - 1 for stem in stems})
        self._spellings = Spellings(self._symbols) if corrects else None

    def of_word(self, word: str) -> tuple[str, ...]:
        """All symbols that a word in small letters stands for; empty if there is none."""
        symbols = self._exact_symbols(word)
        if not symbols and self._spellings and (other_word := self._spellings.word_meant_by(word)):
            symbols = self._exact_symbols(other_word)
        return symbols

    def _exact_symbols(self, word: str) -> tuple[str, ...]:
        candidates = [
            word,
            *(word[:length] + STEM_END for length in self._stem_lengths if length <= len(word)),
        ]
        if is_number(word):
            candidates.append(NUMBER)
        if is_ordinal(word):
            candidates.append(ORDINAL)
        return tuple(symbol for symbol in candidates if symbol in self._symbols)
