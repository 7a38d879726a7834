"""An id or a code that was given up is never used again.

Looks at `formerly:` and `former_codes:` of all entries: no entry has one of these ids or codes now, and no two entries of a
kind claim the same.

Why: links and bookmarks to a former id, and printed cards with a former code, are sent on to its entry. A new entry of that
name would catch them.

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
from talkdown.model import ENTRY_KINDS, Kind
from talkdown.model.book import Book

CODE = "former-id"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield former ids and former codes that are in use, or claimed twice."""
    for kind in ENTRY_KINDS:
        yield from _clashes(book, kind, "id", "formerly", "rename that entry")
        yield from _clashes(book, kind, "code", "former_codes", "give that entry another code")


def _clashes(book: Book, kind: Kind, noun: str, field: str, remedy: str) -> Iterator[Diagnostic]:
    """Former ids, or former codes, of one kind that lead to two entries; `noun` is the field of the present one, too."""
    entries = book.all(kind.entry_class).values()
    present_names = {getattr(entry, noun) for entry in entries}
    claimants: dict[str, str] = {}
    for entry in entries:
        for n, name in enumerate(getattr(entry, field)):
            location = entry.location_of(field, n)
            if name in present_names:
                message = f"`{name}` is given as a former {noun}, and an entry has it now"
                yield Diagnostic(CODE, message, location, f"{remedy}, or delete this line")
            elif name in claimants:
                message = f"`{name}` is the former {noun} of `{claimants[name]}` as well"
                yield Diagnostic(CODE, message, location, "keep it at one of the two")
            else:
                claimants[name] = entry.id
