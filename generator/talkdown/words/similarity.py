"""Which texts say nearly the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain, islice, pairwise
from sys import intern

from talkdown.words.tokens import words

# Two texts are similar when at most one word in so many differs. Chosen on the shipped book of 850 phrases: a
# fifth finds rewordings (`by Friday`, `on Friday`) and nothing else; from a third on, it takes phrases for the
# same that are said at different moments.
_ONE_DIFFERS_IN = 5

_FEW_GROUPS = 20
"""So many groups with a rare word in common are looked at as they come; where there are more, shared stretches are asked in their
place, of which there are more to look up and fewer to compare."""

_MOST_GROUPS = 100
"""Groups that are looked at for a text, those first with which it shares what few others share. A thousand texts that have become
one group one by one still are a thousand here. By trial on 50,000 phrases of one frame."""

_MOST_COMPARED = 20
"""Texts that a text is compared with, in the same order. It bounds the time where thousands of texts share their opening and their
closing; a book of people's phrases has a dozen such at most. By trial on 50,000 phrases that are one another with words changed, 50
find three in a thousand more."""

Words = tuple[str, ...]
Groups = Mapping[Words, Sequence[Words]]
"""Texts by the one that stood for their group when they were added."""


def near_groups(texts: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Groups of keys whose texts differ little from another one of their group: in at most a fifth of the longer one's words.

    Keys, and groups by their first key, are in the mapping's order. A difference is a word added, left out or replaced (Levenshtein); variables count as words.

    >>> near_groups({"a": "I will call you by noon", "b": "I will call you at noon", "c": "Hello"})
    [('a', 'b')]
    """
    words_of = {
        # Each word once, so that it is hashed once, and compared by its place.
        key: tuple(map(intern, words(text.replace("{", " ").replace("}", " "))))
        for key, text in texts.items()
    }
    grouping = _Grouping(dict.fromkeys(words_of.values()))
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

    def __init__(self, texts: Iterable[Words]) -> None:
        tokens_of = {text: _tokens(text) for text in texts}
        self._parents: dict[Words, Words] = {text: text for text in tokens_of}
        frequencies = Counter(chain.from_iterable(tokens_of.values()))
        rank = {token: n for n, token in enumerate(sorted(frequencies, key=frequencies.__getitem__))}
        by_rare_word, by_stretch = _Index(), _Index()
        for text in sorted(tokens_of, key=len):
            rare_tokens = sorted(tokens_of[text], key=rank.__getitem__)
            most_differences = len(text) // _ONE_DIFFERS_IN
            # A longer text that this one is similar to has a quarter more words, of which a fifth may differ.
            own_tokens = rare_tokens[: len(text) // (_ONE_DIFFERS_IN - 1) + 1]
            candidates = by_rare_word.find(rare_tokens[: most_differences + 1])
            if sum(map(len, candidates)) > _FEW_GROUPS:
                candidates = by_stretch.find(_stretches_of(text, _possible_places(len(text))))
            self._join(text, candidates)
            group = self.group_of(text)
            by_rare_word.add(own_tokens, group, text)
            by_stretch.add(_stretches_of(text, _own_places(len(text))), group, text)

    def group_of(self, text: Words) -> Words:
        """The text that stands for the group of a text."""
        parents = self._parents
        group = parents[text]
        while parents[group] is not group:
            group = parents[group]
        while parents[text] is not group:
            parents[text], text = group, parents[text]
        return group

    def _join(self, text: Words, candidates: Sequence[Groups]) -> None:
        """Put a text into the groups that it is near to, which thereby become one."""
        vocabulary, most_differences = set(text), len(text) // _ONE_DIFFERS_IN
        compared_texts: set[Words] = set()
        own_root = self.group_of(text)
        in_order = chain.from_iterable(groups.items() for groups in sorted(candidates, key=len))
        for group, members in islice(in_order, _MOST_GROUPS):
            if (root := self.group_of(group)) is own_root:
                continue
            for member in members:
                if member in compared_texts:
                    continue
                if len(compared_texts) == _MOST_COMPARED:
                    return
                compared_texts.add(member)
                if _are_near(member, text, vocabulary, most_differences):
                    self._parents[own_root] = own_root = root
                    break


class _Index:
    """Texts by something that is in them, group by group."""

    def __init__(self) -> None:
        self._groups: dict[Hashable, dict[Words, list[Words]]] = defaultdict(dict)

    def add(self, lookups: Iterable[Hashable], group: Words, text: Words) -> None:
        for lookup in lookups:
            self._groups[lookup].setdefault(group, []).append(text)

    def find(self, lookups: Iterable[Hashable]) -> list[Groups]:
        """The groups of texts in which there is one of these, for each that is in any."""
        return [groups for groups in map(self._groups.get, lookups) if groups]


def _tokens(text: Words) -> Sequence[Hashable]:
    """The words of a text, one that has stood before with its number: so that as many are shared as stand in both."""
    if len(set(text)) == len(text):
        return text
    counts: dict[str, int] = {}
    tokens: list[Hashable] = []
    for word in text:
        count = counts.get(word, 0)
        tokens.append((word, count) if count else word)
        counts[word] = count + 1
    return tokens


def _stretches_of(text: Words, places: Iterable[tuple[int, int]]) -> list[Words]:
    return [text[start:end] for start, end in places]


@cache
def _own_places(length: int) -> list[tuple[int, int]]:
    """Where the stretches of a text of that many words begin and end: one more than may differ.

    The longest text it can be similar to has a quarter more words, of which a fifth may differ.
    """
    count = length * _ONE_DIFFERS_IN // (_ONE_DIFFERS_IN - 1) // _ONE_DIFFERS_IN + 1
    cuts = [length * n // count for n in range(count + 1)]
    return list(pairwise(cuts))


@cache
def _possible_places(longer: int) -> list[tuple[int, int]]:
    """Where a text of that many words can have the stretches of one that is as long or shorter, and similar.

    With no more differences before a stretch than stretches before it, and no more after it than after it.
    """
    places = set()
    for length in range(longer - longer // _ONE_DIFFERS_IN, longer + 1):
        stretches, surplus = _own_places(length), longer - length
        for number, (start, end) in enumerate(stretches):
            stretches_after = len(stretches) - number - 1
            first = max(start - number, start + surplus - stretches_after, 0)
            last = min(start + number, start + surplus + stretches_after)
            places |= {(begin, begin + end - start) for begin in range(first, last + 1)}
    return sorted(places)


def _are_near(one: Words, two: Words, words_of_two: set[str], most_differences: int) -> bool:
    """Whether at most so many words of two, the longer one, differ from those of one."""
    if len(two) - len(one) > most_differences or len(words_of_two.difference(one)) > most_differences:
        return False  # spares most of the full comparisons
    # What both begin and end with: texts of one frame share many words, and may differ in all of the others.
    start = _shared_length(zip(one, two, strict=False))
    end = _shared_length(zip(reversed(one[start:]), reversed(two[start:]), strict=False))
    one, two = one[start : len(one) - end], two[start : len(two) - end]
    if len(set(two).difference(one)) > most_differences:
        return False
    return _differ_in_at_most(most_differences, one, two)


def _shared_length(pairs: Iterable[tuple[str, str]]) -> int:
    """How many pairs are one word twice, before the first that is not."""
    length = 0
    for one, two in pairs:
        if one is not two:  # each word of a text is there once
            break
        length += 1
    return length


def _differ_in_at_most(most: int, one: Words, two: Words) -> bool:
    """Whether the distance is at most so much, for a distance that is small beside the lengths.

    With each difference more, it goes along each diagonal of the table of distances as far as words are the same
    (Ukkonen 1985): of a table of 20 × 20, some 13 fields are filled in. `two` is `most` words longer than `one`, at most.
    """
    surplus, middle = len(two) - len(one), most + 1
    # How many words of one are behind, by diagonal; -2 where none can be, as at both ends.
    rows = [-2] * (2 * most + 3)
    rows[middle] = -1
    for differences in range(most + 1):
        rows_before, edits_left = rows[:], most - differences
        # Only diagonals that are reached so far, and from which the one of both ends is.
        lowest_row, highest_row = (
            max(-differences, surplus - edits_left),
            min(differences, surplus + edits_left),
        )
        for diagonal in range(lowest_row, highest_row + 1):
            place = middle + diagonal
            end = min(len(one), len(two) - diagonal)
            row = min(max(rows_before[place] + 1, rows_before[place - 1], rows_before[place + 1] + 1), end)
            while row < end and one[row] == two[row + diagonal]:
                row += 1
            rows[place] = row
        if rows[middle + surplus] == len(one):
            return True
    return False
