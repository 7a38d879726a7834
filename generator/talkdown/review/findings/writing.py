"""Signs in how a customer writes: capitals, rows of marks, curt words, bursts, blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

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

Span = tuple[int, int]


def _capitals(text: str) -> Iterator[Span]:
    if _LONG_CAPITALS.search(text):  # most texts have none
        yield from (
            match.span() for match in _CAPITALS.finditer(text) if _LONG_CAPITALS.search(match.group())
        )


def _question_marks(text: str) -> Iterator[Span]:
    yield from (match.span() for match in _QUESTION_MARKS.finditer(text))


def _one_word(text: str) -> Iterator[Span]:
    if _CURT_WORD.fullmatch(text):
        yield 0, len(text)


def _burst(text: str) -> Iterator[Span]:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) >= _BURST_LINES and all(len(line.split()) <= _BURST_WORDS for line in lines):
        yield 0, len(text)


def _block(text: str) -> Iterator[Span]:
    if len(text.split()) >= _BLOCK_WORDS and "\n" not in text.strip():
        yield 0, len(text)


_FORMS: Mapping[WritingForm, tuple[Callable[[str], Iterator[Span]], Certainty]] = MappingProxyType(
    {
        WritingForm.capitals: (_capitals, Certainty.reliable),
        # On public posts to airlines, rows of marks were as frequent in calm ones: they are worth a question.
        WritingForm.question_marks: (_question_marks, Certainty.perhaps),
        WritingForm.one_word: (_one_word, Certainty.perhaps),
        WritingForm.burst: (_burst, Certainty.perhaps),
        WritingForm.block: (_block, Certainty.perhaps),
    }
)


def find_form(form: WritingForm, text: str) -> Iterator[Span]:
    """Where a text is written so: begin and end in characters."""
    return _FORMS[form][0](text)


class WritingDetector:
    """Finds the approved signs of a book that say by `writing:` how they look."""

    def __init__(self, book: Book) -> None:
        self._signs = [(sign.id, sign.writing) for sign in book.signs if sign.writing]

    def __call__(self, text: str) -> Iterator[Finding]:
        """The findings in a turn, sign by sign."""
        for sign_id, form in self._signs:
            certainty = _FORMS[form][1]
            for begin, end in find_form(form, text):
                yield Finding(f"sign/{sign_id}", "sign", sign_id, begin, end, text[begin:end], certainty)
