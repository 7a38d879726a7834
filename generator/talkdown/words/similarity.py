"""Which texts say nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from talkdown.words.tokens import words

_UNLIKE_IN = 5
"""Texts are alike when at most one word in so many differs."""


def near_pairs(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of keys whose texts differ in at most a fifth of the longer one's words.

    A difference is a word added, left out or replaced (Levenshtein); variables count as words. Only texts
    that share a stretch of words in nearly the same place are compared: a text in which k words may
    differ, cut into k + 1 stretches, keeps one of them whole (Li, Deng, Wang & Feng 2011, Pass-Join).
    """
    spoken = {key: tuple(words(text.replace("{", " ").replace("}", " "))) for key, text in texts.items()}
    order = {key: number for number, key in enumerate(spoken)}
    holding: dict[tuple[int, int, tuple[str, ...]], list[str]] = defaultdict(list)
    lengths: set[int] = set()
    for key in sorted(spoken, key=lambda key: (len(spoken[key]), order[key])):
        row = spoken[key]
        unique, may_differ = set(row), len(row) // _UNLIKE_IN
        near: set[str] = set()
        for length in range(len(row) - may_differ, len(row) + 1):
            if length in lengths:
                for number, start, end in _places(length, len(row)):
                    if keys := holding.get((length, number, row[start:end])):
                        near.update(keys)
        for other in sorted(near, key=order.__getitem__):
            if len(unique - set(spoken[other])) > may_differ:
                continue  # spares most of the full comparisons
            if _differ(spoken[other], row, may_differ) <= may_differ:
                yield (other, key) if order[other] < order[key] else (key, other)
        lengths.add(len(row))
        for number, (start, end) in enumerate(_stretches(len(row))):
            holding[len(row), number, row[start:end]].append(key)


@cache
def _stretches(length: int) -> list[tuple[int, int]]:
    """Where the stretches of a text of that many words begin and end: one more than may differ.

    The longest text it can be like has a quarter more words, of which a fifth may differ.
    """
    count = length * _UNLIKE_IN // (_UNLIKE_IN - 1) // _UNLIKE_IN + 1
    cuts = [length * n // count for n in range(count + 1)]
    return list(pairwise(cuts))


@cache
def _places(length: int, longer: int) -> list[tuple[int, int, int]]:
    """Where the stretches of a text can stand in a longer one, as (number, start, end).

    With no more differences before a stretch than stretches before it, and no more after it than after it.
    """
    stretches, more = _stretches(length), longer - length
    found = []
    for before, (start, end) in enumerate(stretches):
        after = len(stretches) - before - 1
        first = max(start - before, start + more - after, 0)
        last = min(start + before, start + more + after)
        found += [(before, at, at + end - start) for at in range(first, last + 1)]
    return found


def _differ(one: Sequence[str], two: Sequence[str], most: int) -> int:
    """In how many words two texts differ, or `most` + 1 if in more."""
    row = list(range(len(two) + 1))
    for n, word in enumerate(one, 1):
        before, row[0] = row[0], n
        for m, other in enumerate(two, 1):
            cost = before if word == other else 1 + min(before, row[m], row[m - 1])
            before, row[m] = row[m], cost
        if min(row) > most:
            return most + 1
    return row[-1]
