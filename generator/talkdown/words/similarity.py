"""Which texts say nearly the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from talkdown.words.tokens import words

# Two texts are similar when at most one word in so many differs. Chosen on the shipped book of 850 phrases: a
# fifth finds rewordings (`by Friday`, `on Friday`) and nothing else; from a third on, it takes phrases for the
# same that are said at different moments.
_ONE_DIFFERS_IN = 5

_FEW_GROUPS = 20
"""So many groups to compare with are looked at as they come; where more share a rare word, shared stretches are asked, of
which there are more to look up and fewer to compare. By trial on 50,000 phrases, from 10 to 100 it makes no difference."""

_MOST_COMPARED = 50
"""Texts that a text is compared with, those with the rarest words in common first. It bounds the time where thousands of texts
share their opening and their closing; a book of people's phrases has a dozen such at most."""

Words = tuple[str, ...]


def near_groups(texts: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Groups of keys whose texts differ little from another one of their group: in at most a fifth of the longer one's words.

    Keys, and groups by their first key, are in the mapping's order. A difference is a word added, left out or replaced (Levenshtein); variables count as words.

    >>> near_groups({"a": "I will call you by noon", "b": "I will call you at noon", "c": "Hello"})
    [('a', 'b')]
    """
    words_of = {key: words(text.replace("{", " ").replace("}", " ")) for key, text in texts.items()}
    keys_of: dict[Words, list[str]] = defaultdict(list)
    for key, text in words_of.items():
        keys_of[text].append(key)
    grouping = _Grouping(keys_of)
    keys_by_group: dict[Words, list[str]] = defaultdict(list)
    for key, text in words_of.items():
        keys_by_group[grouping.group_of(text)].append(key)
    return [tuple(keys) for keys in keys_by_group.values() if len(keys) > 1]


class _Grouping:
    """Distinct texts, each in the group of those that it is near to.

    Texts from the shortest to the longest are looked up in two indexes, each of which misses none. One goes by rare
    words: of two texts that share all but k words, the k + 1 rarest of one hold one of the rarest of the other (Bayardo,
    Ma & Srikant 2007, the prefix filter). The other goes by stretches: a text in which k words may differ, cut into k + 1
    stretches, keeps one of them whole (Li, Deng, Wang & Feng 2011, Pass-Join).
    """

    def __init__(self, texts: Mapping[Words, object]) -> None:
        self._parents: dict[Words, Words] = {text: text for text in texts}
        frequencies = Counter(token for text in texts for token in _tokens(text))
        by_rare_word, by_stretch = _Index(), _Index()
        lengths: set[int] = set()
        for text in sorted(texts, key=len):
            rare_tokens = sorted(_tokens(text), key=lambda token: (frequencies[token], token))
            most_differences = len(text) // _ONE_DIFFERS_IN
            # A longer text that this one is similar to has a quarter more words, of which a fifth may differ.
            own_tokens = rare_tokens[: len(text) // (_ONE_DIFFERS_IN - 1) + 1]
            tokens = rare_tokens[: most_differences + 1]
            index, size = by_rare_word, by_rare_word.size(tokens)
            lookups: Sequence[Hashable] = tokens
            if size > _FEW_GROUPS:
                stretches = _possible_stretches(text, lengths)
                if by_stretch.size(stretches) < size:
                    index, lookups = by_stretch, stretches
            self._join(text, index, lookups)
            lengths.add(len(text))
            group = self.group_of(text)
            by_rare_word.add(own_tokens, group, text)
            by_stretch.add(_own_stretches(text), group, text)

    def group_of(self, text: Words) -> Words:
        """The text that stands for the group of a text."""
        group = text
        while self._parents[group] != group:
            group = self._parents[group]
        while self._parents[text] != group:
            self._parents[text], text = group, self._parents[text]
        return group

    def _join(self, text: Words, index: _Index, lookups: Sequence[Hashable]) -> None:
        """Put a text into the groups that it is near to, which thereby become one."""
        vocabulary, most_differences = set(text), len(text) // _ONE_DIFFERS_IN
        compared_texts: set[Words] = set()
        for lookup in lookups:
            for group, members in index.groups(lookup).items():
                root = self.group_of(group)
                if root == self.group_of(text):
                    continue
                for member in members:
                    if member in compared_texts:
                        continue
                    if len(compared_texts) == _MOST_COMPARED:
                        return
                    compared_texts.add(member)
                    if _are_near(member, text, vocabulary, most_differences):
                        self._parents[self.group_of(text)] = root
                        break


class _Index:
    """Texts by something that is in them, group by group."""

    def __init__(self) -> None:
        self._groups: dict[Hashable, dict[Words, list[Words]]] = defaultdict(dict)

    def add(self, lookups: Sequence[Hashable], group: Words, text: Words) -> None:
        for lookup in lookups:
            self._groups[lookup].setdefault(group, []).append(text)

    def groups(self, lookup: Hashable) -> Mapping[Words, Sequence[Words]]:
        return self._groups.get(lookup, {})

    def size(self, lookups: Sequence[Hashable]) -> int:
        """How many groups are found there."""
        return sum(len(self.groups(lookup)) for lookup in lookups)


def _tokens(text: Words) -> Iterator[tuple[str, int]]:
    """The words of a text, a repeated one with its number: so that as many are shared as stand in both."""
    counts: Counter[str] = Counter()
    for word in text:
        yield word, counts[word]
        counts[word] += 1


def _own_stretches(text: Words) -> list[Hashable]:
    return [(len(text), number, text[start:end]) for number, (start, end) in enumerate(_stretches(len(text)))]


def _possible_stretches(text: Words, lengths: set[int]) -> list[Hashable]:
    """The stretches that texts of these lengths and this one can have in common."""
    least = len(text) - len(text) // _ONE_DIFFERS_IN
    return [
        (length, number, text[start:end])
        for length in range(least, len(text) + 1)
        if length in lengths
        for number, start, end in _possible_starts(length, len(text))
    ]


@cache
def _stretches(length: int) -> list[tuple[int, int]]:
    """Where the stretches of a text of that many words begin and end: one more than may differ.

    The longest text it can be similar to has a quarter more words, of which a fifth may differ.
    """
    count = length * _ONE_DIFFERS_IN // (_ONE_DIFFERS_IN - 1) // _ONE_DIFFERS_IN + 1
    cuts = [length * n // count for n in range(count + 1)]
    return list(pairwise(cuts))


@cache
def _possible_starts(length: int, longer: int) -> list[tuple[int, int, int]]:
    """Where the stretches of a text can stand in a longer one, as (number, start, end).

    With no more differences before a stretch than stretches before it, and no more after it than after it.
    """
    stretches, surplus = _stretches(length), longer - length
    starts = []
    for number, (start, end) in enumerate(stretches):
        stretches_after = len(stretches) - number - 1
        first = max(start - number, start + surplus - stretches_after, 0)
        last = min(start + number, start + surplus + stretches_after)
        starts += [(number, begin, begin + end - start) for begin in range(first, last + 1)]
    return starts


def _are_near(one: Words, two: Words, words_of_two: set[str], most_differences: int) -> bool:
    """Whether at most so many words of two, the longer one, differ from those of one."""
    if len(two) - len(one) > most_differences or len(words_of_two.difference(one)) > most_differences:
        return False  # spares most of the full comparisons
    start, end = 0, 0
    while start < len(one) and one[start] == two[start]:
        start += 1
    while end < len(one) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    return _differ_in_at_most(most_differences, one[start : len(one) - end], two[start : len(two) - end])


def _differ_in_at_most(most: int, one: Words, two: Words) -> bool:
    if not one or most >= max(len(one), len(two)):
        return len(two) <= most
    row = list(range(len(two) + 1))  # of the table of distances; only the last one is needed
    for n, word in enumerate(one, 1):
        diagonal, row[0] = row[0], n
        for m, word_of_two in enumerate(two, 1):
            cost = diagonal if word == word_of_two else 1 + min(diagonal, row[m], row[m - 1])
            diagonal, row[m] = row[m], cost
        if min(row) > most:
            return False
    return row[-1] <= most
