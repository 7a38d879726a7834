"""Nothing stands alone.

A technique has phrases. A warning sign, an avoid phrase and a policy slot are pointed to by something. An
entry that nothing leads to is found by nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import ENTRY_KINDS, Entry
from talkdown.model.book import Book

CODE = "orphan"

LED_TO: dict[str, str] = {
    "sign": "list it under `signs:` of a technique, phrase or playbook",
    "avoid": "list it under `not_that:` of a technique",
    "slot": "list it under `slots:` of a playbook",
}
"""The kinds that something must point to, and how."""


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield entries that nothing leads to."""
    unsure = {kind for kind, _ in book.uncertain}
    for technique in book.techniques:
        if not book.phrases_of.get(technique.id) and "phrase" not in unsure:
            message = f"no approved phrase belongs to `{technique.id}`"
            yield Diagnostic(CODE, message, technique.at(), f"write one with `technique: {technique.id}`")
    if unsure & {"technique", "phrase", "playbook"}:
        return
    titles = {kind.name: kind.title for kind in ENTRY_KINDS}
    for kind, hint in LED_TO.items():
        entry: Entry
        for entry in book[kind].values():
            used = book.pointing_to.get((kind, entry.id))
            if entry.approved and not used and not (kind == "avoid" and entry.instead):  # type: ignore[attr-defined]
                yield Diagnostic(CODE, f"nothing leads to the {titles[kind]} `{entry.id}`", entry.at(), hint)
