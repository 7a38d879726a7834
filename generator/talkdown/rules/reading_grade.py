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
from typing import Any

from talkdown.diagnostics import Diagnostic, Route
from talkdown.model import Entry, Playbook, Technique
from talkdown.model.book import Book
from talkdown.model.markup import spans
from talkdown.model.playbook import PathStep
from talkdown.model.technique import Step
from talkdown.words.readability import reading_grade
from talkdown.words.tokens import words

CODE = "reading-grade"
MOST_GRADE = 9.0  # the end of lower secondary school, as in WCAG 2.2, success criterion 3.1.5
# Measured on the shipped techniques: pieces of 40 words miss the grade of the whole text by 1.3 years on average,
# and pieces of 10 words by 2.
LEAST_WORDS = 40

EXPLAINING_FIELDS: dict[str, tuple[str, ...]] = {
    "technique": ("use_when", "why", "cautions"),
    "sign": ("notice", "could_be"),
    "avoid": ("why",),
    "playbook": ("situation", "escalate_when", "end_when", "never"),
    "question": ("answer",),
    "citation": ("found",),
    "slot": ("default", "help"),
    "model": ("summary", "origin", "cautions"),
}
"""The fields of each kind that explain."""


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield approved entries whose explanations are too hard to read, each at its hardest text."""
    for entry in book:
        if not entry.is_approved or entry.kind not in EXPLAINING_FIELDS:
            continue
        texts = dict(_explanations(entry))
        all_text = "\n".join(texts.values())
        if len(words(all_text)) >= LEAST_WORDS and (grade := reading_grade(all_text)) > MOST_GRADE:
            message = (
                f"the explanations of `{entry.id}` need reading grade {grade:.1f}; at most {MOST_GRADE:.0f}"
            )
            hardest = max(texts, key=lambda route: reading_grade(texts[route]))
            yield Diagnostic(
                CODE, message, entry.location_of(*hardest), "use shorter sentences and shorter words"
            )


def _explanations(entry: Entry) -> Iterator[tuple[Route, str]]:
    for field in EXPLAINING_FIELDS[entry.kind]:
        value: Any = getattr(entry, field)  # a text or a tuple of texts, as the kind's model has it
        if isinstance(value, tuple):
            yield from (((field, n), _without_markup(text)) for n, text in enumerate(value))
        elif value:
            yield (field,), _without_markup(value)
    if isinstance(entry, Technique):
        yield ("evidence", "says"), _without_markup(entry.evidence.says)
    steps: tuple[Step | PathStep, ...] = entry.steps if isinstance(entry, Technique | Playbook) else ()
    yield from ((("steps", n, "how"), step.how) for n, step in enumerate(steps) if step.how)


def _without_markup(text: str) -> str:
    """Light formatting as it is read aloud."""
    return "".join(span.text or span.id.replace("-", " ") for span in spans(text))
