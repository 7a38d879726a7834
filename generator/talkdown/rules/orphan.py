"""Nothing stands alone.

A technique has phrases. A warning sign, an avoid phrase and a policy slot are pointed to by something. An
entry that nothing leads to is found by nobody.
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
    unsure = {kind for kind, _ in book.unreadable}
    for technique in book.techniques:
        if not book.phrases_of.get(technique.id) and "phrase" not in unsure:
            message = f"no approved phrase belongs to `{technique.id}`"
            yield Diagnostic(CODE, message, technique.location, f"write one with `technique: {technique.id}`")
    if unsure & {"technique", "phrase", "playbook"}:
        return
    for kind in ENTRY_KINDS:
        if not kind.reached_by:
            continue
        for entry in book.approved(kind.entry_class):
            answered = isinstance(entry, Avoid) and entry.instead  # what to say instead leads to it
            if not answered and not book.references_to.get((entry.kind, entry.id)):
                message = f"nothing leads to the {kind.title} `{entry.id}`"
                yield Diagnostic(CODE, message, entry.location, kind.reached_by)
