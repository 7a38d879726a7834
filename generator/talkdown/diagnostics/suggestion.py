"""A hint that offers the word which was meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from heapq import nlargest

_MAX_COMPARISONS = 30
"""difflib takes about 10 µs to compare two ids: over 5,000 phrases 0.05 s for each broken reference. So only those
are compared that share most pairs of letters with the word. 30 is ample: the right one is among the first few."""

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


@lru_cache(maxsize=20_000)  # ids; 3 kB each, and only for a book with broken references
def _letter_pairs(word: str) -> frozenset[str]:
    """The pairs of letters in a word, its ends included."""
    return frozenset(f"{a}{b}" for a, b in zip(f" {word}", f"{word} ", strict=True))
