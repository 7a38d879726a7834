"""How hard a text is to read."""

from __future__ import annotations

import re

from talkdown.words.tokens import words

_SENTENCE = re.compile(r"[.!?]+(?=\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es|[^aeioutdy]ed|[^laeiouy]e|[^aeiouy]ely)$")


def syllables(word: str) -> int:
    """About how many syllables a word has: groups of vowels, less the silent endings.

    A dictionary of sounds (cmudict) would be exact, and would have to be downloaded.
    """
    plain = word.lower().replace("'", "")
    found = len(_VOWELS.findall(plain))
    if found > 1 and _SILENT.search(plain):
        found -= 1
    return max(found, 1)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: years of school needed to read it with ease.

    Kincaid, Fishburne, Rogers & Chissom (1975), Research Branch Report 8-75.
    """
    spoken = words(text)
    if not spoken:
        return 0.0
    sentences = max(len([s for s in _SENTENCE.split(text) if words(s)]), 1)
    return 0.39 * len(spoken) / sentences + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59
