"""What reads an author's text takes as long as the text: four times the text, four times the work, and not sixteen.

The work of a regular expression cannot be counted from outside, so the processor's time for it is taken, which waiting for
others does not touch: the least of several runs, and the ratio of two sizes within one run. Linear work gives 4, square
work 16; the bound between them leaves room for a machine whose caches others use, too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from talkdown.design.svg_check import find_svg_problem
from talkdown.loader.page_sections import sections_of_text
from talkdown.model.markup import links, paragraphs, spans
from talkdown.outputs.pages.phrase_markup import mark_variables
from talkdown.outputs.printing.typography import bind_last_word, quote, typeset
from talkdown.outputs.web import lines_of, refused_markup
from talkdown.pipeline.links import BrokenLink, broken_links, links_of_file
from talkdown.words.insertion import insertion_faults
from talkdown.words.readability import reading_grade
from talkdown.words.tokens import words
from talkdown.yamltext import parse

_MOST_RATIO = 9

_RUNS = 3

_LEAST_SECONDS = 0.005
"""What is counted for the smaller text at the least: below it, noise makes the ratio. Square work takes a hundred times as long."""

_LENGTH = 15_000
"""Letters of the smaller text: long enough for square work to take a second, and linear work milliseconds."""

BITS = ("**a ", "*a ", "[[a", "[[a/b|c", "**a*", "***", "'a ", "\"'", "'' ", "!", "!?.a", "{a", "{a}", "\n ", "\n\n", " \u3000", "I a ", "-", "a'", "…", "<a ", "**a** [[b]] ", "<!--\n\n", "[a](", "{#a", "a [b\n\n", "_", "#")  # fmt: skip
"""What a text is made of, again and again: marks that begin something and do not end it."""

READERS: dict[str, Callable[[str], object]] = {
    "spans": lambda text: list(spans(text)),
    "links": lambda text: list(links(f"{text}[[x]]")),
    "paragraphs": paragraphs,
    "typeset": typeset,
    "quote": quote,
    "bind_last_word": bind_last_word,
    "reading_grade": lambda text: reading_grade(f"{text}x"),
    "words": words.__wrapped__,
    "mark_variables": mark_variables,
    "sections_of_text": lambda text: list(sections_of_text("a.md", f"# a{text}\n{text}")),
    "insertion_faults": lambda text: list(insertion_faults(text, text, text)),
}


def _links_of_sheet(text: str) -> list[str]:
    return list(links_of_file("styles.css", lambda: text))


def _links_of_page(html: str) -> list[BrokenLink]:
    with TemporaryDirectory() as site:
        (Path(site) / "index.html").write_text(html, encoding="utf-8")
        return broken_links(Path(site))


def _seconds(read: Callable[[str], object], text: str) -> float:
    times = []
    for _ in range(_RUNS):
        start = time.thread_time()
        read(text)
        times.append(time.thread_time() - start)
    return min(times)


def _grows_linearly(read: Callable[[str], object], make: Callable[[int], str]) -> bool:
    ratio = 0.0
    for _ in range(3):  # a machine that is busy just now has another chance
        ratio = _seconds(read, make(4 * _LENGTH)) / max(_seconds(read, make(_LENGTH)), _LEAST_SECONDS)
        if ratio < _MOST_RATIO:
            return True
    return False


@pytest.mark.parametrize("reader", READERS)
def test_what_reads_a_text_takes_as_long_as_the_text(reader: str) -> None:
    read = READERS[reader]

    def repeat(bit: str) -> Callable[[int], str]:
        return lambda length: bit * (length // len(bit))

    slow = [bit for bit in BITS if not _grows_linearly(read, repeat(bit))]
    assert slow == []


@pytest.mark.parametrize(
    ("make", "read"),
    [
        (lambda n: f"# x\n[{'a, ' * (n // 3)}a]", lambda text: parse(text.encode())),
        (
            lambda n: "# x\n{" + ", ".join(f"a{k}: b" for k in range(n // 10)) + "}",
            lambda text: parse(text.encode()),
        ),
        (lambda n: f'<svg width="1{" " * n}x"/>', find_svg_problem),
        (
            lambda n: "\n".join(f"<IFRAME SRC=x{k}></IFRAME>" for k in range(n // 100)),
            lambda text: lines_of(refused_markup(text), text),
        ),
        (lambda n: f'<meta http-equiv="refresh" content="{"0" * n}">', _links_of_page),
        (lambda n: f'<meta http-equiv="refresh" content="0;{" " * n}">', _links_of_page),
        (lambda n: f'<img srcset="{", " * (n // 2)}">', _links_of_page),
        (lambda n: "/*" * (n // 2), _links_of_sheet),
        (lambda n: "url(" * (n // 4), _links_of_sheet),
        (lambda n: f"url({' ' * n}", _links_of_sheet),
        (lambda n: "url('" * (n // 5), _links_of_sheet),
        (lambda n: '@import "' * (n // 9), _links_of_sheet),
        (lambda n: "@import " + " " * n, _links_of_sheet),
        (lambda n: "<loc>" * (n // 5), lambda text: list(links_of_file("sitemap.xml", lambda: text))),
    ],
    ids=[
        "a list on a line",
        "fields on a line",
        "a length with spaces",
        "tags that are refused",
        "a refresh of digits",
        "a refresh of spaces",
        "sizes of no picture",
        "comments that nothing ends",
        "addresses that nothing ends",
        "an address of spaces",
        "addresses with one quote",
        "imports with one quote",
        "an import of spaces",
        "a sitemap that nothing ends",
    ],
)
def test_so_does_what_reads_a_file(make: Callable[[int], str], read: Callable[[str], object]) -> None:
    assert _grows_linearly(read, make)


def test_that_square_work_is_noticed() -> None:
    def count_again_and_again(text: str) -> int:
        return sum(text.count("x", 0, end) for end in range(0, len(text), 4))

    assert not _grows_linearly(count_again_and_again, lambda length: "x" * length)
