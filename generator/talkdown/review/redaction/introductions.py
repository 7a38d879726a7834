"""“My name is …”: a name that is in no list, said by the one who bears it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from talkdown.review.redaction.names import WORD, fold
from talkdown.review.redaction.plain_words import PLAIN_WORDS
from talkdown.review.redaction.span import Detail, Span

_INTRODUCTION = re.compile(
    r"\b(?:(?:(?:my|her|his|the|full|first|last|middle|family|maiden|sur) ?){1,3}name(?:['’]s| is| was|:| =)?"
    r"|(?<!\w )name(?:['’]s| is|:)?|name is|(?:you are|you're) (?:speaking|talking) (?:to|with))\s",
    re.IGNORECASE,
)
_PERHAPS_NAME_AHEAD = re.compile(
    r"(?P<invitation>\b(?:you can|you may|can|just|please) )?\bcall me\s|\b(?:i am|i'm|i’m) (?:speaking|talking) (?:to|with)\s",
    re.IGNORECASE,
)
"""What may precede a name, and as well `stupid`, `tonight` or `management`."""
_SENTENCE_END = re.compile(r"\s*(?:[.,!?;]|$)")
_AS_SPEAKER = re.compile(
    r"\b(?:this is|it's|it’s|i'm|i’m|i am) (?P<name>(?:[^\W\d_]{1,30}[ .-]{1,2}){1,3}?)(?:from|calling|speaking|here|with)\b",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(rf"[ .-]{{0,2}}(?P<word>{WORD.pattern})")
_MOST_WORDS = 3
"""So many words of a name are taken at most: first, middle, last."""


_WITH_TITLE = re.compile(r"\b(?:[Mm](?:r|rs|s|x)|Miss|Dr|Prof|Herr|Frau|Madam)\.?\s+(?=[^\W\d_])")
"""In small letters `miss` is a verb, and `dr` may be a drive."""

_WORDS_OF_SPEAKERS = frozenset(("speaking", "talking"))
_NAMES = _WORDS_OF_SPEAKERS | {"name", "names", "surname"}
_TITLES = frozenset("mr mrs ms mx miss dr prof herr frau madam".split())
_CALLS = _WORDS_OF_SPEAKERS | {"call"}
_SPEAKERS = frozenset("from calling speaking here with".split())
_SELVES = frozenset("this it i".split())
"""Words of the patterns above: a text without any of them introduces nobody in that way."""


def introduction_spans(text: str, words: Set[str]) -> Iterator[Span]:
    """The names that are introduced: up to three words, none of them plain. `words` are those of the text."""
    for pattern, pattern_words in ((_INTRODUCTION, _NAMES), (_WITH_TITLE, _TITLES)):
        if not pattern_words.isdisjoint(words):
            for match in pattern.finditer(text):
                yield from name_at(text, match.end())
    if not _CALLS.isdisjoint(words):
        yield from _names_ahead(text)
    if not _SPEAKERS.isdisjoint(words) and not _SELVES.isdisjoint(words):
        yield from _speakers(text)


def _names_ahead(text: str) -> Iterator[Span]:
    for match in _PERHAPS_NAME_AHEAD.finditer(text):
        for span in name_at(text, match.end()):
            is_invitation = match["invitation"] and _SENTENCE_END.match(text, span.end)
            if (text[span.begin].isupper() and not text.isupper()) or is_invitation:
                yield span


def _speakers(text: str) -> Iterator[Span]:
    for match in _AS_SPEAKER.finditer(text):
        # `I'm staying with you`: a verb, unless it is written as a name is.
        if match["name"][0].isupper() or (text.islower() and not match["name"].rstrip(" .-").endswith("ing")):
            yield from name_at(text, match.start("name"))


def name_at(text: str, position: int) -> Iterator[Span]:
    """The name that begins at a place, if the word there is no plain one."""
    words: list[re.Match[str]] = []
    while len(words) < _MOST_WORDS and (match := _NEXT_WORD.match(text, position)):
        if fold(match["word"]) in PLAIN_WORDS:
            break
        words.append(match)
        position = match.end()
    if words:
        yield Span(words[0].start("word"), position, Detail.name)
