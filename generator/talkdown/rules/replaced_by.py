"""A deprecated entry says what replaces it, and only a deprecated one does.

Looks at `status:` and `replaced_by:` of every entry.

Why: the page of a deprecated entry sends its readers on. Without a successor it leaves them with a phrase
that is no longer used.

Not this:

    status: deprecated}

    error: `go-on` is deprecated and does not say what replaces it
    hint: add `replaced_by:` with an id

But this:

    status: deprecated, replaced_by: tell-me}

Silence: where nothing replaces it, on purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model import Status
from talkdown.model.book import Book

CODE = "replaced-by"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield deprecated entries without a successor, and successors of living ones."""
    for entry in book:
        if entry.status is Status.deprecated and entry.replaced_by is None:
            message = f"`{entry.id}` is deprecated and does not say what replaces it"
            yield Diagnostic(CODE, message, entry.location_of("status"), "add `replaced_by:` with an id")
        elif entry.status is not Status.deprecated and entry.replaced_by:
            message = f"`{entry.id}` is {entry.status} and has a successor"
            hint = "set `status: deprecated`, or delete `replaced_by`"
            yield Diagnostic(CODE, message, entry.location_of("replaced_by"), hint)
        elif entry.replaced_by == entry.id:
            yield Diagnostic(
                CODE, f"`{entry.id}` replaces itself", entry.location_of("replaced_by"), "name another entry"
            )
