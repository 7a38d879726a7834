"""What is wrong with words on their way to paper: too long for their place, or without a letter in the font."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from talkdown.diagnostics import Diagnostic, Location, Severity
from talkdown.model.book import Book
from talkdown.model.texts import texts_in
from talkdown.outputs.printing.job import Job, TextFit
from talkdown.outputs.printing.typography import typeset
from talkdown.storage.package import VENDOR

OVERFLOW, NO_GLYPH, SIZE_SPAN = "overflow", "no-glyph", "size-span"

MAX_SPAN = 1.5
"""Points between the largest and the smallest text of a deck before it looks uneven: three steps of half a point."""

_SHRINKING_FACES = ("front", "back")
"""The faces whose text has a size that depends on its length."""


def overflow_problems(job: Job, fits: Iterable[TextFit]) -> Iterator[Diagnostic]:
    """Texts that need more room than there is, even at the smallest size."""
    for fit in fits:
        if not fit.overflows:
            continue
        # At least 1: a line that is a hair too high is not mended by cutting 0 %.
        percent = max(1, round(100 * (1 - fit.has / fit.needs)))
        message = f"{fit.id} ({fit.face}): needs {fit.needs:.1f} mm, has {fit.has:.1f} mm, even at {fit.size:.3g} pt"
        yield Diagnostic(OVERFLOW, message, _location(job, fit), f"cut about {percent} %")


def size_span_problems(job: Job, fits: Iterable[TextFit]) -> Iterator[Diagnostic]:
    """A deck whose texts differ in size by more than 1.5 pt."""
    shrinkable = [fit for fit in fits if not fit.overflows and fit.face in _SHRINKING_FACES]
    by_size = sorted(shrinkable, key=lambda fit: (fit.size, fit.id))
    if by_size and by_size[-1].size - by_size[0].size > MAX_SPAN:
        smallest, largest = by_size[0], by_size[-1]
        message = (
            f"{smallest.id} ({smallest.face}) is set in {smallest.size:g} pt, others in {largest.size:g} pt"
        )
        hint = "fewer words here, and the deck looks even"
        yield Diagnostic(SIZE_SPAN, message, _location(job, smallest), hint, Severity.warning)


def _location(job: Job, fit: TextFit) -> Location:
    entry = job.entries.get(fit.id)
    return entry.location_of() if entry else Location("")


@cache
def available_glyphs() -> frozenset[str]:
    """All letters that the fonts for print have."""
    glyphs: set[str] = set()
    for path in sorted(VENDOR.glob("*.letters")):
        glyphs.update(chr(int(code, 16)) for code in path.read_text().split())
    return frozenset(glyphs)


def missing_glyph_problems(book: Book, data: object) -> Iterator[Diagnostic]:
    """Letters in a job's data that no font has: each where an author has typed it."""
    # A drawing is no text: what it needs is in it.
    printed_texts = [text for _, text in texts_in(data) if "<svg" not in text]
    missing_glyphs = {letter for text in printed_texts for letter in text} - available_glyphs()
    fields = list(_fields_of_book(book)) if missing_glyphs else []
    for letter in sorted(missing_glyphs):
        message = f"no font for print has `{letter}` (U+{ord(letter):04X})"
        texts_with_letter = [text for text in printed_texts if letter in text]
        for location in _places_of(letter, texts_with_letter, fields) or [Location(book.path)]:
            yield Diagnostic(NO_GLYPH, message, location, "write it in words, or leave it out")


def _fields_of_book(book: Book) -> Iterator[tuple[Location, str]]:
    """Every text of approved entries and of book.yaml, with its place."""
    for entry in book:
        if entry.is_approved:
            for route, text in texts_in(entry):
                yield entry.location_of(*route), text
    settings = Location(book.path)
    for route, text in texts_in(book.settings):
        yield settings.child(*route), text


def _places_of(letter: str, printed_texts: list[str], fields: list[tuple[Location, str]]) -> list[Location]:
    """The fields of the book that the texts come from; none if no field is printed as it was typed."""
    return [
        location
        for location, text in fields
        if letter in text
        and any(_word_with_letter(typeset(text), letter) in printed_text for printed_text in printed_texts)
    ]


def _word_with_letter(text: str, letter: str) -> str:
    """The letter with the word it stands in: what survives any change of quotation marks around it."""
    return next((word for word in text.split(" ") if letter in word), letter).strip("“”‘’")
