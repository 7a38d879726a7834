"""An email says what it has to say, and does not announce it.

Looks in approved emails, and in phrases whose only channel is `email`, for “below”, “above”, “as follows”, “in
the next line”, “the rest of this email”, “attached” and their kin. What is attached may be named where a gap says
what it is: `{attachment}`.

Why: whoever waits for an answer reads the announcement in its place. And what is announced is forgotten: the
words are copied, and nothing comes below them.

Not this:

    opening: You asked about your bill. My answer is below.

    error: “below” announces what could be said
    hint: say it in this place, or leave the sentence out

But this:

    opening: You asked about your bill. The second charge was ours.

Silence: where a place on a page is meant: “the number below the barcode”.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.model.phrase import variables_in
from talkdown.rules._search import email_texts
from talkdown.words.patterns import PatternTable

CODE = "email-announces"

ATTACHMENT = "attachment"
"""The variable that says what is attached."""

_SAY_IT = "say it in this place, or leave the sentence out"
_NAME_IT = f"say what it is, with the gap `{{{ATTACHMENT}}}`, or say here what stands in it"
_PART = "line|lines|paragraph|paragraphs|section|part|page|point|points"

PATTERNS = PatternTable(
    {
        "below": _SAY_IT,
        "above": _SAY_IT,
        "underneath": _SAY_IT,
        "as follows": _SAY_IT,
        "the following": _SAY_IT,
        "further up|down|on": _SAY_IT,
        f"the|my next|last|first|final {_PART} [of] [this] [email]": _SAY_IT,
        "the rest of this|my email|reply|message|letter": _SAY_IT,
        "this|my email|reply|message|letter answers|covers|explains|sets|contains|describes": _SAY_IT,
        "in this email|reply|message|letter": _SAY_IT,
        "carry|carries|have|has the same numbers": _SAY_IT,
        "in the same order": _SAY_IT,
        "in the order you": _SAY_IT,
        "under each": _SAY_IT,
        "where we got to": _SAY_IT,
        "have|I've marked it|them": _SAY_IT,
        # What a customer attached is no announcement.
        "is|are|the|I've|have attached": _NAME_IT,
        "attached is|are|to|lists|shows": _NAME_IT,
        "in|see the|an|my attachment|attachments": _NAME_IT,
        "enclosed|enclosure": _NAME_IT,
    }
)


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved emails, and phrases for emails, that announce."""
    for entry, route, text in email_texts(book):
        names_attachment = ATTACHMENT in variables_in(text)
        for match in PATTERNS.find(text):
            if not match.is_negated and not (names_attachment and match.value == _NAME_IT):
                message = f"“{match.text}” announces what could be said"
                yield Diagnostic(CODE, message, entry.location_of(*route), match.value)
