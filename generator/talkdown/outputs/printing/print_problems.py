"""What is wrong with words on their way to paper: too long for their place, or without a letter in the font."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from talkdown.diagnostics import Diagnostic, Location, Route, Severity
from talkdown.model.book import Book
from talkdown.model.texts import texts_in
from talkdown.outputs.printing.content import printed_words
from talkdown.outputs.printing.job import Job, PrintedFile, TextFit
from talkdown.outputs.printing.typography import NBSP, SOFT_HYPHEN, ZERO_WIDTH_SPACE, typeset
from talkdown.storage.package import VENDOR

OVERFLOW, NO_GLYPH, SIZE_SPAN, NOT_PRINTED = "overflow", "no-glyph", "size-span", "not-printed"

MAX_SPAN = 1.5
"""Points between the largest and the smallest text of a deck before it looks uneven: three steps of half a point."""

MAX_PLACES = 20
"""Fields with letters that cannot be printed that are named one by one: in a book in another script all of them have some."""

_MAX_LETTERS = 5
"""Letters that are named of one field, for the same reason."""

_MAX_REASON = 200
"""Letters of what Typst says: its first line is rarely longer."""

_DRAWINGS = frozenset(("qr", "logo", "icons"))
"""What stands in the data of a job and is drawn, not written."""

_TITLE_SIZE = 1.9
"""How much larger a title is set than the words below it: 1.6 times on the ladder, 2.2 times on the poster."""

_SHRINKING_FACES = ("front", "back")
"""The faces whose text has a size that depends on its length."""


def fit_problems(book: Book, file: PrintedFile) -> Iterator[Diagnostic]:
    """Texts that need more room than there is, even at the smallest size; and pages that nothing was foreseen on."""
    overflowing_fits = [fit for fit in file.fits if fit.overflows]
    yield from overflow_problems(book, file.job, overflowing_fits)
    if not overflowing_fits and file.has_extra_pages:
        message = f"`{file.job.name}` has {file.page_count} pages in place of {file.job.page_count}: its texts are too long"
        hint = "shorten the longest text on it, which stands here"
        yield Diagnostic(OVERFLOW, message, _place_of_longest_text(book, file.job), hint)


def overflow_problems(book: Book, job: Job, fits: Iterable[TextFit]) -> Iterator[Diagnostic]:
    """Texts that need more room than there is, even at the smallest size."""
    for fit in fits:
        if not fit.overflows:
            continue
        # At least 1: a line that is a hair too high is not mended by cutting 0 %.
        percent = max(1, round(100 * (1 - fit.has / fit.needs)))
        message = f"{fit.id} ({fit.face}): needs {fit.needs:.1f} mm, has {fit.has:.1f} mm, even at {fit.size:.3g} pt"
        yield Diagnostic(OVERFLOW, message, _location(book, job, fit), f"cut about {percent} %")


def size_span_problems(book: Book, job: Job, fits: Iterable[TextFit]) -> Iterator[Diagnostic]:
    """A deck whose texts differ in size by more than 1.5 pt."""
    shrinkable = [fit for fit in fits if not fit.overflows and fit.face in _SHRINKING_FACES]
    by_size = sorted(shrinkable, key=lambda fit: (fit.size, fit.id))
    if by_size and by_size[-1].size - by_size[0].size > MAX_SPAN:
        smallest_page, largest_page = by_size[0], by_size[-1]
        message = f"{smallest_page.id} ({smallest_page.face}) is set in {smallest_page.size:g} pt, others in {largest_page.size:g} pt"
        hint = "fewer words here, and the deck looks even"
        yield Diagnostic(SIZE_SPAN, message, _location(book, job, smallest_page), hint, Severity.warning)


def typesetter_problem(book: Book, job: Job, reason: str) -> Diagnostic:
    """A job that the typesetter has refused: a fault of a template, and not of the book, which is printed without it."""
    first_line = reason.strip().partition("\n")[0][:_MAX_REASON]
    message = f"`{job.name}` cannot be printed: {first_line}"
    hint = "the longest text on it stands here; shorten it, and tell us if that does not help"
    return Diagnostic(NOT_PRINTED, message, _place_of_longest_text(book, job), hint)


def _location(book: Book, job: Job, fit: TextFit) -> Location:
    """The entry that a text comes from; for what comes from several, such as a level, the longest text of them."""
    entry = job.entries.get(fit.id)
    if entry:
        return entry.location_of()
    parts = _parts_called(fit.id, job.content) or _parts_called(fit.id.split()[-1], job.content)
    power = 1 if fit.face.endswith("longest word") else 2  # a text takes room on both sides
    return _longest_place(book, texts_in(parts), power)


def _parts_called(name: str, content: object) -> list[object]:
    """What a job says under an id: in `level heat`, the last word is that of the level."""
    if isinstance(content, dict) and content.get("id") == name:
        return [content]
    inner_parts = (
        content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    )
    return [part for item in inner_parts for part in _parts_called(name, item)]


def _place_of_longest_text(book: Book, job: Job) -> Location:
    return _longest_place(book, texts_in(job.data), 2)


def _longest_place(book: Book, printed_texts: Iterable[tuple[Route, str]], power: int) -> Location:
    """Where the text stands that takes most room, of those that are printed as an author has typed them; by its longest word for 1."""
    places = {
        _without_quotes(as_printed(text)): place
        for place, text in _fields_of_book(book)
        for as_printed in (typeset, printed_words)
    }
    room_by_text = {text: _room(route, text, power) for route, text in printed_texts}
    longest_first = sorted(room_by_text, key=lambda text: room_by_text[text], reverse=True)
    return next(
        (places[_without_quotes(text)] for text in longest_first if _without_quotes(text) in places),
        Location(book.path),
    )


def _room(route: Route, text: str, power: int) -> float:
    """About how much room a text takes, in letters of the usual size; its longest word, where `power` is 1."""
    letters = max(map(len, text.split()), default=0) if power == 1 else len(text)
    size = _TITLE_SIZE if route[-1:] == ("title",) else 1
    return float(letters * size**power)


def _without_quotes(printed_text: str) -> str:
    """A text as it is printed, without what binds and quotes it."""
    return printed_text.replace(NBSP, " ").strip("“”‘’")


@cache
def available_glyphs() -> frozenset[str]:
    """All letters that the fonts for print have, and those that only say where a word or a line is broken."""
    glyphs = {SOFT_HYPHEN, ZERO_WIDTH_SPACE, "\n"}
    for path in sorted(VENDOR.glob("*.letters")):
        glyphs.update(chr(int(code, 16)) for code in path.read_text().split())
    return frozenset(glyphs)


def missing_glyph_problems(book: Book, data: object) -> Iterator[Diagnostic]:
    """Letters in what is handed to the typesetter that no font has: for each field in which an author has typed some."""
    texts_by_letter: dict[str, list[str]] = defaultdict(list)
    for text in _printed_texts(data):
        for letter in set(text) - available_glyphs():
            texts_by_letter[letter].append(text)
    if not texts_by_letter:
        return
    letters_by_location: dict[Location, list[str]] = defaultdict(list)
    fields = list(_fields_of_book(book))
    for letter, printed_texts in sorted(texts_by_letter.items()):
        for location in _places_of(letter, printed_texts, fields) or [Location(book.path)]:
            letters_by_location[location].append(letter)
    for number, (location, letters) in enumerate(letters_by_location.items()):
        if number == MAX_PLACES:
            message = (
                f"{len(letters_by_location) - number} more fields have letters that no font for print has"
            )
            yield Diagnostic(NO_GLYPH, message, location, "the first of them is here")
            return
        letter_list = ", ".join(f"`{letter}` (U+{ord(letter):04X})" for letter in letters[:_MAX_LETTERS])
        rest = f" and {len(letters) - _MAX_LETTERS} more letters" if len(letters) > _MAX_LETTERS else ""
        message = f"no font for print has {letter_list}{rest}"
        yield Diagnostic(NO_GLYPH, message, location, "write it in words, or leave it out")


def _fields_of_book(book: Book) -> Iterator[tuple[Location, str]]:
    """Every text of approved entries and of book.yaml, with its place."""
    for entry in book:
        if entry.is_approved:
            for route, text in texts_in(entry):
                yield entry.location_of(*route), text
    for route, text in texts_in(book.settings):
        yield book.settings_location.child(*route), text


def _places_of(letter: str, printed_texts: list[str], fields: list[tuple[Location, str]]) -> list[Location]:
    """The fields of the book that the texts come from; none if no field is printed as it was typed."""
    words = {word for text in printed_texts for word in _words_with_letter(text, letter)}
    return [
        location
        for location, text in fields
        if letter in text and not words.isdisjoint(_words_with_letter(typeset(text), letter))
    ]


def _printed_texts(data: object) -> Iterator[str]:
    """All texts in the data of jobs, drawings left out."""
    return (text for route, text in texts_in(data) if not _DRAWINGS.intersection(route))


def _words_with_letter(text: str, letter: str) -> set[str]:
    """The words a letter stands in: what survives any change of quotation marks and spaces around them."""
    return {word.strip("“”‘’[]") for word in text.replace(NBSP, " ").split(" ") if letter in word}
