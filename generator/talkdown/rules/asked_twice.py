"""A way of asking belongs to one situation.

Ways count as the same when the stems of their words are: `late parcel` and `Late parcels`.

Why: whoever types it would get one of two answers by chance.

Not this:

    - {id: late, code: N-01, title: Parcel is late, sort: trade, asked_as: [late parcel], say_first: [tell-me], status: approved}
    - {id: lost, code: N-02, title: Parcel is lost, sort: trade, asked_as: [late parcels], say_first: [tell-me], status: approved}

    error: `late parcels` is asked for `late` already, as `late parcel`
    hint: keep it where it is meant more often

But this:

    - {id: late, code: N-01, title: Parcel is late, sort: trade, asked_as: [late parcel], say_first: [tell-me], status: approved}
    - {id: lost, code: N-02, title: Parcel is lost, sort: trade, asked_as: [lost parcel], say_first: [tell-me], status: approved}

Silence: where both are right, and the order between them does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import Situation
from talkdown.model.book import Book
from talkdown.rules._search import severity_of_likeness
from talkdown.words.tokens import stems

CODE = "asked-twice"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield ways of asking that stand in an earlier situation, or earlier in the same one."""
    first_by_stems: dict[tuple[str, ...], tuple[Situation, str]] = {}
    for situation in book.situations:
        for n, asking in enumerate(situation.asked_as):
            # Stems are those of English: words with other letters are compared as they are, accents and all.
            plain_asking = asking.replace("’", "'")
            key = stems(plain_asking) if plain_asking.isascii() else ()
            key = key or (asking.casefold(),)
            first, first_asking = first_by_stems.setdefault(key, (situation, asking))
            if first is not situation:
                as_typed = "" if first_asking == asking else f", as `{first_asking}`"
                message = f"`{asking}` is asked for `{first.id}` already{as_typed}"
                hint, severity = (
                    "keep it where it is meant more often",
                    severity_of_likeness(book, situation, first),
                )
                yield Diagnostic(CODE, message, situation.location_of("asked_as", n), hint, severity)
            elif first_asking != asking:
                message = f"`{asking}` says what `{first_asking}` says"
                yield Diagnostic(CODE, message, situation.location_of("asked_as", n), "keep one of them")
