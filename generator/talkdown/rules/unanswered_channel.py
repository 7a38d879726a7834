"""A situation has something to say on every channel of the book, or says which it leaves out.

A phrase under `say_first:` answers the channels that it is for.

Why: an agent in a chat who finds only what is said aloud has found nothing.

Not this:

    asked_as: [late], say_first: [phone-only], status: approved

    error: there is nothing to say first on `email`
    hint: add a phrase for it under `say_first:`, or write `leaves_out: [email]`

But this:

    asked_as: [late], say_first: [phone-only], leaves_out: [email], status: approved

Silence: where the phrase is still to be written.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import Phrase
from talkdown.model.book import Book

CODE = "unanswered-channel"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield channels that a situation neither answers nor leaves out, and those that it does both with."""
    for situation in book.situations:
        phrases = book.approved(Phrase, situation.say_first)
        answered_channels = {channel for phrase in phrases for channel in phrase.channels}
        for channel in book.channels:
            is_left_out = channel in situation.leaves_out
            if channel not in answered_channels and not is_left_out:
                message = f"there is nothing to say first on `{channel}`"
                hint = f"add a phrase for it under `say_first:`, or write `leaves_out: [{channel}]`"
                yield Diagnostic(CODE, message, situation.location_of("say_first"), hint)
            elif channel in answered_channels and is_left_out:
                number = situation.leaves_out.index(channel)
                message = f"`{channel}` is left out, and a phrase under `say_first:` is for it"
                yield Diagnostic(CODE, message, situation.location_of("leaves_out", number), "delete it here")
