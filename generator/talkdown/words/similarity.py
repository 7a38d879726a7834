"""Which texts say nearly the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from talkdown.words.tokens import words

# Two texts are similar when at most one word in so many differs. Chosen on the shipped book of 850 phrases: a
# fifth finds rewordings (`by Friday`, `on Friday`) and nothing else; from a third on, it takes phrases for the
# same that are said at different moments.
_ONE_DIFFERS_IN = 5

Words = tuple[str, ...]


def near_pairs(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Pairs of keys whose texts differ in at most a fifth of the longer one's words, in the mapping's order.

    A difference is a word added, left out or replaced (Levenshtein); variables count as words. Only texts
    that share a stretch of words in nearly the same place are compared: a text in which k words may
    differ, cut into k + 1 stretches, keeps one of them whole (Li, Deng, Wang & Feng 2011, Pass-Join).

    >>> list(near_pairs({"a": "I will call you by noon", "b": "I will call you at noon", "c": "Hello"}))
    [('a', 'b')]
    """
    words_of = {key: words(text.replace("{", " ").replace("}", " ")) for key, text in texts.items()}
    order = {key: number for number, key in enumerate(words_of)}
    by_stretch: dict[tuple[int, int, Words], list[str]] = defaultdict(list)  # (length, number, words) → keys
    lengths: set[int] = set()
    for key in sorted(words_of, key=lambda key: (len(words_of[key]), order[key])):
        text = words_of[key]
        vocabulary, most_differences = set(text), len(text) // _ONE_DIFFERS_IN
        candidates: set[str] = set()
        for length in range(len(text) - most_differences, len(text) + 1):
            if length in lengths:
                for number, start, end in _possible_starts(length, len(text)):
                    if keys := by_stretch.get((length, number, text[start:end])):
                        candidates.update(keys)
        for candidate in sorted(candidates, key=order.__getitem__):
            if len(vocabulary - set(words_of[candidate])) > most_differences:
                continue  # spares most of the full comparisons
            if _differences(words_of[candidate], text, most_differences) <= most_differences:
                yield (candidate, key) if order[candidate] < order[key] else (key, candidate)
        lengths.add(len(text))
        for number, (start, end) in enumerate(_stretches(len(text))):
            by_stretch[len(text), number, text[start:end]].append(key)


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


def _differences(one: Sequence[str], two: Sequence[str], most: int) -> int:
    """In how many words two texts differ, or `most` + 1 if in more."""
    row = list(range(len(two) + 1))  # of the table of distances; only the last one is needed
    for n, word in enumerate(one, 1):
        diagonal, row[0] = row[0], n
        for m, word_of_two in enumerate(two, 1):
            cost = diagonal if word == word_of_two else 1 + min(diagonal, row[m], row[m - 1])
            diagonal, row[m] = row[m], cost
        if min(row) > most:
            return most + 1
    return row[-1]
