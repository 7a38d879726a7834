"""Another spelling for the American one, word by word; capitals stay, and so does what is no word of a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Left alone: a gap, what a link leads to, an address of the web or of a mailbox, the name of a host. Then a word: letters
# alone, so that of `color-blind` and `neighbor's` the first part is one.
_PIECE = re.compile(
    r"\{[^{}]*\}|\[\[[^\[\]|]*\|?|\w+://\S+|\S+@\S+|\w+(?:[.-]\w+)*\.\w{2,}|(?P<word>[^\W\d_]+)"
)


class Respelling:
    """What becomes of each American word that is spelled in one other way elsewhere."""

    def __init__(self, local_by_american: Mapping[str, str]) -> None:
        """Words in small letters."""
        self._local_by_american = dict(local_by_american)

    def respell(self, text: str) -> str:
        """The text in the other spelling.

        >>> Respelling({"color": "colour"}).respell("COLOR: see [[sign/color|the Color]] at color.example.org")
        'COLOUR: see [[sign/color|the Colour]] at color.example.org'
        """
        return _PIECE.sub(self._respell_piece, text)

    def _respell_piece(self, match: re.Match[str]) -> str:
        word = match["word"]
        local_word = self._local_by_american.get(word.lower()) if word else None
        return _with_capitals_of(word, local_word) if local_word else match[0]


def _with_capitals_of(word: str, other_word: str) -> str:
    if word.isupper() and len(word) > 1:
        return other_word.upper()
    return other_word.capitalize() if word[0].isupper() else other_word
