"""What is for afterward is not said first, while somebody is still upset.

A phrase that a situation has under `when_it_has_passed:` stands under no `say_first:` of another that is about what
the customer does or feels, or an emergency. Tasks and the like may be an afterward themselves: the end of a call.

Why: `Thank you, that helps me follow` to somebody who still shouts makes them shout louder.

Not this:

    asked_as: [swears], say_first: [thanks-for-that], status: approved

    error: `thanks-for-that` is for afterward: `shouting` has it under `when_it_has_passed:`
    hint: say something first that can be said now

But this:

    asked_as: [swears], say_first: [tell-me], if_it_goes_on: [thanks-for-that], status: approved

Silence: where the moment is itself an afterward: the customer says sorry.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import Sort
from talkdown.model.book import Book

CODE = "said-too-early"

_UPSET = frozenset({Sort.behavior, Sort.feeling, Sort.emergency})


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield phrases that are said first here, and afterward elsewhere."""
    afterward = {
        phrase: situation.id for situation in book.situations for phrase in situation.when_it_has_passed
    }
    for situation in book.situations:
        if situation.sort not in _UPSET:
            continue
        for n, phrase in enumerate(situation.say_first):
            if phrase in afterward:
                message = (
                    f"`{phrase}` is for afterward: `{afterward[phrase]}` has it under `when_it_has_passed:`"
                )
                location = situation.location_of("say_first", n)
                yield Diagnostic(CODE, message, location, "say something first that can be said now")
