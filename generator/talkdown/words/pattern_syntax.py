"""How patterns of words are written: `I|we [can] promise`, `(I am|I'm) sorry`, `for NUMBER days`, `waited ... hours`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

NUMBER = "NUMBER"
"""Stands for a number of more than one, in digits or as a word: `NUMBER times`."""

ORDINAL = "ORDINAL"
"""Stands for which one in a row, in digits or as a word: `the ORDINAL time`."""

NAME = "NAME"
"""Stands for a word with a capital letter that no beginning of a sentence explains: `thanks NAME`."""

GAP = "..."
"""Stands for one to three words of the same sentence, or for none."""

STEM_END = "*"
"""At a word's end: stands for whatever the word goes on with. `charg*` is charge, charges, charged, charging."""

# A judgment: the wordings of the shipped book nest two deep. Deeper ones cannot be read aloud.
MAX_DEPTH = 4

_TOKEN = re.compile(r"[()\[\]|]|[^\s()\[\]|]+")
_CLOSING = {"(": ")", "[": "]"}


class PatternError(ValueError):
    """What is wrong with a pattern, in words for its author."""


@dataclass(frozen=True)
class Bracket:
    """One of several sequences of parts; or none of them, where it `is_optional`."""

    sequences: tuple[PartSequence, ...]
    is_optional: bool = False


Part: TypeAlias = "str | Bracket"
PartSequence: TypeAlias = "tuple[Part, ...]"


def parse_pattern(pattern: str) -> PartSequence:
    """The parts of a pattern: words as they stand, and choices.

    Outside of brackets `|` parts single words, inside of them all that stands there. Round brackets hold a choice,
    square ones a choice that may be left out.

    >>> parse_pattern("(I am|I'm) sorry")
    (Bracket(sequences=(('I', 'am'), ("I'm",)), is_optional=False), 'sorry')

    Raises `PatternError` where a bracket has no partner, or too many of them stand in each other.
    """
    tokens = _TOKEN.findall(pattern)[::-1]
    parts: list[Part] = []
    while tokens:
        options = [_read_part(tokens, depth=0)]
        while tokens and tokens[-1] == "|":
            tokens.pop()
            options.append(_read_part(tokens, depth=0) if tokens else "")
        bracket = Bracket(tuple((option,) if option else () for option in options))
        parts.append(options[0] if len(options) == 1 else bracket)
    return tuple(parts)


def count_parts(sequence: PartSequence) -> int:
    """How many words stand in a sequence, those of all its choices together: what it costs to look for it."""
    return sum(sum(map(count_parts, part.sequences)) if isinstance(part, Bracket) else 1 for part in sequence)


def alternatives(pattern: str) -> Iterator[str]:
    """All texts that a pattern stands for: `I|we promise` → I promise, we promise."""
    return _forms(parse_pattern(pattern))


def as_literal_pattern(text: str) -> str:
    """A text as a pattern that stands for itself alone."""
    return re.sub(r"[\[\]()|*]|\.\.\.|NUMBER|ORDINAL|NAME", " ", text)


def _forms(sequence: PartSequence) -> Iterator[str]:
    forms_by_part = (
        (part,)
        if isinstance(part, str)
        else (*(form for option in part.sequences for form in _forms(option)), *[""] * part.is_optional)
        for part in sequence
    )
    for choice in product(*forms_by_part):
        yield " ".join(filter(None, choice))


def _read_part(tokens: list[str], depth: int) -> Part:
    """Take a word or a bracket with what stands in it from the end of `tokens`, which run backward."""
    token = tokens.pop()
    if token in _CLOSING:
        return _read_bracket(tokens, _CLOSING[token], depth + 1)
    if token == "|":
        raise PatternError("`|` has nothing before it")
    if token in ")]":
        raise PatternError(f"`{token}` closes nothing")
    return token


def _read_bracket(tokens: list[str], closing: str, depth: int) -> Bracket:
    if depth > MAX_DEPTH:
        raise PatternError(f"more than {MAX_DEPTH} brackets stand in each other")
    sequences: list[list[Part]] = [[]]
    while tokens:
        if tokens[-1] == closing:
            tokens.pop()
            return Bracket(tuple(map(tuple, sequences)), is_optional=closing == "]")
        if tokens[-1] == "|":
            tokens.pop()
            sequences.append([])
        else:
            sequences[-1].append(_read_part(tokens, depth))
    raise PatternError(f"a bracket is not closed: `{closing}` is missing")
