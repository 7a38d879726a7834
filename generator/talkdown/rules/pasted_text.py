r"""A phrase holds no marks of the program that it was copied from.

Looks in approved entries. In what a customer gets: for the gaps of other tools (`[Name]`, `%name%`, `<name>`, `${name}`, `*|NAME|*`,
`XXX`), for HTML (`&amp;`, `<b>`), for escapes that nobody has read (`\u2019`, `%20`, `=E2=80=99`), for line ends of Excel (`_x000D_`), for a
list mark at the beginning. In every text: for curly quotes around all of it, and for letters that were decoded wrongly (`â€™`), and
for a quotation mark without its other one (`„`, `"`), for errors of Excel (`#NAME?`), emoji by their names (`:smile:`), and links of Markdown;
in a text that takes no formatting, for other marks of Markdown, too (`**now**`; a single star passes: to some chats it means bold). In
lists of texts: for an item that is a whole list (`late; delayed`).

Why: no field fills them, and a customer reads them as they stand.

Not this:

    text: "Hello [Name], tell me more."

    error: `[Name]` is how another tool marks a gap
    hint: write a gap as `{name}`, and declare it in book.yaml

But this:

    text: "Hello {name}, tell me more."

Silence: where the marks are meant as they stand, as in a text about a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from talkdown.diagnostics import Diagnostic
from talkdown.model import Entry
from talkdown.model.annotations import annotated_fields
from talkdown.model.book import Book
from talkdown.model.fields import Markup, Words
from talkdown.rules._search import GAP_IN_BRACES, verbatim_texts
from talkdown.words.wrong_letters import wrong_letters
from talkdown.yamltext.typed_marks import ERROR_OF_EXCEL, LIST_MARKS

CODE = "pasted-text"

_GAP = "is how another tool marks a gap"
_WRITE_GAP = "write a gap as `{name}`, and declare it in book.yaml"
_HTML = "is HTML"
_WRITE_LETTER = "write the letter itself, and no formatting"
_ESCAPE = "is an escape that no program has read"

_MARKS: tuple[tuple[re.Pattern[str], str, str], ...] = tuple(
    (re.compile(pattern), fault, hint)
    for pattern, fault, hint in (
        (r"</?(?:b|i|u|p|br|em|strong|span|div|a|ul|ol|li)\b[^<>]{0,80}>", _HTML, _WRITE_LETTER),
        (r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,4});", _HTML, _WRITE_LETTER),
        (rf"[$#]\{{[^{{}}]{{1,40}}\}}|{GAP_IN_BRACES.pattern}|｛[^｛｝]{{1,40}}｝", _GAP, _WRITE_GAP),
        (
            r"\[{1,2}[A-Za-z][\w .-]{0,40}\]{1,2}(?![\](])|<{1,2}[A-Za-z][\w .-]{0,40}>{1,2}|«\w{1,40}»|[⟨〈]\w{1,40}[⟩〉]",
            _GAP,
            _WRITE_GAP,
        ),
        (r"%{1,2}[A-Za-z_]{2,40}%{1,2}|%\(\w{1,40}\)[sd]|(?<!\d)%(?:\d{1,2}\$)?[sd]\b", _GAP, _WRITE_GAP),
        (
            r"(?<!\w)@[a-z]+_?name\b|_{3,}|(?<!\w)__\w{1,40}__(?!\w)|(?<!\w)\$[A-Za-z_]\w{0,40}",
            _GAP,
            _WRITE_GAP,
        ),
        (
            r"\*\|\w{1,40}\|\*|##\w{1,40}##|(?<!\w)[|~]\w{1,40}[|~](?!\w)|\b(?:X{3,40}|x{3,40})\b",
            _GAP,
            _WRITE_GAP,
        ),
        (r"\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2}|\\[nrt](?![a-z])", _ESCAPE, "write the letter itself"),
        (
            r"(?:=[0-9A-F]{2}){2,20}|(?<=[a-z.,!?])=20(?=[A-Za-z])|(?<=[A-Za-z])%[0-9A-F]{2}(?=[A-Za-z])",
            _ESCAPE,
            "write the letter itself",
        ),
        (r"(?<=[a-z])¿(?=[a-z])", "stands where a letter was lost", "type it again"),
        (r"\A=(?:\"|[A-Z]{2,20}\()", "is how a formula of Excel begins", "write the words alone"),
        (r"_x000[DdAa]_", "is a line end of Excel", "delete it"),
        (
            rf"\A[{LIST_MARKS}-]\s|\A\d{{1,2}}[.)]\s|\Ao\s|\A[A-Za-z]\)\s",
            "is a list mark",
            "delete it: each phrase is one entry",
        ),
    )
)
"""Pattern, what is wrong with what it finds, and what to do. The bounds keep each search as short as its text."""

_IN_CURLY_QUOTES = re.compile(r"\A(?:“[^“”]*”|„[^“”„]*[“”]|‘[^‘’]*’|«[^«»]*»)\Z")

_MARKS_IN_ANY_TEXT: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (
        ERROR_OF_EXCEL,
        "is an error of Excel",
        "copy the words of the cell again",
    ),
    (
        re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]{1,40}:(?![\w:])"),
        "is how another program writes an emoji",
        "type the emoji itself; write a gap as `{name}`",
    ),
)
"""Pattern, what is wrong with what it finds, and what to do."""

_MARKS_OF_MARKDOWN = re.compile(
    r"\*\*(?=[^\s*])[^*\n]{1,200}(?<=\S)\*\*|`[^`\n]{1,200}`|^#{1,6} (?=[A-Z])", re.MULTILINE
)

_QUOTATION_MARKS = ("„“”", "“”", "«»")
"""What opens a quotation, and what can close it. The first one that a text has counts: what closes it may open one elsewhere."""

_SEVERAL_ITEMS = re.compile(r";\s|\s[•·|]\s|\A[^,.]{1,24}(?:, [^,.]{1,24}){2,}\Z")
"""In one item: what separates items elsewhere. Of commas two at least, with a word or two between them: a sentence has longer parts."""

_MARKDOWN_LINK = re.compile(r"\[[^\[\]]{1,200}\]\([^()\s]{1,200}\)")


def check(book: Book, as_of: date) -> Iterator[Diagnostic]:
    """Yield marks of other programs in what customers read, one of a kind for each text; and what is wrong in any text."""
    names = "|".join(re.escape(variable.name) for variable in book.settings.variables)
    odd_gap = re.compile(rf"(?<![\w@:~^])[@:~^](?:{names})\b(?!:)") if names else None
    for entry, route, text in verbatim_texts(book):
        if odd_gap and (match := odd_gap.search(text)):
            location = entry.location_of(*route).at(match[0])
            yield Diagnostic(CODE, f"`{match[0]}` {_GAP}", location, _WRITE_GAP)
        reported_texts: set[str] = set()  # of a text each fault once, and of what stands there one fault
        for pattern, fault, hint in _MARKS:
            match = pattern.search(text)
            if match and reported_texts.isdisjoint((fault, piece := match[0].strip())):
                reported_texts |= {fault, piece}
                yield Diagnostic(CODE, f"`{piece}` {fault}", entry.location_of(*route).at(piece), hint)
    for entry in book:
        if entry.is_approved:
            yield from _faults_of_any_text(entry)


def _faults_of_any_text(entry: Entry) -> Iterator[Diagnostic]:
    formatted_routes = {route for route, _, _ in annotated_fields(entry, Markup)}
    for route, text, _ in annotated_fields(entry, Words):
        if not isinstance(text, str):
            continue  # a word bank has words by word
        if _IN_CURLY_QUOTES.match(text):
            message = "the curly quotes around the text are a part of it"
            yield Diagnostic(CODE, message, entry.location_of(*route), "delete them")
        for piece, right_text in islice(wrong_letters(text), 1):
            hint = f"write `{right_text}`, or copy it again from a program that saves as UTF-8"
            location = entry.location_of(*route).at(piece)
            yield Diagnostic(CODE, f"`{piece}` was decoded wrongly", location, hint)
        if isinstance(route[-1], int) and route[0] == "asked_as" and _SEVERAL_ITEMS.search(text):
            message = "this is a whole list in one item"
            hint = "make each an item of its own, with a comma or a line between them"
            yield Diagnostic(CODE, message, entry.location_of(*route), hint)
        if mark := _lone_mark(text):
            message = f"the quotation mark `{mark}` stands here without the other one"
            hint = "write both around what is quoted, or none"
            yield Diagnostic(CODE, message, entry.location_of(*route).at(mark), hint)
        for pattern, fault, hint in _MARKS_IN_ANY_TEXT:
            if match := pattern.search(text):
                yield Diagnostic(CODE, f"`{match[0]}` {fault}", entry.location_of(*route).at(match[0]), hint)
        for piece, noun, hint in _marks_of_markdown(text, is_formatted=route in formatted_routes):
            message = f"`{piece}` is {noun} of Markdown, which shows as it stands"
            yield Diagnostic(CODE, message, entry.location_of(*route).at(piece), hint)


def _marks_of_markdown(text: str, *, is_formatted: bool) -> Iterator[tuple[str, str, str]]:
    """What stands in a text, what it is in Markdown, and what to do about it."""
    if match := _MARKDOWN_LINK.search(text):
        hint = "write `[[id|words]]`" if is_formatted else "write the words, and the address behind them"
        yield match[0], "a link", hint
    if not is_formatted and (match := _MARKS_OF_MARKDOWN.search(text)):
        yield match[0].strip(), "a mark", "write the words without it"


def _lone_mark(text: str) -> str:
    """A quotation mark that opens or closes nothing; empty if there is none."""
    for marks in _QUOTATION_MARKS:
        if marks[0] in text:
            opening_count, closing_count = text.count(marks[0]), sum(map(text.count, marks[1:]))
            return "" if opening_count == closing_count else marks[0]
    # In Swedish and Finnish one mark stands at both ends, as that of the keyboard does; behind a number it is inches.
    return next((mark for mark in '”"' if text.count(mark) % 2 and not re.search(rf"\d{mark}", text)), "")
