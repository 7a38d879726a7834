"""How hard a text is to read."""

from __future__ import annotations

import re
from functools import cache

from talkdown.words.tokens import words

_SENTENCE = re.compile(r"[.!?]+(?=\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouy]+")

_SILENT = re.compile(
    r"""(?<=[aeiouy])(?:[^aeiouy\W]+)            # after an earlier syllable:
        (?: (?<![^aeiouyl]l) e$                   # came, whole; not table
          | (?<![^aeiouyl]l) (?<![szxcg]) (?<!sh) (?<!ch) es$   # times; not changes, wishes, tables
          | (?<![^aeiouyl]l) (?<![td]) ed$        # asked; not waited, handled
          | (?<![^aeiouyl]l) e(?=(?:ful(?:ly)?|less|ly|ments?|ness|ty|some|thing|times?|where|body|work|hold|fore)\b)
        )
      | (?<=[aeiouy])[^aeiouy\W]*[gq]ues?$       # league, technique
      | ^every(?!one)                            # every, everything
    """,
    re.VERBOSE,
)
_SPLIT = re.compile(
    r"""(?<![ctsxgh])i(?=a(?!ge))                # reliable; not special, marriage
      | ci(?=at)                                 # appreciate
      | (?<![ctsxgln])i(?=o)                     # period, obvious; not question, million
      | (?<![aeouy])i(?=um)                      # premium
      | i(?=ety|et$)                             # society, quiet
      | (?<!t)(?<![^s]c)i(?=en[ct])              # science, experience; not patient, efficient
      | (?<![gq])u(?=a[lrt]|i[dn]|el)            # usual, situation, ruin, cruel
      | (?<=[aeiouy][^aeiouy])e(?=a$)            # area, idea
      | (?<=cr)e(?=at) | ^r(?=eact) | ^e(?=ye$)  # create, react
      | (?<=[dr])e(?=o) | a(?=o) | o(?=e[mt])    # video, chaos, poem
      | [eouy](?=ing$) | (?<=[aeo])y(?=[aeo])    # being, trying; mayor
      | (?<=[dst])nt$ | (?<=[dtw])(?:ll|ve)$ | thm$   # isn't, it'll, would've; rhythm
    """,
    re.VERBOSE,
)
_IRREGULAR = {
    "business": 2,
    "businesses": 3,
    "evening": 2,
    "everyone": 3,
    "maybe": 2,
    "recipe": 3,
    "lion": 2,
    "eye": 1,
    "eyes": 1,
    "argue": 2,
    "genuine": 3,
    "genuinely": 4,
    "element": 3,
}
"""Words that the rules get wrong and contact centers use."""


EVERYDAY = frozenset(
    """
    accommodation activity actually additional alternative american anniversary anybody apologies
    apologize apologized apologizes apologizing apology application appreciate appreciated automatically
    available category certificate communication community complicated definitely deliveries delivery
    difficulty disability discrimination electrical electrician electricity elevator emergencies
    emergency engineering especially eventually everybody experience experienced february identification
    immediate immediately impossible independent individual information interested interesting january
    manufacturer material medication military motorcycle necessary obviously operation operator
    opportunity ordinary organization original particular particularly personally population possibility
    preparation priority refrigerator relationship representative reservation responsibility responsible
    satisfaction secretary security separately situation situations supermarket technology television
    temperature temporarily temporary unacceptable uncomfortable understandable understandably
    unexpected unfortunately university unnecessary usually vegetable
    """.split()
)
"""Long words that everybody knows by ear, however hard they look."""


@cache
def syllables(word: str) -> int:
    """How many syllables a word has: its groups of vowels, less the silent ones, plus the split ones.

    A dictionary of sounds (cmudict) would be exact, and would have to be downloaded.
    """
    contracted = word.lower().replace("’", "'").removesuffix("'s")
    plain = contracted.replace("'", "")
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    found = len(_VOWELS.findall(plain)) - len(_SILENT.findall(plain)) + len(_SPLIT.findall(plain))
    return max(found, 1)


def grade(text: str) -> float:
    """The Flesch-Kincaid grade: years of school needed to read it with ease.

    Kincaid, Fishburne, Rogers & Chissom (1975), Research Branch Report 8-75.
    """
    spoken = words(text)
    if not spoken:
        return 0.0
    sentences = sum(1 for part in _SENTENCE.split(text) if any(map(str.isalnum, part)))
    return 0.39 * len(spoken) / max(sentences, 1) + 11.8 * sum(map(syllables, spoken)) / len(spoken) - 15.59
