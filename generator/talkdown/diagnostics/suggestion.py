"""Names that nothing goes by, and the name which was meant."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

_MAX_COMPARISONS = 30
"""difflib takes about 10 µs to compare two ids: over 5,000 phrases 0.05 s for each broken reference. So only those
are compared that share most pairs of letters with the word. 30 is ample: the right one is among the first few."""

_LEAST_SIMILARITY = 0.6
"""difflib's own default, from 0 (nothing in common) to 1 (the same): one or two slips in a word of five letters."""

_MOST_LISTED = 12  # all kinds of entries, all printables; who needs more opens the book


_WORDS_FOR_ALL = frozenset(("*", "all", "any", "every", "everything", "both", "alle", "tous", "todos"))


class UnknownName(NamedTuple):
    """What is said of a name that nothing goes by."""

    message: str
    hint: str

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}"


def unknown_name(noun: str, name: str, choices: Iterable[str]) -> UnknownName:
    """What to say of a name that is none of the choices: the nearest one of them, or all.

    >>> print(unknown_name("stage", "limit", ["own", "limits"]))
    there is no stage `limit`; did you mean `limits`?
    >>> print(unknown_name("ink", "blue", ["full", "mono"]))
    there is no ink `blue`; the inks are `full`, `mono`
    """
    names = list(choices)
    return UnknownName(f"there is no {noun} `{name}`", did_you_mean(name, names) or _list_of(noun, names))


def _list_of(noun: str, names: list[str]) -> str:
    if not names:
        return f"the book has no {noun}"
    rest = f" and {len(names) - _MOST_LISTED} more" if len(names) > _MOST_LISTED else ""
    verb = f"{noun}s are" if len(names) > 1 else f"only {noun} is"
    return f"the {verb} " + ", ".join(f"`{name}`" for name in names[:_MOST_LISTED]) + rest


def hint_on_all(word: str, names: Iterable[str]) -> str:
    """A hint on a word that stands for all names, where only names can stand; empty for another word, or without names.

    >>> hint_on_all("all", ["phone", "chat"])
    'name them: `[phone, chat]`'
    """
    listed_names = list(names)[:_MOST_LISTED]
    is_all = word.strip(" []\"'").lower() in _WORDS_FOR_ALL
    return f"name them: `[{', '.join(listed_names)}]`" if is_all and listed_names else ""


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """A hint that offers the candidate nearest to `word`; empty if none is near.

    >>> did_you_mean("tecnique", ["phrase", "technique"])
    'did you mean `technique`?'
    """
    name = nearest_name(word, candidates)
    return f"did you mean `{name}`?" if name else ""


def nearest_name(word: str, candidates: Iterable[str]) -> str:
    """The candidate nearest to a word; empty if none is near."""
    from difflib import get_close_matches

    names = list(candidates)
    if len(names) > _MAX_COMPARISONS:
        pairs = _letter_pairs(word)
        names = nlargest(_MAX_COMPARISONS, names, key=lambda name: len(pairs & _letter_pairs(name)))
    matches = get_close_matches(word, names, n=1, cutoff=_LEAST_SIMILARITY)
    return matches[0] if matches else ""


@lru_cache(maxsize=20_000)  # ids; 3 kB each, and only for a book with broken references
def _letter_pairs(word: str) -> frozenset[str]:
    """The pairs of letters in a word, its ends included."""
    return frozenset(f"{a}{b}" for a, b in zip(f" {word}", f"{word} ", strict=True))
