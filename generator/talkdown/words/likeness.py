"""Which texts say nearly the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from talkdown.words.tokens import words

LIKE = 0.8


def near_pairs(texts: Mapping[str, str], like: float = LIKE) -> Iterator[tuple[str, str, float]]:
    """Pairs of keys whose texts share at least `like` of their words in order, as (a, b, likeness).

    Only texts that share one of their rarest words are compared (prefix filtering: Chaudhuri, Ganti &
    Kaushik 2006), so that 5,000 phrases need thousands of comparisons instead of millions.
    """
    tokens = {key: words(text) for key, text in texts.items()}
    common = Counter(word for row in tokens.values() for word in set(row))
    holding: dict[str, list[str]] = defaultdict(list)
    for key, row in tokens.items():
        unique = set(row)
        rare = sorted(unique, key=lambda word: (common[word], word))
        prefix = rare[: len(unique) - int(like * len(unique)) + 1]
        seen = {other for word in prefix for other in holding[word]}
        for other in sorted(seen):
            ratio = _likeness(row, tokens[other], like)
            if ratio >= like:
                yield other, key, ratio
        for word in prefix:
            holding[word].append(key)


def _likeness(one: list[str], two: list[str], like: float) -> float:
    longest = max(len(one), len(two), 1)
    if min(len(one), len(two)) < like * longest:
        return 0.0
    shared = sum((Counter(one) & Counter(two)).values())
    if shared < like * longest:
        return 0.0
    from nltk.metrics.distance import edit_distance  # a quarter of a second to import

    return 1 - edit_distance(one, two) / longest
