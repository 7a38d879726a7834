"""Nothing stands alone.

A technique has approved phrases. A warning sign and a policy slot are pointed to by something, and so is an
avoid phrase, unless it says what to say instead.

Why: an entry that nothing leads to is found by nobody, unless they know its name.

Not this:

    - id: talks-fast
      title: Talks fast

    error: nothing leads to the warning sign `talks-fast`
    hint: list it under `signs:` of a technique, phrase or playbook

But this:

    override: upset-caller
    signs: [talks-fast]

Silence: for an entry that a page of your own links to.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import ENTRY_KINDS, Avoid
from talkdown.model.book import Book

CODE = "orphan"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield entries that nothing leads to."""
    unreadable_kinds = {kind for kind, _ in book.unreadable}
    for technique in book.techniques:
        if not book.phrases_of.get(technique.id) and "phrase" not in unreadable_kinds:
            message = f"no approved phrase belongs to `{technique.id}`"
            yield Diagnostic(CODE, message, technique.location, f"write one with `technique: {technique.id}`")
    if unreadable_kinds & {"technique", "phrase", "playbook"}:
        return
    for kind in ENTRY_KINDS:
        if not kind.reached_by:
            continue
        for entry in book.approved(kind.entry_class):
            is_answered = isinstance(entry, Avoid) and entry.instead  # what to say instead leads to it
            if not is_answered and not book.references_to.get((entry.kind, entry.id)):
                message = f"nothing leads to the {kind.title} `{entry.id}`"
                yield Diagnostic(CODE, message, entry.location, kind.reached_by)
