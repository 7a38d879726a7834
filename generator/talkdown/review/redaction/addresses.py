"""Where somebody lives: a number, and a street by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from talkdown.review.redaction.plain_words import PLAIN_WORDS
from talkdown.review.redaction.span import Detail, Span

STREET_WORDS = frozenset("street road avenue ave lane boulevard blvd crescent terrace".split())
"""Words that end the name of a street and mean little else; `way`, `place` and `close` mean too much. A text without any of
them holds no address that is known here."""

_ADDRESS = re.compile(
    rf"\b\d{{1,5}}[a-z]?,? (?P<name>(?:[^\W\d_][\w'’.-]{{0,20}} ){{1,3}})(?:{'|'.join(sorted(STREET_WORDS))})\b",
    re.IGNORECASE,
)


def address_spans(text: str) -> Iterator[Span]:
    """House number, name and street: `14 Mill Lane`, but not `2 cars on the road`."""
    for match in _ADDRESS.finditer(text):
        if PLAIN_WORDS.isdisjoint(match["name"].lower().split()):
            yield Span(match.start(), match.end(), Detail.address)
