"""Where a channel is claimed, there is something to say on it, or it is left out by name.

A situation claims every channel of the book, and answers those of the phrases under `say_first:`. A warning sign
claims its own `channels:`, and a step of a playbook those of the playbook (without `channels:`, all of the book):
both answer those of the phrases under `say:`. A sign or a step without `say:` claims none.

Why: an agent in a chat who finds only what is said aloud has found nothing.

Not this:

    asked_as: [late], say_first: [phone-only], status: approved

    error: there is nothing to say on `email`
    hint: add a phrase for it under `say_first:`, or write `leaves_out: [email]`

But this:

    asked_as: [late], say_first: [phone-only], leaves_out: [email], status: approved

Silence: where the phrase is still to be written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from talkdown.diagnostics import Diagnostic, Location
from talkdown.model import Phrase
from talkdown.model.book import Book

CODE = "unanswered-channel"


class _Claim(NamedTuple):
    """Channels on which something is to be said, and what there is for them."""

    location: Location
    field: str
    phrases: tuple[str, ...]
    channels: Collection[str]
    leaves_out: tuple[str, ...]


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield channels that are neither answered nor left out, and those that are left out for no reason."""
    for claim in _claims(book):
        if any(book.get(Phrase, id) is None for id in claim.phrases):
            continue  # the broken reference is reported, and the phrase may be for every channel
        phrases = book.approved(Phrase, claim.phrases)
        answered_channels = {channel for phrase in phrases for channel in phrase.channels}
        for channel in book.channels:
            if channel in claim.channels and channel not in answered_channels | set(claim.leaves_out):
                message = f"there is nothing to say on `{channel}`"
                hint = f"add a phrase for it under `{claim.field}:`, or write `leaves_out: [{channel}]`"
                yield Diagnostic(CODE, message, claim.location.child(claim.field), hint)
        for number, channel in enumerate(claim.leaves_out):
            where = claim.location.child("leaves_out", number)
            if channel in answered_channels:
                message = f"`{channel}` is left out, and a phrase under `{claim.field}:` is for it"
                yield Diagnostic(CODE, message, where, "delete it here")
            elif channel in book.channels and channel not in claim.channels:
                message = f"`{channel}` is left out, and is not among the channels"
                yield Diagnostic(CODE, message, where, "delete it here")


def _claims(book: Book) -> Iterator[_Claim]:
    for situation in book.situations:
        yield _Claim(
            situation.location, "say_first", situation.say_first, book.channels, situation.leaves_out
        )
    for sign in book.signs:
        if sign.say:
            yield _Claim(sign.location, "say", sign.say, sign.channels, sign.leaves_out)
    for playbook in book.playbooks:
        channels = playbook.channels or book.channels
        for n, step in enumerate(playbook.steps):
            if step.say:
                yield _Claim(playbook.location_of("steps", n), "say", step.say, channels, step.leaves_out)
