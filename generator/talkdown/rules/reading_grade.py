"""What explains can be read by a tired person.

All explaining texts of an approved entry together (why, cautions, steps, answers …) have a Flesch-Kincaid
grade of 9 or less. Below forty words nothing is measured: so short a text gives no useful figure. What is
said has rules of its own.

Why: grade 9 is the end of lower secondary school, the level that WCAG 2.2 names (success criterion 3.1.5).
Many agents read in a second language, and between two calls.

Not this:

    why: >-
      Notwithstanding considerable organizational complexity, practitioners systematically demonstrating
      interpersonal attentiveness consistently accomplish substantially superior de-escalation outcomes,

    error: the explanations of `hear-them-out` need reading grade 32.4; at most 9
    hint: use shorter sentences and shorter words

But this:

    why: >-
      A person who has told the whole story can listen too. Most callers slow down once they see that
      you take notes. Let them end.

Silence: where an entry must quote a law or a study at length.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from talkdown.diagnostics import Diagnostic, Route
from talkdown.model import Entry
from talkdown.model.annotations import annotated_fields
from talkdown.model.book import Book
from talkdown.model.fields import Explains
from talkdown.model.markup import spans
from talkdown.words.readability import reading_grade
from talkdown.words.tokens import words

CODE = "reading-grade"
MOST_GRADE = 9.0  # the end of lower secondary school, as in WCAG 2.2, success criterion 3.1.5
# Measured on the shipped techniques: pieces of 40 words miss the grade of the whole text by 1.3 years on average,
# and pieces of 10 words by 2.
LEAST_WORDS = 40


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved entries whose explanations are too hard to read, each at its hardest text."""
    for entry in book:
        if not entry.is_approved:
            continue
        texts = dict(_explanations(entry))
        all_text = "\n".join(texts.values())
        if len(words(all_text)) >= LEAST_WORDS and (grade := reading_grade(all_text)) > MOST_GRADE:
            message = (
                f"the explanations of `{entry.id}` need reading grade {grade:.1f}; at most {MOST_GRADE:.0f}"
            )
            hardest_route = max(texts, key=lambda route: reading_grade(texts[route]))
            yield Diagnostic(
                CODE, message, entry.location_of(*hardest_route), "use shorter sentences and shorter words"
            )


def _explanations(entry: Entry) -> Iterator[tuple[Route, str]]:
    """The texts that the entry's model marks with `Explains`, as every `Prose` is, at any depth."""
    for route, text, _ in annotated_fields(entry, Explains):
        yield route, _without_markup(text)


def _without_markup(text: str) -> str:
    """Light formatting as it is read aloud."""
    return "".join(span.text or span.id.replace("-", " ") for span in spans(text))
