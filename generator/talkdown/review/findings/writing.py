"""Signs in how a customer writes: capitals, rows of marks, curt words, bursts, blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from types import MappingProxyType
from typing import NamedTuple

from talkdown.model import Sign
from talkdown.model.book import Book
from talkdown.model.sign import WritingForm
from talkdown.review.findings.finding import Certainty, Finding

# Three words at least, and one of them with four letters: what is shorter is the name of a thing (`USB-C PD`). Chosen by
# trial.
_CAPITALS = re.compile(r"\b[A-Z][A-Z'’]*(?:[^\w\s]*\s+[A-Z][A-Z'’]*\b){2,}")
_LONG_CAPITALS = re.compile(r"[A-Z]{4}")
_QUESTION_MARKS = re.compile(r"\?!*(?:\?!*)+")
_CURT_WORD = re.compile(r"\s*(?:fine|whatever|k|sure)\.\s*", re.IGNORECASE)

# Judgments, after what the book says of these signs: `four, five, six short messages`, `a page with no breaks`.
_BURST_LINES = 4
_BURST_WORDS = 8
_BLOCK_WORDS = 150
_WRAPPED_WORDS = range(9, 26)
"""Words in a line that a mail program has broken at 60 to 120 characters. A shorter or a longer one was ended by its writer."""

Span = tuple[int, int]


class Layout(NamedTuple):
    """How a turn came, as far as its words do not say: they stand on one line."""

    channel: str | None = None
    """An id of the book, or what the file says instead; None if it says nothing."""
    lines: tuple[int, ...] = ()
    """The words in each line as it was written, 0 for an empty one."""
    lines_before: tuple[int, ...] = ()
    """Those of the turns of the same speaker right before, since somebody else spoke."""


def _capitals(text: str, layout: Layout) -> Iterator[Span]:
    if _LONG_CAPITALS.search(text):  # most texts have none
        yield from (
            match.span() for match in _CAPITALS.finditer(text) if _LONG_CAPITALS.search(match.group())
        )


def _question_marks(text: str, layout: Layout) -> Iterator[Span]:
    yield from (match.span() for match in _QUESTION_MARKS.finditer(text))


def _one_word(text: str, layout: Layout) -> Iterator[Span]:
    if _CURT_WORD.fullmatch(text):
        yield 0, len(text)


def _burst(text: str, layout: Layout) -> Iterator[Span]:
    """A turn with which the short lines in a row, those of the turns before with it, become a burst."""
    count = _short_lines_at_end((*layout.lines_before, *layout.lines))
    count_before = count - sum(map(bool, layout.lines))
    if count_before < _BURST_LINES <= count:
        yield 0, len(text)


def _short_lines_at_end(lines: tuple[int, ...]) -> int:
    filled_lines = (count for count in reversed(lines) if count)
    return sum(1 for _ in takewhile(lambda count: count <= _BURST_WORDS, filled_lines))


def _block(text: str, layout: Layout) -> Iterator[Span]:
    """A long turn in which no line was ended by its writer."""
    is_unbroken = all(count in _WRAPPED_WORDS for count in layout.lines[:-1])
    if is_unbroken and len(text.split()) >= _BLOCK_WORDS:
        yield 0, len(text)


_FORMS: Mapping[WritingForm, tuple[Callable[[str, Layout], Iterator[Span]], Certainty]] = MappingProxyType(
    {
        WritingForm.capitals: (_capitals, Certainty.reliable),
        # On public posts to airlines, rows of marks were as frequent in calm ones: they are worth a question.
        WritingForm.question_marks: (_question_marks, Certainty.perhaps),
        WritingForm.one_word: (_one_word, Certainty.perhaps),
        WritingForm.burst: (_burst, Certainty.perhaps),
        WritingForm.block: (_block, Certainty.perhaps),
    }
)


def find_form(form: WritingForm, text: str, layout: Layout) -> Iterator[Span]:
    """Where a text is written so: begin and end in characters."""
    return _FORMS[form][0](text, layout)


class WritingDetector:
    """Finds the approved signs of a book that say by `writing:` how they look, in the channels that they name.

    A recognizer decides for itself how it writes what was said. Where nothing says what the channel is, each of them is a
    question.
    """

    def __init__(self, book: Book) -> None:
        self._channels = frozenset(book.channels)
        self._signs = [(sign, sign.writing) for sign in book.signs if sign.writing]

    def __call__(self, text: str, layout: Layout | None) -> Iterator[Finding]:
        """The findings in a turn, sign by sign. Without a layout the text is taken for a message of its own, as it was written."""
        is_message = layout is None
        layout = layout or Layout()
        is_channel_known = is_message or layout.channel in self._channels
        for sign, form in self._signs:
            if layout.channel in self._channels and layout.channel not in sign.channels:
                continue
            certainty = _FORMS[form][1] if is_channel_known else Certainty.perhaps
            for begin, end in find_form(form, text, layout):
                yield _finding(sign, begin, end, text, certainty)


def _finding(sign: Sign, begin: int, end: int, text: str, certainty: Certainty) -> Finding:
    return Finding(
        rule=f"sign/{sign.id}",
        kind="sign",
        entry_id=sign.id,
        begin=begin,
        end=end,
        quote=text[begin:end],
        certainty=certainty,
    )
