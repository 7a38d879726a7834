"""A word belongs to one synonym group, once.

If `fall` stood in two groups, a search would mix up both ideas. Words count as the same when their stems
are the same: `delay` and `delayed`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, did_you_mean
from talkdown.model.book import Book
from talkdown.words.tokens import stems

CODE = "synonym-overlap"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield words that stand in two groups, or twice in one, and shades of words that are not there."""
    seen: dict[tuple[str, ...], tuple[str, str]] = {}
    for group in book.synonyms:
        for n, word in enumerate(group.words):
            key = stems(word)
            if key not in seen:
                seen[key] = (group.id, word)
                continue
            other, spelled = seen[key]
            where = "earlier in this group" if other == group.id else f"in the group `{other}`"
            message = f"`{word}` stands {where}" + ("" if word == spelled else f" as `{spelled}`")
            yield Diagnostic(CODE, message, group.location_of("words", n), "keep it in one place")
        for word in group.shades:
            if word not in group.words:
                message = f"`{word}` has a shade and is not among the words"
                yield Diagnostic(
                    CODE,
                    message,
                    group.location_of("shades", word, key=True),
                    did_you_mean(word, group.words),
                )
