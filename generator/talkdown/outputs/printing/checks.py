"""What is wrong with words on their way to paper: too long for their place, or without a letter in the font."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from talkdown.diagnostics import Diagnostic, Location, Severity
from talkdown.model import Entry
from talkdown.model.book import Book
from talkdown.outputs.printing.job import Job, TextFit
from talkdown.outputs.printing.typography import typeset
from talkdown.storage.package import VENDOR

OVERFLOW, LETTER, SPAN = "overflow", "no-glyph", "size-span"
FLOOR = 10.0
MOST_SPAN = 1.5
"""Points between the largest and the smallest text of a deck, before it looks uneven."""

_TEXT = ("front", "back")
"""The faces whose text has a size that depends on its length."""


def overflows(job: Job, fits: Iterable[TextFit]) -> Iterator[Diagnostic]:
    """Texts that need more room than there is, even at the smallest size."""
    for fit in fits:
        if not fit.overflows:
            continue
        share = max(1, round(100 * (1 - fit.has / fit.needs)))
        message = f"{fit.id} ({fit.face}): needs {fit.needs:.1f} mm, has {fit.has:.1f} mm, even at {fit.size:.3g} pt"
        entry = job.entries.get(fit.id)
        where = entry.location if entry else Location("")
        yield Diagnostic(OVERFLOW, message, where, f"cut about {share} %")


def uneven(job: Job, fits: Iterable[TextFit]) -> Iterator[Diagnostic]:
    """A deck whose texts differ in size by more than 1.5 pt."""
    found = sorted((f for f in fits if not f.overflows and f.face in _TEXT), key=lambda f: (f.size, f.id))
    if found and found[-1].size - found[0].size > MOST_SPAN:
        small, large = found[0], found[-1]
        entry = job.entries.get(small.id)
        message = f"{small.id} ({small.face}) is set in {small.size:g} pt, others in {large.size:g} pt"
        hint = "fewer words here, and the deck looks even"
        yield Diagnostic(SPAN, message, entry.location if entry else Location(""), hint, Severity.warning)


@cache
def letters() -> frozenset[str]:
    """All letters that the fonts for print have."""
    found: set[str] = set()
    for path in sorted(VENDOR.glob("*.letters")):
        found.update(chr(int(code, 16)) for code in path.read_text().split())
    return frozenset(found)


def lost_letters(values: Any) -> frozenset[str]:
    """Letters of the values that no font has."""
    return frozenset(letter for text in texts(values) for letter in text if letter not in letters())


def texts(values: Any) -> Iterator[str]:
    """All texts in the values of a job, drawings left out."""
    match values:
        case str() if not values.startswith("<svg"):
            yield values
        case dict():
            for value in values.values():
                yield from texts(value)
        case list() | tuple():
            for value in values:
                yield from texts(value)


def missing(book: Book, values: Any) -> Iterator[Diagnostic]:
    """The entries, and the fields in them, whose letters cannot be printed."""
    lost = lost_letters(values)
    if not lost:
        return
    shown = [text for text in texts(values) if lost & set(text)]
    for entry in book:
        if not entry.is_approved:
            continue
        for route, text in _fields(entry.model_dump(), ()):
            for letter in sorted(lost & set(text)):
                if any(_core(typeset(text), letter) in whole for whole in shown):
                    message = f"no font for print has `{letter}` (U+{ord(letter):04X})"
                    yield Diagnostic(
                        LETTER, message, entry.location_of(*route), "write it in words, or leave it out"
                    )


def _core(text: str, letter: str) -> str:
    """The letter with the word it stands in: what survives any change of quotation marks around it."""
    return next(word for word in text.split() if letter in word).strip("“”‘’")


def _fields(value: Any, route: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    match value:
        case str():
            yield route, value
        case dict():
            for key, below in value.items():
                yield from _fields(below, (*route, key))
        case list() | tuple():
            for n, below in enumerate(value):
                yield from _fields(below, (*route, n))


def named(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Entries by id, for a job."""
    return {entry.id: entry for entry in entries}
