"""PatternTable: sequences of words to look for in a text."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, partial
from itertools import chain
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from talkdown.words.folding import fold_word
from talkdown.words.memory import Memory
from talkdown.words.names_in_text import is_name
from talkdown.words.pattern_automaton import PatternAutomaton, State
from talkdown.words.pattern_symbols import Symbols
from talkdown.words.pattern_syntax import NAME, count_parts, parse_pattern
from talkdown.words.text_words import PERCENT, ends_sentence, text_tokens, text_words, token_spans

T = TypeVar("T")

Unit: TypeAlias = "tuple[str, ...] | None"
"""What a word of a text stands for in the patterns of a table; None where a sentence ends."""

_INSIDE_DENIAL = "(not)"
"""A symbol of no pattern, on the `can` of `can't`: a pattern that ended there would be found in its own denial."""

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
        fold = fold_word if folds else _as_it_stands
        self._values: list[T] = []
        self._automaton = PatternAutomaton(partial(_words_of_part, fold=fold))
        for pattern, value in table.items() if isinstance(table, Mapping) else table:
            self._automaton.add(parse_pattern(pattern), len(self._values))
            self._values.append(value)
        self._start = self._automaton.start()
        self._begins_with_names = NAME in self._start.labels
        symbols = Symbols(self._automaton.symbols, corrects=folds)
        # Neither function holds the table: what it has learned goes with it at once, and waits for no search for garbage.
        self._units_of: Memory[str, tuple[Unit, ...]] = Memory(
            partial(_units_of_token, symbols=symbols, fold=fold)
        )
        self._first_states: Memory[tuple[str, ...], State | None] = Memory(
            partial(self._automaton.step, self._start, is_same_sentence=True)
        )

    def find(self, text: str) -> Iterator[Match[T]]:
        """Every pattern that stands in the text, as whole words, in the order of the text.

        Where a pattern fits from one place in several ways, the longest counts.
        """
        units_of, first_states = self._units_of, self._first_states
        units = list(chain.from_iterable(map(units_of.__getitem__, text_tokens(text))))
        walk: _Walk | None = None
        following_units = iter(units)
        next(following_units, None)
        for start, unit in enumerate(units):
            following_unit = next(following_units, None)
            if self._begins_with_names and unit is not None:
                walk = walk or _Walk(self._automaton, units, text, units_of)
                unit = (*unit, NAME) if walk.is_name(start) else unit
            if unit and (state := first_states[unit]) is not None:
                # Most beginnings are none: `I` begins many patterns, and few go on with `called`.
                if (
                    not state.is_open
                    and following_unit is not None
                    and state.labels.isdisjoint(following_unit)
                ):
                    continue
                if walk is None:
                    walk = _Walk(self._automaton, units, text, units_of)
                for number, last in walk.patterns_from(state, start).items():
                    yield walk.match(start, last, self._values[number])


class _Walk:
    """Ways through an automaton along one text. What is known of its words beside their units is worked out when it is needed."""

    def __init__(
        self,
        automaton: PatternAutomaton,
        units: list[Unit],
        text: str,
        units_of: Mapping[str, tuple[Unit, ...]],
    ) -> None:
        self._automaton = automaton
        self._units = units
        self._text = text
        self._units_of = units_of

    def patterns_from(self, state: State | None, position: int) -> dict[int, int]:
        """The patterns that begin with a unit, by which `state` is reached, and the last unit of each at its longest."""
        units, step = self._units, self._automaton.step
        last_positions: dict[int, int] = {}
        unit = units[position]
        while state is not None:
            if state.patterns and unit and _INSIDE_DENIAL not in unit:
                for number in state.patterns:
                    last_positions[number] = position
            position += 1
            if position == len(units):
                break
            is_same_sentence = True
            while (unit := units[position]) is None:
                is_same_sentence = False
                position += 1
                if position == len(units):
                    return last_positions
            labels = state.labels
            if NAME in labels and self.is_name(position):
                unit = (*unit, NAME)
            if labels.isdisjoint(unit) and not (is_same_sentence and state.has_gap):
                break
            states = state.after if is_same_sentence else state.after_sentence_end
            state = states[unit] if unit in states else step(state, unit, is_same_sentence)
        return last_positions

    def match(self, first: int, last: int, value: T) -> Match[T]:
        """What stands from one unit to another."""
        text, spans, numbers = self._text, token_spans(self._text), self._token_numbers
        begin, end = spans[numbers[first]][0], spans[numbers[last]][1]
        return Match(begin, end, text[begin:end], value, _words_since_negation(text, numbers[first]))

    def is_name(self, position: int) -> bool:
        """Whether a unit is a word that is written as a name is; of `Aya's`, the first unit alone."""
        number = self._token_numbers[position]
        if position and self._token_numbers[position - 1] == number:
            return False
        begin = token_spans(self._text)[number][0]
        if not (self._text[begin].isupper() or self._text[begin - 1 : begin] == "["):
            return False  # most words: that takes a look at no other one
        words_before = sum(not ends_sentence(token) for token in text_tokens(self._text)[:number])
        return is_name(text_words(self._text), words_before, self._text)

    @cached_property
    def _token_numbers(self) -> list[int]:
        """The token of each unit."""
        units_of = self._units_of
        return [number for number, token in enumerate(text_tokens(self._text)) for _ in units_of[token]]


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


@lru_cache(
    maxsize=10_000
)  # seven times the wordings of the shipped book, which a server reads again at each change
def count_pattern_words(pattern: str) -> int:
    """How many words a table has to look for, if it has this pattern.

    >>> count_pattern_words("I|we [can] promise")
    4

    Raises `PatternError` for a pattern that no table can have.
    """
    sequence = parse_pattern(pattern)
    PatternAutomaton(partial(_words_of_part, fold=_as_it_stands)).add(sequence, 0)
    return count_parts(sequence)


def _units_of_token(token: str, symbols: Symbols, fold: Callable[[str], tuple[str, ...]]) -> tuple[Unit, ...]:
    """What a word stands for, part by part: `don't` is do and not."""
    if ends_sentence(token):
        return (None,)
    word = PERCENT if token == "%" else token
    units = [symbols.of_word(part) for part in fold(word)]
    mark = (_INSIDE_DENIAL,) if _negates(word) else ()
    return (*(unit + mark for unit in units[:-1]), units[-1])


def _words_of_part(part: str, fold: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """The words that a part of a pattern is compared by: `T&C` → t, c."""
    return tuple(word for text_word in text_words(part) for word in fold(text_word.word))


def _as_it_stands(word: str) -> tuple[str, ...]:
    return (word,)


def _words_since_negation(text: str, n: int) -> int | None:
    """How many words stand between the token `n` and a negation before it in its sentence.

    One before a comma gives an answer, and takes nothing back: `No, I promise`.
    """
    tokens = text_tokens(text)
    for distance in range(min(_NEGATION_WINDOW, n)):
        token = tokens[n - distance - 1]
        if ends_sentence(token):
            return None
        if _negates(token):
            end = token_spans(text)[n - distance - 1][1]
            if text[end : end + 1] != ",":
                return distance
    return None


def _negates(word: str) -> bool:
    return word in _NEGATIONS or fold_word(word)[-1] == "not"
