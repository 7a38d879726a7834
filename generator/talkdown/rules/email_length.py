"""An email is read to its end.

Its subject has at most 10 words. All that stands under it, from the greeting to the name, has at most 160; a
gap counts as the words of its sample.

Why: an angry person looks for the answer and for the date. What stands around them hides them, and a subject
that is cut off says neither. The numbers are ours, and no study is claimed for them.

Not this:

    subject: Your letter about the second charge on your bill of May

    error: the subject has 11 words; at most 10
    hint: leave out what the email itself says

But this:

    subject: The second charge on your bill

Silence: where every word must be said, as in a notice that a law prescribes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.model.phrase import fill_with_samples

CODE = "email-length"

# Judgments: what the shipped emails needed once nothing was left in them that could go.
MOST_SUBJECT_WORDS = 10
MOST_WORDS = 160


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved emails whose subject, or whose text, is too long."""
    for email in book.emails:
        subject_length = len(fill_with_samples(email.subject, book.settings).split())
        if subject_length > MOST_SUBJECT_WORDS:
            message = f"the subject has {subject_length} words; at most {MOST_SUBJECT_WORDS}"
            hint = "leave out what the email itself says"
            yield Diagnostic(CODE, message, email.location_of("subject"), hint)
        length = len(fill_with_samples(email.text, book.settings).split())
        if length > MOST_WORDS:
            message = f"the email has {length} words; at most {MOST_WORDS}"
            hint = "keep what happened, what you did, and what comes by when"
            yield Diagnostic(CODE, message, email.location, hint)
