"""Text becomes words, and words become stems."""

from __future__ import annotations

import functools
import re
from typing import Any

from talkdown.storage import cache

_WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)*")
_VARIABLE = re.compile(r"\{[a-z0-9_]*\}")

STOP = frozenset(
    """a about am an and are as at be been but by can could did do does for from had has have he her here
    him his how i i'd i'll i'm i've if in into is it it's its just let me my no not now of off on or our out
    she should so some than that that's the their them then there they this to up us was we we'll we're were
    what when where which who why will with would you you'd you'll you're you've your""".split()
)
"""Words that carry grammar rather than meaning."""


def words(text: str) -> list[str]:
    """The words of a text in small letters, without its variables: `I'll call` → i'll, call."""
    return list(spoken(text))


@functools.lru_cache(maxsize=20_000)
def spoken(text: str) -> tuple[str, ...]:
    """The same, kept: several rules look at the words of the same phrase."""
    plain = text.lower().replace("’", "'")
    return tuple(_WORD.findall(_VARIABLE.sub(" ", plain) if "{" in plain else plain))


class _Stems:
    """The Porter stems of words, kept between runs: to import NLTK costs a quarter of a second."""

    MADE_BY = "porter-martin-1"
    MOST = 50_000

    def __init__(self) -> None:
        self._before = cache.read("stems", self.MADE_BY)
        self._new: dict[str, str] = {}
        self._stemmer: Any = None

    def __call__(self, word: str) -> str:
        if known := self._before.get(word) or self._new.get(word):
            return str(known)
        if self._stemmer is None:
            from nltk.stem.porter import PorterStemmer

            self._stemmer = PorterStemmer(PorterStemmer.MARTIN_EXTENSIONS)
        self._new[word] = self._stemmer.stem(word)
        return self._new[word]

    def save(self) -> None:
        if self._new:
            room = len(self._before) + len(self._new) <= self.MOST
            self._before = {**self._before, **self._new} if room else self._new
            self._new = {}
            cache.write("stems", self.MADE_BY, self._before)


_stems = functools.cache(_Stems)


def stem(word: str) -> str:
    """The Porter stem, as npm's `stemmer` gives it too: `abating` → abat."""
    return word if len(word) < 3 else _stems()(word)


def keep_stems() -> None:
    """Keep the stems of this run for the next one."""
    _stems().save()


def stems(text: str) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    return tuple(stem(word) for word in words(text))


def telling(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order."""
    return tuple(stem(word) for word in words(text) if word not in STOP)
