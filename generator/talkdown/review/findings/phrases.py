"""Approved phrases that an agent said, word for word, with whatever in their gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from talkdown.model import VARIABLE
from talkdown.model.book import Book
from talkdown.review.findings.finding import Certainty, Finding
from talkdown.words.pattern_syntax import GAP, as_literal_pattern
from talkdown.words.patterns import Match


class PhraseDetector:
    """Finds the approved phrases of a book."""

    def __init__(self, book: Book) -> None:
        self._phrases = book.phrases

    def rows(self) -> Iterator[tuple[str, str]]:
        """The ids of the phrases by their patterns."""
        return ((_pattern(phrase.text), phrase.id) for phrase in self._phrases)

    def findings(self, matches: Sequence[Match[str]], text: str) -> Iterator[Finding]:
        """The findings in a turn, in the order of its text."""
        for match in matches:
            rule = f"phrase/{match.value}"
            yield Finding(
                rule=rule,
                kind="phrase",
                entry_id=match.value,
                begin=match.begin,
                end=match.end,
                quote=match.text,
                certainty=Certainty.reliable,
            )


def _pattern(text: str) -> str:
    """A phrase as a pattern in which a gap may be filled with up to three words, or none. Words stand at both ends."""
    words_between_gaps = VARIABLE.split(text)[::2]  # every second part is the name of a gap
    parts = [as_literal_pattern(words) for words in words_between_gaps]
    places_of_words = [n for n, part in enumerate(parts) if any(map(str.isalnum, part))]
    return f" {GAP} ".join(parts[places_of_words[0] : places_of_words[-1] + 1]) if places_of_words else ""
