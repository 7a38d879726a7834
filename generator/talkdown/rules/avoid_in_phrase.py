"""An approved phrase or email never contains words to avoid.

Looks in every approved phrase and email for the words and variants of every avoid phrase of the book, as whole words.
An avoid phrase that is a habit rather than a wording, or too common to forbid, says `detect: no`.

Why: the same book must not teach a phrase on one page and warn of it on another.

Not this:

    text: "Please CALM down a little."

    error: the phrase contains “CALM down”
    hint: `calm-down` says why; say it as `tell-me` does

But this:

    text: "Shall we take it calmly, down to the last point?"

Silence: where the words stand there for another reason, as when it quotes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import KIND_BY_NAME
from talkdown.model.book import Book
from talkdown.rules._search import verbatim_texts
from talkdown.words.pattern_syntax import as_literal_pattern
from talkdown.words.patterns import PatternTable

CODE = "avoid-in-phrase"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved phrases and emails that contain an avoid phrase."""
    avoid_table = PatternTable(
        (as_literal_pattern(pattern), entry)
        for entry in book.avoid
        if entry.detect
        for pattern in (entry.words, *entry.variants)
    )
    for entry, route, text in verbatim_texts(book):
        match_by_id = {match.value.id: match for match in reversed([*avoid_table.find(text)])}
        for id, match in sorted(match_by_id.items()):
            hint = f"`{id}` says why"
            if match.value.instead:
                hint += f"; say it as `{match.value.instead[0]}` does"
            message = f"the {KIND_BY_NAME[entry.kind].title} contains “{match.text}”"
            yield Diagnostic(CODE, message, entry.location_of(*route), hint)
