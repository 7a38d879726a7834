"""What explains can be read by a tired person: Flesch-Kincaid grade 9 or less.

All explaining texts of an approved entry are measured together, from forty words on; shorter texts give
no useful figure. What is said is measured by its length and its words instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from talkdown.book import Book
from talkdown.diagnostics import Diagnostic
from talkdown.model import Entry
from talkdown.model.light import runs
from talkdown.words.reading import grade
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
    """Yield approved entries whose explanations are too hard to read."""
    for entry in book:
        if not entry.live or entry.kind not in EXPLAINS:
            continue
        text = explanation(entry)
        if len(words(text)) >= LEAST_WORDS and (found := grade(text)) > MOST:
            message = f"the explanations of `{entry.id}` need reading grade {found:.1f}; at most {MOST:.0f}"
            where = entry.at(next(f for f in EXPLAINS[entry.kind] if getattr(entry, f)))
            yield Diagnostic(CODE, message, where, "use shorter sentences and shorter words")


def explanation(entry: Entry) -> str:
    """All explaining texts of an entry, one a line."""
    lines: list[str] = []
    for field in EXPLAINS[entry.kind]:
        value: Any = getattr(entry, field)
        lines.extend(value if isinstance(value, tuple) else [value or ""])
    if entry.kind == "technique":
        lines.extend(step.how or "" for step in entry.steps)  # type: ignore[attr-defined]
        lines.append(entry.evidence.says)  # type: ignore[attr-defined]
    if entry.kind == "playbook":
        lines.extend(step.how or "" for step in entry.steps)  # type: ignore[attr-defined]
    return "\n".join("".join(run.text or run.id for run in runs(line)) for line in lines if line)
