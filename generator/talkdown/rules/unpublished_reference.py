"""What is approved does not point to drafts or to deprecated entries.

Looks at all references from approved entries, in fields and in `[[links]]`.

Why: drafts have no page, so that the link leads nowhere; and what is deprecated are words that are no
longer to be used.

Not this:

    instead: [ask-more, go-on]

    error: `ask-more` is a draft
    hint: approve it, or point to another entry
    error: `go-on` is deprecated
    hint: it is replaced by `tell-me`

But this:

    instead: [tell-me]

Silence: while the draft is being written, if the build may wait.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, Severity
from talkdown.model import Status
from talkdown.model.book import Book

CODE = "unpublished-reference"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield every reference from an approved entry to one that is not."""
    for reference in book.references:
        target = book.entry(reference.kind, reference.id)
        if target is None or target.is_approved or not reference.source.is_approved:
            continue
        what = "a draft" if target.status is Status.draft else "deprecated"
        hint = "approve it, or point to another entry"
        if target.replaced_by:
            hint = f"it is replaced by `{target.replaced_by}`"
        # A release may deprecate what another book points to: that book goes on, and its author is told. A draft has no page.
        is_of_book_below = target.location_of("status").path in book.paths_below
        is_from_above = is_of_book_below and reference.location.path not in book.paths_below
        has_page = target.status is not Status.draft
        severity = Severity.warning if is_from_above and has_page else Severity.error
        yield Diagnostic(CODE, f"`{target.id}` is {what}", reference.location, hint, severity)
