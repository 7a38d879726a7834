"""What an emergency is told by, in whatever order it is said: the ways of asking for it, and pairs of their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from talkdown.model.book import Book
from talkdown.model.situation import Situation, Sort
from talkdown.words.terms import Term, has_meaning, terms_of

_COMMON = 40
"""Ways of asking for other situations that have a word: from here on it is said of everything, and of a way of asking with no
rarer one the order counts (`ending it all`, `told what to say`). Chosen by trial on calm turns of customers, as is what follows."""

_TIMES_AS_OFTEN = 10
_FEWEST_WAYS = 2
"""A word speaks of danger if it stands so many times as often in the ways of asking for emergencies, and in so many of them."""


class AskedAs(NamedTuple):
    """A way of asking for an emergency."""

    situation: Situation
    number: int
    """Among all of them, from 1."""

    @property
    def words(self) -> str:
        """As the book has it."""
        return self.situation.asked_as[self.number - 1]


def ways_of_asking(situations: Iterable[Situation]) -> Iterator[AskedAs]:
    """Those of some situations, without `988`, which is part of any number."""
    for situation in situations:
        for number, words in enumerate(situation.asked_as, start=1):
            if any(map(str.isalpha, words)):
                yield AskedAs(situation, number)


class AskedWords:
    """How often a word, and two words together, stand in the ways of asking: for emergencies, and for all else."""

    def __init__(self, book: Book, ways: Sequence[AskedAs]) -> None:
        """`ways` are the ways of asking for the emergencies."""
        everyday_ways = [
            sorted({term.stem for term in terms_of(words)})
            for situation in book.situations
            if situation.sort is not Sort.emergency
            for words in situation.asked_as
        ]
        self._everyday = Counter(stem for way in everyday_ways for stem in way)
        self._everyday_pairs = {pair for way in everyday_ways for pair in combinations(way, 2)}
        self._emergency = Counter(
            stem for way in ways for stem in {term.stem for term in terms_of(way.words)}
        )
        self._everyday_count, self._emergency_count = max(1, len(everyday_ways)), max(1, len(ways))

    def everyday_frequency(self, stem: str) -> int:
        """The ways of asking for what is no emergency that have a word."""
        return self._everyday[stem]

    def are_free(self, terms: Iterable[Term]) -> bool:
        """Whether the words of a way of asking may stand in any order: two of meaning, and one of them not said of everything."""
        stems = {term.stem for term in terms if has_meaning(term)}
        return len(stems) > 1 and min(map(self.everyday_frequency, stems)) < _COMMON

    def is_dangerous_pair(self, pair: tuple[Term, Term]) -> bool:
        """Whether one of two words speaks of danger, and nothing else is asked for by the two."""
        first, second = sorted(term.stem for term in pair)
        return (first, second) not in self._everyday_pairs and (
            self._speaks_of_danger(first) or self._speaks_of_danger(second)
        )

    def _speaks_of_danger(self, stem: str) -> bool:
        # Half a way more for each, as is usual with small counts: a word that is nowhere else is no certain sign.
        emergency_share = (self._emergency[stem] + 0.5) / self._emergency_count
        everyday_share = (self._everyday[stem] + 0.5) / self._everyday_count
        return self._emergency[stem] >= _FEWEST_WAYS and emergency_share > _TIMES_AS_OFTEN * everyday_share


def term_sets(ways: Iterable[AskedAs], words: AskedWords) -> Iterator[tuple[frozenset[Term], AskedAs]]:
    """The sets of terms that mean an emergency in any order: whole ways of asking, and pairs of their words."""
    known_sets: set[frozenset[Term]] = set()
    for way in ways:
        terms = frozenset(terms_of(way.words))
        sets = [terms] if words.are_free(terms) else []
        pairs = combinations(sorted(filter(has_meaning, terms)), 2)
        for one_set in (*sets, *map(frozenset, filter(words.is_dangerous_pair, pairs))):
            if one_set not in known_sets:
                known_sets.add(one_set)
                yield one_set, way
