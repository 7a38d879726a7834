"""How people type and how machines write down speech: what is folded into one form before texts are compared.

`dont`, `don't` and `do not` are the same words; so are `ridiculousss`, `rediculous` and `ridiculous`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

_WHOLE_WORDS = {
    "won't": "will not", "wont": "will not", "can't": "can not", "cant": "can not", "cannot": "can not",
    "shan't": "shall not", "ain't": "is not", "aint": "is not",
    "dont": "do not", "doesnt": "does not", "didnt": "did not", "isnt": "is not", "arent": "are not",
    "wasnt": "was not", "werent": "were not", "havent": "have not", "hasnt": "has not", "hadnt": "had not",
    "couldnt": "could not", "mustnt": "must not", "neednt": "need not", "wouldnt": "would not", "shouldnt": "should not",
    "im": "i am", "ive": "i have", "youre": "you are", "youve": "you have", "youll": "you will",
    "theyre": "they are", "theyve": "they have", "theyll": "they will", "weve": "we have", "itll": "it will",
    "thats": "that is", "whats": "what is", "hes": "he is", "shes": "she is", "theres": "there is",
    "heres": "here is", "whos": "who is", "its": "it is", "lets": "let us", "let's": "let us",
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "gimme": "give me", "lemme": "let me",
    "dunno": "do not know", "kinda": "kind of", "outta": "out of", "tryna": "trying to", "imma": "i am going to",
    "u": "you", "ur": "your", "r": "are", "ya": "you", "ye": "you", "y'all": "you all", "yall": "you all",
    "pls": "please", "plz": "please", "cos": "because", "cuz": "because", "coz": "because", "ppl": "people",
    "thx": "thanks", "ty": "thanks", "cheers": "thanks", "em": "them", "smth": "something", "bc": "because",
    "re": "are", "ve": "have", "ll": "will", "nt": "not", "mins": "minutes", "min": "minutes", "hrs": "hours", "hr": "hour", "wks": "weeks", "mgr": "manager",
    "fkn": "fucking", "fckn": "fucking", "fcking": "fucking", "effing": "fucking", "freakin": "freaking",
    "fck": "fuck", "fuk": "fuck", "phuck": "fuck", "sht": "shit", "btch": "bitch", "biatch": "bitch",
}  # fmt: skip
"""Words that stand for others. What would be another word without its apostrophe (`ill`, `well`, `were`) is not here."""

_ENDINGS = {"n't": "not", "'m": "am", "'re": "are", "'ve": "have", "'ll": "will", "'d": "would", "'s": "is"}

_NUMBERS = frozenset(
    """
    two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty ninety hundred
    """.split()
)
_ORDINALS = frozenset(
    "second third fourth fifth sixth seventh eighth ninth tenth umpteenth nth hundredth millionth".split()
)
# Counts are short; what is longer is the number of an order, or of a telephone.
_DIGITS = re.compile(r"\d{1,3}")
_ORDINAL_DIGITS = re.compile(r"\d+(?:st|nd|rd|th)")
_VOWELS = frozenset("aeiouy")
_REPETITION = re.compile(r"(.)\1{2,}")

SHORTEST_MISSPELLING = 7
"""Letters that a word has at least whose misspellings are looked for. Shorter ones are too near to other words."""


# A judgment: the words that contacts use again and again; full, it takes some 5 MB.
@lru_cache(maxsize=20_000)
def fold_word(word: str) -> tuple[str, ...]:
    """The words that a word in small letters stands for: `dont` → do, not."""
    if word in _WHOLE_WORDS:
        return tuple(_WHOLE_WORDS[word].split())
    if "'" in word:
        for ending, full_word in _ENDINGS.items():
            if word.endswith(ending) and len(word) > len(ending):
                return (*fold_word(word.removesuffix(ending)), full_word)
    if word.endswith("n't"):
        return (word.removesuffix("n't"), "not")
    return (word,)


def is_number(word: str) -> bool:
    """Whether a word is a number of more than one: `3`, `three`."""
    return word in _NUMBERS or _DIGITS.fullmatch(word) is not None


def is_ordinal(word: str) -> bool:
    """Whether a word says which one in a row: `3rd`, `third`, `umpteenth`."""
    return word in _ORDINALS or _ORDINAL_DIGITS.fullmatch(word) is not None


class Spellings:
    """Which words of a vocabulary are meant by words that are not in it."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._vocabulary = frozenset(vocabulary)
        self._by_shortening: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._vocabulary):
            if len(word) >= SHORTEST_MISSPELLING:
                for shortening in _shortenings(word):
                    self._by_shortening[shortening].append(word)

    def word_meant_by(self, word: str) -> str | None:
        """The word of the vocabulary that was meant: with letters drawn out, or one letter wrong in a long word.

        >>> spellings = Spellings(["no", "ridiculous"])
        >>> [spellings.word_meant_by(word) for word in ("nooooo", "rediculous", "knows")]
        ['no', 'ridiculous', None]
        """
        if _REPETITION.search(word):
            for times in (r"\1\1", r"\1"):
                if (normal_word := _REPETITION.sub(times, word)) in self._vocabulary:
                    return normal_word
        if len(word) >= SHORTEST_MISSPELLING - 1 and word.isalpha():
            candidates = (
                c for shortening in _shortenings(word) for c in self._by_shortening.get(shortening, ())
            )
            return next((candidate for candidate in candidates if _is_slip(word, candidate)), None)
        return None


def _is_slip(word: str, normal_word: str) -> bool:
    """Whether a word of nearly the same letters is the other one, misspelled.

    A letter too many or missing, two letters that changed places, or a vowel for another. A consonant for another makes
    other words: `election`, `erection`. The first letter is nearly always right.
    """
    if word[0] != normal_word[0]:
        return False
    if len(word) != len(normal_word):
        longer_word, shorter_word = sorted((word, normal_word), key=len, reverse=True)
        return shorter_word in _shortenings(longer_word)
    differences = [(a, b) for a, b in zip(word, normal_word, strict=True) if a != b]
    if len(differences) == 1:
        return _VOWELS.issuperset(differences[0])
    return len(differences) == 2 and differences[0] == differences[1][::-1]


def _shortenings(word: str) -> Iterator[str]:
    """The word itself, and the word with each letter left out once."""
    yield word
    for n in range(len(word)):
        yield word[:n] + word[n + 1 :]
