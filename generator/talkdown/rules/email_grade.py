"""An email can be read by a tired person.

All that stands between greeting and name, its gaps filled with their samples, has a Flesch-Kincaid grade of
8 or less. Below forty words nothing is measured: so short a text gives no useful figure.

Why: who is upset reads a sentence once. Grade 8 is a year less than what explains to agents may have: they
have chosen to read it.

Not this:

    body: [Notwithstanding considerable organizational complexity our representatives systematically accomplished reimbursement.]

    error: the email needs reading grade 8.3; at most 8
    hint: use shorter sentences and shorter words

But this:

    body: [The money is on its way to you.]

Silence: where an email must quote a law or a contract.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.model.phrase import fill_with_samples
from talkdown.rules.reading_grade import LEAST_WORDS
from talkdown.words.readability import reading_grade
from talkdown.words.tokens import words

CODE = "email-grade"

# A judgment: the shipped book's own rule of style for what customers get.
MOST_GRADE = 8.0


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved emails that are too hard to read, each at the hardest paragraph of its body."""
    for email in book.emails:
        # Greeting and name are no sentences: counted as such, they would make every email easier than it is.
        sentences = "\n\n".join((email.opening, *email.body, email.close))
        text = fill_with_samples(sentences, book.settings)
        if len(words(text)) >= LEAST_WORDS and (grade := reading_grade(text)) > MOST_GRADE:
            message = f"the email needs reading grade {grade:.1f}; at most {MOST_GRADE:.0f}"
            hardest_paragraph = max(range(len(email.body)), key=lambda n: reading_grade(email.body[n]))
            hint = "use shorter sentences and shorter words"
            yield Diagnostic(CODE, message, email.location_of("body", hardest_paragraph), hint)
