"""What is approved does not point to drafts or to deprecated entries.

An agent would meet a link that leads nowhere, or words that are no longer to be used.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
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
        yield Diagnostic(CODE, f"`{target.id}` is {what}", reference.location, hint)
