"""Every id that an entry points to exists.

Looks at all fields that hold ids, at `[[links]]` in prose, and at those under `emergency_slot:` and `unsafe_now:` in book.yaml. What is listed as a relation on
one page appears on the other, so one end is enough. An entry in a file that cannot be read counts as there: that
file has a problem of its own. In a draft it is a warning: what it leads to may still be written.

Why: a reader who follows the link finds nothing.

Not this:

    signs: [voice-rises, voice-rise]

    error: no warning sign is called `voice-rise`
    hint: did you mean `voice-rises`?

But this:

    signs: [voice-rises]

Silence: only while it is being mended: a silenced link still leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, Severity, did_you_mean, hint_on_all
from talkdown.model import ENTRY_KINDS
from talkdown.model.annotations import annotated_fields
from talkdown.model.book import BOOK_LISTS, Book
from talkdown.model.entry import Status
from talkdown.model.fields import Ref
from talkdown.model.reference import Reference

CODE = "broken-reference"
_TITLES = {kind.name: kind.title for kind in ENTRY_KINDS} | {name: name for name in BOOK_LISTS}
_MOST_HINTS = 200  # a guess takes a millisecond or two; who has more errors has renamed a kind


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield every reference that leads nowhere."""
    ids_by_kind = {kind: set(book.ids(kind)) for kind in _TITLES}
    hints: dict[tuple[str, str], str] = {
        (entry.kind, former_id): f"it is called `{entry.id}` now"
        for entry in book
        for former_id in entry.formerly
    }
    guesses = 0
    for reference in book.references:
        kind, id = reference.kind, reference.id
        if kind not in ids_by_kind:
            message = f"links cannot lead to a `{kind}`"
            yield _problem(reference, message, did_you_mean(kind, _TITLES))
        elif id not in ids_by_kind[kind] and not {(kind, id), (kind, "")} & book.unreadable:
            if kind in BOOK_LISTS and (hint := hint_on_all(id, book.ids(kind))):
                hints[kind, id] = hint
            if (kind, id) not in hints and guesses < _MOST_HINTS:
                guesses += 1
                hints[kind, id] = did_you_mean(id, sorted(ids_by_kind[kind]))
            message = f"no {_TITLES[kind]} is called `{id}`"
            yield _problem(reference, message, hints.get((kind, id), ""))
    for path, id, ref in annotated_fields(book.settings, Ref):
        kind = ref.kind
        if id not in ids_by_kind[kind] and not {(kind, id), (kind, "")} & book.unreadable:
            message = f"no {_TITLES[kind]} is called `{id}`"
            hint = did_you_mean(id, sorted(ids_by_kind[kind]))
            yield Diagnostic(CODE, message, book.settings_location.child(*path), hint)


def _problem(reference: Reference, message: str, hint: str) -> Diagnostic:
    severity = Severity.warning if reference.source.status is Status.draft else Severity.error
    return Diagnostic(CODE, message, reference.location, hint, severity)
