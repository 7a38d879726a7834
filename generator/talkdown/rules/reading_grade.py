"""What explains can be read by a tired person: Flesch-Kincaid grade 9 or less.

All explaining texts of an approved entry are measured together, from forty words on; shorter texts give
no useful figure. What is said is measured by its length and its words instead.
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
MOST = 9.0
LEAST_WORDS = 40

EXPLAINS: dict[str, tuple[str, ...]] = {
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
        if not entry.is_approved or entry.kind not in EXPLAINS:
            continue
        texts = dict(_explanations(entry))
        whole = "\n".join(texts.values())
        if len(words(whole)) >= LEAST_WORDS and (found := reading_grade(whole)) > MOST:
            message = f"the explanations of `{entry.id}` need reading grade {found:.1f}; at most {MOST:.0f}"
            hardest = max(texts, key=lambda route: reading_grade(texts[route]))
            yield Diagnostic(
                CODE, message, entry.location_of(*hardest), "use shorter sentences and shorter words"
            )


def _explanations(entry: Entry) -> Iterator[tuple[Route, str]]:
    for field in EXPLAINS[entry.kind]:
        value: Any = getattr(entry, field)
        if isinstance(value, tuple):
            yield from (((field, n), _plain(text)) for n, text in enumerate(value))
        elif value:
            yield (field,), _plain(value)
    if isinstance(entry, Technique):
        yield ("evidence", "says"), _plain(entry.evidence.says)
    steps: tuple[Step | PathStep, ...] = entry.steps if isinstance(entry, Technique | Playbook) else ()
    yield from ((("steps", n, "how"), step.how) for n, step in enumerate(steps) if step.how)


def _plain(text: str) -> str:
    """Light formatting as it is read aloud."""
    return "".join(span.text or span.id.replace("-", " ") for span in spans(text))
