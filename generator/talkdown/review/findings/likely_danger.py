"""How likely it is that a sentence of a customer speaks of an emergency, in words that no wording foresaw: they are weighed.

The weights are those of the finder (`outputs/finder/js/engine/danger.js`): what the ways of asking say, and the words of danger.yaml,
which people can read and change. They were fitted to searches; no turn of a contact was among them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from talkdown.model.book import Book
from talkdown.model.situation import Situation, Sort
from talkdown.words.folding import fold_word
from talkdown.words.memory import Memory
from talkdown.words.porter import stem
from talkdown.words.stop_words import STOP_WORDS
from talkdown.words.text_words import ends_sentence, text_tokens, token_spans

# As in danger.js, which says what they are and how they were chosen.
_BASE = -0.2
_ODDS_TRUST = 0.35
_SMOOTHING = 0.2
_SMOOTHING_OF_FEW = 100

_LEAST_WEIGHT = 0.3
"""Of a word or a pair. Searches have few words; in a long sentence of talk, many that say next to nothing would add up to danger."""

_LIKELY = 2.5
"""Log odds from which a sentence is to be looked at. This and the least weight by trial, on turns that had taught the weights nothing, and a
book of before they had taught its wordings: of 150 turns of danger wordings hear 110, and 127 with this; of 120 calm ones made hard on purpose
14 and 16 are in the list, and 4 more of 1,500 that are not."""


class LikelyPlace(NamedTuple):
    """A sentence that likely speaks of an emergency."""

    begin: int
    """In characters of the text."""
    end: int
    situation_id: str
    """The emergency that its words speak for most."""


class LikelyDanger:
    """Weighs the words of sentences."""

    def __init__(self, book: Book, situations: Collection[Situation]) -> None:
        """`situations` are the emergencies that may be found."""
        self._ids = {situation.id for situation in situations}
        self._weights: dict[str, float] = {}
        self._kinds: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._weigh_ways_of_asking(book)
        for id, weights in book.danger.weights.items():
            for bar_list, weight in weights.items():
                for words in bar_list.split("|"):
                    term = " ".join(map(stem, _words_of(words)))
                    self._weights[term] = self._weights.get(term, 0.0) + weight
                    if weight > 0 and id in self._ids:
                        self._kinds[term][id] += weight
        self._weights = {
            term: weight for term, weight in self._weights.items() if abs(weight) >= _LEAST_WEIGHT
        }
        self._pairs: dict[str, dict[str, str]] = defaultdict(dict)
        """The pairs of words that weigh something, by their first and their second one."""
        for term in self._weights:
            first, space, second = term.partition(" ")
            if space:
                self._pairs[first][second] = term
        self._stems_of: Memory[str, tuple[tuple[str, bool], ...]] = Memory(
            lambda token: tuple((stem(word), word in STOP_WORDS) for word in fold_word(token))
        )

    def _weigh_ways_of_asking(self, book: Book) -> None:
        counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        ways: Counter[bool] = Counter()
        for situation in book.situations:
            is_emergency = situation.sort is Sort.emergency
            for words in situation.asked_as:
                ways[is_emergency] += 1
                terms = _terms_of(_words_of(words))
                counts[is_emergency].update(terms)
                if situation.id in self._ids:
                    for term in terms:
                        self._kinds[term][situation.id] += _SMOOTHING
        if not ways[True]:
            return
        smoothing = _SMOOTHING + _SMOOTHING_OF_FEW / ways.total()
        smoothing_of_others = 0.5 * smoothing * ways[False] / ways[True]
        for term in counts[True] | counts[False]:
            share = (counts[True][term] + smoothing) / (ways[True] + 2 * smoothing)
            share_of_others = (counts[False][term] + smoothing_of_others) / (
                ways[False] + 2 * smoothing_of_others
            )
            self._weights[term] = _ODDS_TRUST * (math.log(share) - math.log(share_of_others or 1.0))

    def find(self, text: str) -> Iterator[LikelyPlace]:
        """The sentences of a text that likely speak of an emergency which may be found."""
        tokens = text_tokens(text)
        begin = 0
        for end in (*(n for n, token in enumerate(tokens) if ends_sentence(token)), len(tokens)):
            if begin < end and (id := self._emergency_in(tokens[begin:end])):
                spans = token_spans(text)
                yield LikelyPlace(spans[begin][0], spans[end - 1][1], id)
            begin = end + 1

    def _emergency_in(self, tokens: list[str]) -> str | None:
        stems_of, weights, all_pairs = self._stems_of, self._weights, self._pairs
        terms: set[str] = set()
        no_pairs: dict[str, str] = {}
        pairs = telling_pairs = (
            no_pairs  # those that begin with the word before, and with the telling one before
        )
        for token in tokens:
            for word_stem, is_stop_word in stems_of[token]:
                if word_stem in pairs:
                    terms.add(pairs[word_stem])
                pairs = all_pairs.get(word_stem, no_pairs)
                if not is_stop_word:
                    if word_stem in weights:
                        terms.add(word_stem)
                    if word_stem in telling_pairs:
                        terms.add(telling_pairs[word_stem])
                    telling_pairs = pairs
        if _BASE + math.fsum(map(weights.__getitem__, terms)) <= _LIKELY:
            return None
        kinds: dict[str, float] = defaultdict(float)
        for term in sorted(terms):
            for id, weight in self._kinds.get(term, {}).items():
                kinds[id] += weight
        return min(kinds, key=lambda id: (-kinds[id], id)) if kinds else None


def _words_of(text: str) -> list[str]:
    return [word for token in text_tokens(text) if not ends_sentence(token) for word in fold_word(token)]


def _terms_of(words: list[str]) -> set[str]:
    """Stems, and pairs of neighbors, as they stand and without the stop words between them."""
    stems = [stem(word) for word in words]
    telling_stems = [stem(word) for word in words if word not in STOP_WORDS]
    return {*telling_stems, *map(" ".join, pairwise(telling_stems)), *map(" ".join, pairwise(stems))}
