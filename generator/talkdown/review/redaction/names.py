"""The names that an export carries, taken out of what was said, wherever they stand and however they are written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from unicodedata import normalize

from talkdown.review.redaction.literal_names import LiteralNames
from talkdown.review.redaction.plain_words import NAME_WORDS, PLAIN_WORDS
from talkdown.review.redaction.span import Detail, Span

_MARKS = "".join(
    letter for letter in map(chr, range(0x0300, 0x3100)) if unicodedata.category(letter)[0] == "M"
)
"""Accents, and the vowels of Indic scripts, from the first block of them to the marks of Kana: no letters for `re`."""
_LETTERS = rf"[^\W\d_]+(?:[{_MARKS}\u200c\u200d]+[^\W\d_]*)*"
"""With the joiners of Persian and Indic words."""
WORD = re.compile(rf"{_LETTERS}(?:[-'’]{_LETTERS})*")
_LETTER_RUN = re.compile(_LETTERS)
_ASCII_RUN = re.compile(r"[a-z]+")
_PIECES = re.compile(r"[-'’\s.,]+")

_ROLES = frozenset(
    """
    agent agents caller ch channel client clerk consumer contact customer guest host ivr operator participant rep
    representative role speaker spk supervisor support system team unknown user visitor bot chatbot assistant automated
    external internal
    """.split()
)
"""What stands in a column of names and names nobody."""

_PARTICLES = frozenset(
    """
    mr mrs ms miss mx dr prof sir madam herr frau von van der den del della de la le da dos el bin ibn and of the
    """.split()
)
"""Pieces of names that are words."""

_GREETINGS = frozenset(
    "hi hello hey dear thanks thank you bye goodbye mr mrs ms miss dr morning afternoon".split()
)


_LETTERS_WITH_STROKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that are none with an accent to Unicode, and are typed without their stroke all the same."""

_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""How Germans and Scandinavians write them where the keyboard has none: `Mueller`."""

_EAST_ASIAN_NAME = re.compile(r"[\u3400-\u9fff]{3}|[\uac00-\ud7af]{3}")
"""A family name of one letter and a given name of two, by which alone friends and colleagues go."""

_MOST_JOINED_PARTS = 3
"""Of a name that is typed as one word, `janeroe`. Joined, a longer name is in no text, and may be a word by chance no more."""

_ODD_LETTER = re.compile(r"[\d_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Digits and underscores of user names; Thai, Lao, Kana, Han and Hangul, which put no spaces around a name."""


class NameList:
    """The names of one conversation: of agents, customers, and whom else the export names."""

    def __init__(self, names: Iterable[str]) -> None:
        self._parts: set[str] = set()
        self._initials: set[str] = set()
        self._odd_names = LiteralNames()
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Take one more name out of what follows."""
        parts = _parts_of(name)
        if not all(part in _ROLES or not part for part in parts):  # else it is `Support Team`
            self._initials.update(part for part in parts if len(part) == 1 and part.isascii())
            self._parts.update(part for part in parts if len(part) > 1 and _is_part(part))
        # Digits, underscores, or letters of a script that puts no spaces between words: no word of the text is the name.
        if _ODD_LETTER.search(name):
            for word in filter(_is_odd_name, name.split()):
                self._odd_names.add(word)
                if _EAST_ASIAN_NAME.fullmatch(word):
                    self._odd_names.add(word[1:])

    def spans(self, text: str, words: Set[str]) -> Iterator[Span]:
        """The places of the names, neighbors as one: `Ann-Marie B.` goes as a whole. `words` are those of the text."""
        yield from self._odd_names.spans(text)
        if not self._parts.isdisjoint(words):
            yield from _join_neighbors(text, self._word_spans(text))

    def _word_spans(self, text: str) -> Iterator[Span]:
        previous_word, is_after_name = "", False
        for match in WORD.finditer(text):
            word = fold(match[0])
            core = word.removesuffix("'s")
            is_name = (is_after_name and core in self._initials) or self._holds(core)
            if is_name and _can_be_word(core):
                is_name = previous_word in _GREETINGS or (match[0][0].isupper() and not text.isupper())
            if is_name:
                yield Span(match.start(), match.end() - len(word) + len(core), Detail.name)
            previous_word, is_after_name = word, is_name

    def _holds(self, word: str) -> bool:
        """Whether a word is a part of a name, or holds one: `Shah-Miller` where the export has Shah alone."""
        if word in self._parts:
            return True
        return not word.isalpha() and any(piece in self._parts for piece in _PIECES.split(word))


@lru_cache(maxsize=10_000)  # one export names the same agents in each contact
def _parts_of(name: str) -> tuple[str, ...]:
    """The words of a name, in small letters, as they may be typed: `müller`, `mueller`; `o'neil`, `oneil`; `janeroe`."""
    parts: list[str] = []
    for folded_name in dict.fromkeys(
        (fold(name), fold(normalize("NFC", name).casefold().translate(_DIGRAPHS)))
    ):
        words = WORD.findall(folded_name)
        parts += (*words, *_PIECES.split(folded_name), *(_PIECES.sub("", word) for word in words))
        if 1 < len(words) <= _MOST_JOINED_PARTS and not _ROLES.issuperset(words):
            parts.append(_PIECES.sub("", "".join(words)))
    return tuple(dict.fromkeys(parts))


def _is_part(part: str) -> bool:
    return part not in _PARTICLES and not part.isdigit()


def _is_odd_name(word: str) -> bool:
    return (
        len(word) > 1
        and not word.isdigit()
        and not _ROLES.issuperset(_LETTER_RUN.findall(fold(word)))
        and _ODD_LETTER.search(word) is not None
    )


def _can_be_word(text: str) -> bool:
    return text in NAME_WORDS or text in PLAIN_WORDS or text in _ROLES


def is_name(folded_text: str) -> bool:
    """Whether a label is that of one person, and no mere role or channel: `priya shah` or `u-77`, not `agent`, not `spk_0`."""
    words = [word for word in _LETTER_RUN.findall(folded_text) if len(word) > 1]
    if words:
        return any(word not in _ROLES and word not in _PARTICLES for word in words)
    return sum(map(str.isdigit, folded_text)) > 1


def words_in(folded_text: str) -> set[str]:
    """The runs of letters in a text that `fold` has made: what is looked for first, as most turns hold no detail."""
    # The same for what has no other letters, in a third of the time.
    return set((_ASCII_RUN if folded_text.isascii() else _LETTER_RUN).findall(folded_text))


def fold(text: str) -> str:
    """The text in small letters, without accents, with straight apostrophes: `José’s` → jose's."""
    if text.isascii():
        return text.lower()
    separate_accents = normalize("NFKD", text.replace("’", "'").casefold().translate(_LETTERS_WITH_STROKES))
    return "".join(letter for letter in separate_accents if not unicodedata.combining(letter))


def _join_neighbors(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in spans:
        if current is not None and text[current.end : span.begin] in (" ", "-", ""):
            current = current._replace(end=span.end)
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
