"""A hint that offers the word which was meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from heapq import nlargest

_MAX_COMPARISONS = 30
"""difflib compares in some 20 µs; over the ids of 5,000 phrases that is 0.1 s for each broken reference. So only
so many are compared, those that share most pairs of letters with the word."""

_LEAST_SIMILARITY = 0.6
"""difflib's own default, from 0 (nothing in common) to 1 (the same): one or two slips in a word of five letters."""


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A hint that offers the candidate nearest to `word`; empty if none is near.

    >>> did_you_mean("tecnique", ["phrase", "technique"])
    'did you mean `technique`?'
    """
    from difflib import get_close_matches

    names = list(candidates)
    if len(names) > _MAX_COMPARISONS:
        pairs = _letter_pairs(word)
        names = nlargest(_MAX_COMPARISONS, names, key=lambda name: len(pairs & _letter_pairs(name)))
    matches = get_close_matches(word, names, n=1, cutoff=_LEAST_SIMILARITY)
    return f"did you mean `{matches[0]}`?" if matches else ""


@lru_cache(
    maxsize=20_000
)  # the ids of a book of 15,000 phrases and what belongs to them: about 20 MB at most
def _letter_pairs(word: str) -> frozenset[str]:
    """The pairs of letters in a word, its ends included."""
    return frozenset(f"{a}{b}" for a, b in zip(f" {word}", f"{word} ", strict=True))
