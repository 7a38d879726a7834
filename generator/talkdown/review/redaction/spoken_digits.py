"""Numbers that are spelt out, as a transcript of speech has them: “oh seven double nine three”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from talkdown.review.redaction.span import Detail, Span

_UNITS = "zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = rf"(?:(?:{_TENS})[ -](?:{_UNITS})|{_UNITS}|{_TEENS}|{_TENS})"
_PIECE = rf"(?:(?:double|triple)[ -])?{_NUMBER}"

_SPOKEN_DIGITS = re.compile(rf"\b(?:plus[ -])?{_PIECE}(?:[ ,.–-]{{1,3}}{_PIECE}){{2,}}\b", re.IGNORECASE)
"""Three pieces and more: “four eight two”. Two are an amount or a time: “two thirty”, “twenty four hours”."""


_SPOKEN_WORDS = frozenset(f"{_UNITS}|{_TEENS}|{_TENS}".split("|"))
_SPOKEN_WORD = re.compile(rf"\b(?:{_UNITS}|{_TEENS}|{_TENS})\b")
_FEWEST_WORDS = 3
"""As many as the pattern asks for."""


def may_hold_spoken_digits(folded_text: str, words: Set[str]) -> bool:
    """Whether a text, of which these are the words, has enough of them: most have one or none."""
    if _SPOKEN_WORDS.isdisjoint(words):
        return False
    # Letters are counted before words: many texts have an `one`, and few have it three times.
    letter_count = sum(map(folded_text.count, words & _SPOKEN_WORDS))
    return letter_count >= _FEWEST_WORDS and len(_SPOKEN_WORD.findall(folded_text)) >= _FEWEST_WORDS


def spoken_digit_spans(text: str) -> Iterator[Span]:
    """The runs of at least three spoken numbers."""
    for match in _SPOKEN_DIGITS.finditer(text):
        yield Span(match.start(), match.end(), Detail.number)
