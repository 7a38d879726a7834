"""The Porter stem of a word: what is left when its endings are taken off.

M. F. Porter (1980), "An algorithm for suffix stripping", Program 14(3), with the departures that its author
added later (https://tartarus.org/martin/PorterStemmer/). The index is searched by npm's `stemmer`, so this one
must agree with it word by word; docs/decisions/0009-own-stems-and-syllables.md says why no package does.
"""

from __future__ import annotations

import re
from functools import lru_cache

# In Porter's terms a word is [C](VC){m}[V]: m, its measure, counts how often consonants follow vowels.
# A `y` is a vowel after a consonant and a consonant elsewhere; at the start of a word it is written `Y`.
_CONSONANTS = "[^aeiou][^aeiouy]*"
_VOWELS = "[aeiouy][aeiou]*"
_START = f"(?:{_CONSONANTS})?"
_MEASURE_OVER_0 = re.compile(f"{_START}{_VOWELS}{_CONSONANTS}")
_MEASURE_1 = re.compile(f"{_START}{_VOWELS}{_CONSONANTS}(?:{_VOWELS})?$")
_MEASURE_OVER_1 = re.compile(f"{_START}(?:{_VOWELS}{_CONSONANTS}){{2}}")
_HAS_VOWEL = re.compile(f"{_START}[aeiouy]")
_ENDS_LIKE_HOP = re.compile(f"{_CONSONANTS}[aeiouy][^aeiouwxy]$")  # hop, fil(e): such a word takes a silent e
_ENDS_DOUBLE = re.compile(r"([^aeiouylsz])\1$")

_STEP_2 = {
    "ational": "ate",
    "tional": "tion",
    "enci": "ence",
    "anci": "ance",
    "izer": "ize",
    "bli": "ble",  # a departure; 1980 has abli → able
    "alli": "al",
    "entli": "ent",
    "eli": "e",
    "ousli": "ous",
    "ization": "ize",
    "ation": "ate",
    "ator": "ate",
    "alism": "al",
    "iveness": "ive",
    "fulness": "ful",
    "ousness": "ous",
    "aliti": "al",
    "iviti": "ive",
    "biliti": "ble",
    "logi": "log",  # a departure; without it `apology` and `apologize` would part
}
_STEP_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_STEP_4 = "al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize"
_ENDS_STEP_2 = re.compile(rf"(.+?)({'|'.join(_STEP_2)})$")
_ENDS_STEP_3 = re.compile(rf"(.+?)({'|'.join(_STEP_3)})$")
_ENDS_STEP_4 = re.compile(rf"(.+?)({_STEP_4})$")
_ENDS_ION = re.compile(r"(.+?[st])ion$")
_ENDS_ED = re.compile(r"(.+?)(?:ed|ing)$")


@lru_cache(maxsize=50_000)  # the words of a book of 5,000 phrases, several times over
def stem(word: str) -> str:
    """The stem of a word in small letters, as npm's `stemmer` gives it: `abating` → abat.

    A word of one or two letters is its own stem.
    """
    if len(word) < 3:
        return word
    begins_with_y = word[0] == "y"
    if begins_with_y:
        word = "Y" + word[1:]
    for step in (_step_1a, _step_1b, _step_1c, _step_2, _step_3, _step_4, _step_5):
        word = step(word)
    return "y" + word[1:] if begins_with_y else word


def _step_1a(word: str) -> str:
    """Step 1a: caresses → caress, ponies → poni, cats → cat."""
    # An ending needs a letter before it, here as below: the words `sses` and `ies` lose their `s` alone.
    if word.endswith(("sses", "ies")) and len(word) > (4 if word.endswith("sses") else 3):
        return word[:-2]
    return word[:-1] if len(word) > 2 and word[-1] == "s" and word[-2] != "s" else word


def _step_1b(word: str) -> str:
    """Step 1b: agreed → agree, hopped → hop, filing → file."""
    if word.endswith("eed") and len(word) > 3:
        return word[:-1] if _MEASURE_OVER_0.match(word[:-3]) else word
    match = _ENDS_ED.match(word)
    if not match or not _HAS_VOWEL.match(match[1]):
        return word
    word = match[1]
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _ENDS_DOUBLE.search(word):
        return word[:-1]
    return word + "e" if _ENDS_LIKE_HOP.match(word) else word


def _step_1c(word: str) -> str:
    """Step 1c: happy → happi, sky → sky."""
    return word[:-1] + "i" if len(word) > 1 and word[-1] == "y" and _HAS_VOWEL.match(word[:-1]) else word


def _step_2(word: str) -> str:
    """Step 2: relational → relate."""
    match = _ENDS_STEP_2.match(word)
    return match[1] + _STEP_2[match[2]] if match and _MEASURE_OVER_0.match(match[1]) else word


def _step_3(word: str) -> str:
    """Step 3: hopeful → hope."""
    match = _ENDS_STEP_3.match(word)
    return match[1] + _STEP_3[match[2]] if match and _MEASURE_OVER_0.match(match[1]) else word


def _step_4(word: str) -> str:
    """Step 4: adjustable → adjust, adoption → adopt."""
    match = _ENDS_STEP_4.match(word) or _ENDS_ION.match(word)
    return match[1] if match and _MEASURE_OVER_1.match(match[1]) else word


def _step_5(word: str) -> str:
    """Step 5: probate → probat, cease → ceas, controll → control."""
    rest = word[:-1]
    if rest and word[-1] == "e":
        measure_1 = _MEASURE_1.match(rest) and not _ENDS_LIKE_HOP.match(rest)
        if measure_1 or _MEASURE_OVER_1.match(rest):
            word = rest
    return word[:-1] if word.endswith("ll") and _MEASURE_OVER_1.match(word) else word
