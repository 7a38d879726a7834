"""An id that was given up is never used again.

Looks at `formerly:` of all entries: no entry has one of these ids now, and no two entries of a kind claim
the same.

Why: links and bookmarks to a former id are sent on to its entry. A new entry of that name would catch them.

Not this:

    formerly: [what-happened, say-more]

    error: `what-happened` is given as a former id, and an entry has it now
    hint: rename that entry, or delete this line

But this:

    formerly: [what-happened]

Silence: only while it is being mended: the old address leads to one of the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book

CODE = "former-id"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield former ids that are in use, or claimed twice."""
    claimants: dict[tuple[str, str], str] = {}
    for entry in book:
        for n, former_id in enumerate(entry.formerly):
            if book.entry(entry.kind, former_id):
                message = f"`{former_id}` is given as a former id, and an entry has it now"
                yield Diagnostic(
                    CODE, message, entry.location_of("formerly", n), "rename that entry, or delete this line"
                )
            elif (entry.kind, former_id) in claimants:
                message = f"`{former_id}` is the former id of `{claimants[entry.kind, former_id]}` as well"
                yield Diagnostic(CODE, message, entry.location_of("formerly", n), "keep it at one of the two")
            else:
                claimants[entry.kind, former_id] = entry.id
