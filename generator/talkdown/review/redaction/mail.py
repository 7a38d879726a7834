"""Addresses of e-mail, written, spoken or with their marks lost; and links, which may carry a token."""

from __future__ import annotations

import re
from collections.abc import Iterator

from talkdown.review.redaction.span import Detail, Span

_PROVIDERS = "gmail|googlemail|yahoo|ymail|hotmail|outlook|icloud|protonmail|rediffmail|gmx|aol|live|msn"
_ENDINGS = "com|net|org|edu|gov|info|biz|io|me|de|fr|uk|in|eu|us|ca|au|nl|es|it|ch|at"

# A local part has at most 64 characters (RFC 5321): so nothing here looks back over a long text again and again.
_AT = r"\s?(?:[@＠]|\(\s?at\s?\)|\[\s?at\s?\])\s?"
_DOT = r"(?:[.．]|\s?(?:\(\s?dot\s?\)|\[\s?dot\s?\])\s?)"
_WRITTEN_ADDRESS = re.compile(
    rf"[\w.．+%-]{{1,64}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,4}}", re.IGNORECASE
)
_SPOKEN_ADDRESS = re.compile(
    rf"\b[\w.+-]{{1,64}}(?: (?:dot|underscore|dash) [\w.+-]{{1,64}}){{0,3}} at [\w-]{{1,63}} dot (?:co dot )?(?:{_ENDINGS})\b",
    re.IGNORECASE,
)
_BARE_ADDRESS = re.compile(
    rf"\b[\w.+-]{{0,64}}(?:{_PROVIDERS})\.?(?:com|net|org|de|fr|in|con|cpm|cm|co)\b", re.IGNORECASE
)
_LINK = re.compile(r"\b(?:https?://|www\.)[^\s<>\"]{1,2000}", re.IGNORECASE)

_PATTERNS = (
    (_WRITTEN_ADDRESS, Detail.email, ("@", "(at", "( at", "[at", "[ at")),
    (_SPOKEN_ADDRESS, Detail.email, (" dot ",)),
    (_BARE_ADDRESS, Detail.email, tuple(_PROVIDERS.split("|"))),
    (_LINK, Detail.link, ("://", "www.")),
)
"""Each with texts without any of which it finds nothing."""


def mail_spans(text: str, folded_text: str) -> Iterator[Span]:
    """The addresses and links in a text, which is given as `fold` makes it, too: most hold nothing to begin with."""
    for pattern, detail, hints in _PATTERNS:
        if any(map(folded_text.__contains__, hints)):
            for match in pattern.finditer(text):
                yield Span(match.start(), match.end(), detail)
