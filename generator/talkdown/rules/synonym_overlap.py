"""A word belongs to one synonym group, once.

Words count as the same when their stems are: `delay` and `delayed`. What has a shade under `shades:` stands
among the words.

Why: if `fall` stood in two groups, a search for one idea would find the other as well.

Not this:

    - {id: late, code: S-01, idea: Late, words: [delay, overdue, delayed], status: approved}

    error: `delayed` stands earlier in this group as `delay`
    hint: keep it in one place

But this:

    - {id: late, code: S-01, idea: Late, words: [delay, overdue, die down], status: approved}

Silence: where both ideas are searched by the same word, and finding both is right.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, did_you_mean
from talkdown.model import Synonyms
from talkdown.model.book import Book
from talkdown.rules._search import severity_of_likeness
from talkdown.words.tokens import stems

CODE = "synonym-overlap"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield words that stand in two groups, or twice in one, and shades of words that are not there."""
    first_by_stems: dict[tuple[str, ...], tuple[Synonyms, str]] = {}
    for group in book.synonyms:
        for n, word in enumerate(group.words):
            key = stems(word)
            if key not in first_by_stems:
                first_by_stems[key] = (group, word)
                continue
            first, first_word = first_by_stems[key]
            where = "earlier in this group" if first is group else f"in the group `{first.id}`"
            message = f"`{word}` stands {where}" + ("" if word == first_word else f" as `{first_word}`")
            severity = severity_of_likeness(book, group, first)
            yield Diagnostic(CODE, message, group.location_of("words", n), "keep it in one place", severity)
        for word in group.shades:
            if word not in group.words:
                message = f"`{word}` has a shade and is not among the words"
                yield Diagnostic(
                    CODE,
                    message,
                    group.location_of("shades", word, of_key=True),
                    did_you_mean(word, group.words),
                )
