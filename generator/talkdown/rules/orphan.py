"""Nothing stands alone.

A technique has phrases. A warning sign, an avoid phrase and a policy slot are pointed to by something. An
entry that nothing leads to is found by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import ENTRY_KINDS, Avoid, Entry, Sign, Slot
from talkdown.model.book import Book

CODE = "orphan"

LED_TO: dict[type[Entry], str] = {
    Sign: "list it under `signs:` of a technique, phrase or playbook",
    Avoid: "list it under `not_that:` of a technique",
    Slot: "list it under `slots:` of a playbook",
}
"""The kinds that something must point to, and how."""


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield entries that nothing leads to."""
    unsure = {kind for kind, _ in book.unreadable}
    for technique in book.techniques:
        if not book.phrases_of.get(technique.id) and "phrase" not in unsure:
            message = f"no approved phrase belongs to `{technique.id}`"
            yield Diagnostic(CODE, message, technique.location, f"write one with `technique: {technique.id}`")
    if unsure & {"technique", "phrase", "playbook"}:
        return
    titles = {kind.name: kind.title for kind in ENTRY_KINDS}
    for kind, hint in LED_TO.items():
        for entry in book.approved(kind):
            answered = isinstance(entry, Avoid) and entry.instead  # what to say instead leads to it
            if not answered and not book.references_to.get((entry.kind, entry.id)):
                message = f"nothing leads to the {titles[entry.kind]} `{entry.id}`"
                yield Diagnostic(CODE, message, entry.location, hint)
