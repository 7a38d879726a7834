"""An entry says how far it is.

Looks for entries without `status:`. One without is a draft, and no reader sees it.

Why: who has written an entry, and finds it nowhere on the site, looks for the mistake in all other places.

Not this:

    id: it-is-late
    code: P-02

    note: this has no `status:`, so it is a draft, and no reader sees it
    hint: write `status: draft`, or `status: approved` once it is

But this:

    id: it-is-late
    status: draft

Silence: nowhere; to write the field takes one line, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, Severity
from talkdown.model.book import Book

CODE = "no-status"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield entries without a status."""
    message = "this has no `status:`, so it is a draft, and no reader sees it"
    hint = "write `status: draft`, or `status: approved` once it is"
    for entry in book:
        if "status" not in entry.model_fields_set:
            yield Diagnostic(CODE, message, entry.location, hint, Severity.note)
