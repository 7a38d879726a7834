"""Where somebody is called in danger, the number is there.

Looks at the `reach:` of policy slots, as readers of the book's region see it. A book names no number that nobody is sure of; it says that
it is still to be looked up.

Why: such a slot stands on the pages about safety. Whoever needs it at night cannot look anything up.

Not this:

    reach: still to be looked up

    warning: `refund-limit` has no number for this region yet
    hint: look the number up, and write it under `reach:` of this slot

But this:

    reach: 555-0142

Silence: where nobody is called.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, Severity
from talkdown.model.book import Book
from talkdown.model.region import STILL_OPEN

CODE = "open-number"


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved slots whose number nobody has looked up."""
    for slot in book.slots:
        if slot.is_approved and slot.reach and STILL_OPEN in slot.reach:
            message = f"`{slot.id}` has no number for this region yet"
            hint = "look the number up, and write it under `reach:` of this slot"
            yield Diagnostic(CODE, message, slot.location_of("reach"), hint, Severity.warning)
