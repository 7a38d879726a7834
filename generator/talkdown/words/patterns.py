"""PatternTable: sequences of words to look for in a text."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from talkdown.words.folding import fold_word
from talkdown.words.names_in_text import is_name
from talkdown.words.pattern_automaton import PatternAutomaton, State
from talkdown.words.pattern_symbols import Symbols
from talkdown.words.pattern_syntax import NAME, parse_pattern
from talkdown.words.text_words import TextWord, text_words

T = TypeVar("T")

_NEGATIONS = frozenset("not no never none nothing nobody without cannot neither hardly".split())

# In words. The window of NegEx (Chapman, Bridewell, Hanbury, Cooper & Buchanan 2001, "A simple algorithm for
# identifying negated findings and diseases in discharge summaries", J Biomed Inform 34:301–310).
_NEGATION_WINDOW = 5


class Match(NamedTuple, Generic[T]):
    """A pattern that stands in a text."""

    begin: int
    """The place of its first character in the text."""
    end: int
    """The character after its last."""
    text: str
    """The text's own words, with its capitals, spaces and apostrophes."""
    value: T
    """What belongs to the pattern in its table."""
    words_since_negation: int | None
    """How many words stand between it and a `not` or its kin before it; None if there is none in its sentence within
    five words."""

    @property
    def is_negated(self) -> bool:
        """Whether one of the five words before it takes it back: `none of this is your fault`."""
        return self.words_since_negation is not None


class PatternTable(Generic[T]):
    """A table of patterns, each with a value. A search walks the text once, whatever the number of patterns.

    A pattern is words in which `|` separates alternatives and `[]` encloses what may be missing; `pattern_syntax` has
    the rest:

    >>> table = PatternTable({"I|we [can] guarantee|promise": "say what you will do"})
    >>> [match.text for match in table.find("Well, we PROMISE it.")]
    ['we PROMISE']

    With `folds`, what people say the same way is the same: `don't`, `dont` and `do not`, and a long word with a letter wrong.

    Raises `PatternError` for a pattern that cannot be read.
    """

    def __init__(self, table: Mapping[str, T] | Iterable[tuple[str, T]], *, folds: bool = False) -> None:
        self._fold = fold_word if folds else _as_it_stands
        self._values: list[T] = []
        self._automaton = PatternAutomaton(self._words_of_part)
        for pattern, value in table.items() if isinstance(table, Mapping) else table:
            self._automaton.add(parse_pattern(pattern), len(self._values))
            self._values.append(value)
        self._start = self._automaton.start()
        self._has_names = NAME in self._automaton.symbols
        symbols = Symbols(self._automaton.symbols, corrects=folds)
        # Texts bring ever new words: those that come often stay at hand.
        self._symbols_of = lru_cache(maxsize=50_000)(
            lambda word: tuple(symbols.of_word(folded_word) for folded_word in self._fold(word))
        )

    def find(self, text: str) -> Iterator[Match[T]]:
        """Every pattern that stands in the text, as whole words, in the order of the text.

        Where a pattern fits from one place in several ways, the longest counts.
        """
        all_words = text_words(text)
        symbols: list[tuple[str, ...]] = []
        word_numbers: list[int] = []
        for n, text_word in enumerate(all_words):
            name_symbols = (NAME,) if self._has_names and is_name(all_words, n, text) else ()
            for word_symbols in self._symbols_of(text_word.word):
                symbols.append(word_symbols + name_symbols)
                word_numbers.append(n)
                name_symbols = ()  # of `Aya's`, the first word alone
        for start, first_symbols in enumerate(symbols):
            if not first_symbols:
                continue
            state = self._automaton.step(self._start, first_symbols, is_same_sentence=True)
            if state is None:
                continue
            first = word_numbers[start]
            for number, last in self._walk(state, start, symbols, word_numbers, all_words).items():
                begin, end = all_words[first].begin, all_words[last].end
                distance = _words_since_negation(all_words, first, text)
                yield Match(begin, end, text[begin:end], self._values[number], distance)

    def _walk(
        self,
        state: State | None,
        start: int,
        symbols: list[tuple[str, ...]],
        word_numbers: list[int],
        all_words: tuple[TextWord, ...],
    ) -> dict[int, int]:
        """The patterns that begin with the word at `start`, and the last word of each at its longest."""
        last_words = {}
        while state:
            last = word_numbers[start]
            start += 1
            is_at_end = start == len(symbols)
            is_inside_word = not is_at_end and word_numbers[start] == last
            # A pattern that ended with the `can` of `can't` would be found in its own denial. `wife's` holds `wife`.
            if not (is_inside_word and _negates(all_words[last].word)):
                for number in state.patterns:
                    last_words[number] = last
            if is_at_end:
                break
            is_same_sentence = all_words[word_numbers[start]].sentence == all_words[last].sentence
            state = self._automaton.step(state, symbols[start], is_same_sentence)
        return last_words

    def _words_of_part(self, part: str) -> tuple[str, ...]:
        """The words that a part of a pattern is compared by: `T&C` → t, c."""
        return tuple(word for text_word in text_words(part) for word in self._fold(text_word.word))


def merge_overlaps(matches: Iterable[Match[T]], key: Callable[[Match[T]], Hashable]) -> list[Match[T]]:
    """Of matches with the same key whose words overlap, the longest one; all in the order of the text."""
    best_matches: dict[Hashable, list[Match[T]]] = defaultdict(list)
    for match in sorted(matches, key=lambda match: (match.begin - match.end, match.begin)):
        rivals = best_matches[key(match)]  # in the order of the text; no two of them overlap
        n = bisect(rivals, match.begin, key=lambda rival: rival.begin)
        is_free = (n == 0 or rivals[n - 1].end <= match.begin) and (
            n == len(rivals) or match.end <= rivals[n].begin
        )
        if is_free:
            rivals.insert(n, match)
    all_matches = (match for rivals in best_matches.values() for match in rivals)
    return sorted(all_matches, key=lambda match: (match.begin, match.end))


def without_parts(matches: Iterable[Match[T]]) -> list[Match[T]]:
    """The matches, in the order of the text, that are no part of a longer one."""
    longest_matches: list[Match[T]] = []
    for match in sorted(matches, key=lambda match: (match.begin, -match.end)):
        container = longest_matches[-1] if longest_matches else None
        is_part = (
            container is not None
            and match.end <= container.end
            and match.end - match.begin < container.end - container.begin
        )
        if not is_part:
            longest_matches.append(match)
    return longest_matches


def _as_it_stands(word: str) -> tuple[str, ...]:
    return (word,)


def _words_since_negation(all_words: tuple[TextWord, ...], n: int, text: str) -> int | None:
    """How many words stand between the word `n` and a negation before it in its sentence.

    One before a comma gives an answer, and takes nothing back: `No, I promise`.
    """
    for distance in range(min(_NEGATION_WINDOW, n)):
        earlier = all_words[n - distance - 1]
        if earlier.sentence != all_words[n].sentence:
            return None
        if _negates(earlier.word) and text[earlier.end : earlier.end + 1] != ",":
            return distance
    return None


def _negates(word: str) -> bool:
    return word in _NEGATIONS or fold_word(word)[-1] == "not"
