"""How hard a text is to read."""

from __future__ import annotations

import re
from functools import cache

from talkdown.words.tokens import words

_SENTENCE = re.compile(
    r"(?<![.!?])[.!?]++(?=\s|$)|\n+"
)  # a run of marks is tried once, not from each of its marks
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
_EXTRA = re.compile(
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
    """How many syllables a word has, at least one: its groups of vowels, less silent ones, plus hidden ones.

    Counts 97 % of the words of the shipped book as a dictionary of sounds does; see docs/decisions/0009.
    """
    letters = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    if letters in _IRREGULAR:
        return _IRREGULAR[letters]
    vowel_groups = len(_VOWELS.findall(letters))
    return max(vowel_groups - len(_SILENT.findall(letters)) + len(_EXTRA.findall(letters)), 1)


def reading_grade(text: str) -> float:
    """The Flesch-Kincaid grade: how many years of school one needs to read a text with ease; 0 for no words.

    Kincaid, Fishburne, Rogers & Chissom (1975), Research Branch Report 8-75, whose three constants these are.
    Goes below 0 for the easiest texts, and means little for fewer than 40 words.
    """
    text_words = words(text)
    if not text_words:
        return 0.0
    sentences = sum(1 for part in _SENTENCE.split(text) if any(map(str.isalnum, part)))
    words_a_sentence = len(text_words) / max(sentences, 1)
    syllables_a_word = sum(map(syllables, text_words)) / len(text_words)
    return 0.39 * words_a_sentence + 11.8 * syllables_a_word - 15.59
