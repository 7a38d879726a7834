"""An approved phrase never contains words to avoid.

Searches every approved phrase for the words and variants of every avoid phrase, as whole words. An avoid
phrase that is a habit rather than a wording, or too common to forbid, says `detect: no`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from talkdown.book import Book
from talkdown.diagnostics import Diagnostic
from talkdown.words.tokens import words

CODE = "avoid-in-phrase"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases that contain an avoid phrase."""
    forbidden: dict[str, list[tuple[list[str], str, str]]] = defaultdict(list)
    for entry in book.avoid:
        for wording in (entry.words, *entry.variants) if entry.detect else ():
            sequence = words(wording)
            if sequence:
                forbidden[sequence[0]].append((sequence, entry.id, wording))
    for phrase in book.phrases:
        spoken = words(phrase.text)
        reported = set()
        for n, word in enumerate(spoken):
            for sequence, id, wording in forbidden.get(word, ()):
                if spoken[n : n + len(sequence)] == sequence and id not in reported:
                    reported.add(id)
                    instead = book["avoid"][id].instead
                    hint = f"`{id}` says why"
                    if instead:
                        hint += f"; say it as `{instead[0]}` does"
                    yield Diagnostic(CODE, f"the phrase contains “{wording}”", phrase.at("text"), hint)
