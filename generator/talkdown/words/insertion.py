"""What goes wrong in English where a text is put into another: `a` before a vowel, a word twice, a sentence in small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

WINDOW = 200
"""Characters on each side of the text that are looked at: a long sentence. It keeps the cost linear."""

_PREPOSITIONS = frozenset("about after at before by during for from in of on since to until with".split())

_ARTICLES = frozenset("a an the my our your his her its their".split())
"""The words of which a thing takes one: `the your bill` has one too many."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ARTICLE = re.compile(r"\b(an?) (?=([$£€]?[^\W_]+))", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?:^|[.!?]['\"”’)]*\s+|\n\s*)['\"“‘(]*$")
_ABBREVIATION_END = re.compile(r"\b(?:[ap]\.m|Mrs?|Ms|Dr)\.\s+$")

# Sounds, not letters, decide: an hour, a user, a one-off; an 8, an 11, an 18, an 80.
_VOWEL_SOUND = re.compile(
    r"(?!(?:one|once)\b|eu|ewe|uni(?!n|m)|us[aeiu]|ut[ei])[aeiou]|(?:hour|honest|honor|heir)|[$£€]?(?:8\d*|1[18])\b",
    re.IGNORECASE,
)


class InsertionFault(NamedTuple):
    """Something that reads wrong where the texts meet."""

    words: str
    """The words in question, as they would be read."""
    fault: str
    """What is wrong with them, to stand behind them: `has a word twice`."""
    hint: str


def insertion_faults(left: str, filling: str, right: str) -> Iterator[InsertionFault]:
    """What reads wrong if `filling` stands between `left` and `right`; looks at no more than `WINDOW` on each side.

    >>> [fault.words for fault in insertion_faults("You'll hear by ", "by Friday", ".")]
    ['by by']
    """
    left, right = left[-WINDOW:], right[:WINDOW]
    yield from _article_faults(left, filling, right)
    for before, after in ((left, filling), (filling, right)):
        yield from _pair_faults(before, after)
    if filling[:1].islower() and _SENTENCE_END.search(left) and not _ABBREVIATION_END.search(left):
        hint = "let the sentence begin with another word"
        yield InsertionFault(filling.split()[0], "begins a sentence in small letters", hint)
    if filling.endswith(".") and right.startswith(".") and not right.startswith("..."):
        hint = "let the sentence go on after the gap: `at 3 p.m. today.`"
        yield InsertionFault(f"{filling}.", "has two full stops", hint)


def _article_faults(left: str, filling: str, right: str) -> Iterator[InsertionFault]:
    """`a` and `an` that do not go with the next word, where one of the two comes from the filling."""
    start, end = len(left), len(left) + len(filling)
    text = left + filling + right
    for match in _ARTICLE.finditer(text):
        touches_filling = match.start() < end and match.end(2) > start
        if touches_filling and not match[2].isupper() and match[2].lower() not in _ARTICLES:
            article = "an" if _VOWEL_SOUND.match(match[2]) else "a"
            if match[1].lower() != article:
                hint = "let each sample begin with its article, and take the one before the gap away"
                yield InsertionFault(f"{match[1]} {match[2]}", f"should be `{article} {match[2]}`", hint)


def _pair_faults(before: str, after: str) -> Iterator[InsertionFault]:
    """The last word of one text and the first of the next: the same twice, two prepositions, two articles."""
    if not before[-1:].isspace() and not after[:1].isspace():
        return
    first, second = _last_word(before), _first_word(after)
    pair = f"{first} {second}"
    if not first or not second:
        return
    if first.lower() == second.lower():
        yield InsertionFault(pair, "has a word twice", "take it away before the gap, or from the sample")
    elif _ARTICLES.issuperset((first.lower(), second.lower())):
        yield InsertionFault(pair, "has two articles", "take the one before the gap away, or the sample's")
    elif _PREPOSITIONS.issuperset((first.lower(), second.lower())):
        yield InsertionFault(pair, "has two prepositions", "take one of the two away")


def _last_word(text: str) -> str:
    """The word that a text ends with, and a space after it at most; empty if it ends otherwise."""
    words = text.rsplit(maxsplit=1)
    return words[-1] if words and _WORD.fullmatch(words[-1]) else ""


def _first_word(text: str) -> str:
    match = _WORD.match(text.lstrip(" "))
    return match[0] if match else ""
