"""What the finder is told of a book, and how it is packed into a script."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from py_mini_racer import MiniRacer

from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.outputs.finder.index import index, index_script

SMALL_BOOK = Path(__file__).parents[2] / "rules/_base"
PREFIX, SUFFIX = "globalThis.talkdownBook=JSON.parse('", "')\n"

MORE_PHRASES = r"""
- {id: second, code: P-02, text: "It's \"late\", \\ I see – naïve", technique: hear-them-out, channels: [email], when: "Two\nlines", status: approved,
   asked_as: ["too late", "not\non time"], tags: [delay, post], signs: [voice-rises], stage: recover}
- {id: third, code: P-03, text: "</script> & \"more\"", technique: hear-them-out, channels: [phone], when: Never, status: approved}
- {id: draft, code: P-04, text: Not yet, technique: hear-them-out, channels: [phone], when: Never, status: draft}
"""
QUESTIONS = """
- {id: how, code: Q-01, question: How?, answer: So., status: approved, asked_as: ["how so", "in\\nwhat way"]}
"""
SPELLING = "analyse: analyze\nanalysed: analyzed\ncentre: center\n"
SYNONYMS = """
- {id: money, code: S-01, idea: Money back, words: [refund, money back], status: approved, use: [finding]}
- {id: bank, code: S-02, idea: For reading, words: [a, b], status: approved, use: [word-bank]}
"""


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """The small book, and phrases with letters that would end a script's text."""
    folder = shutil.copytree(SMALL_BOOK, tmp_path / "book")
    (folder / "phrases").mkdir()
    (folder / "phrases.yaml").rename(folder / "phrases/first.yaml")
    (folder / "phrases/more.yaml").write_text(MORE_PHRASES)
    (folder / "questions.yaml").write_text(QUESTIONS)
    (folder / "spelling.yaml").write_text(SPELLING)
    (folder / "synonyms.yaml").write_text(SYNONYMS)
    result = load(folder)
    assert result.problems == []
    assert result.book is not None
    return result.book


def test_the_index_of_a_small_book(book: Book, golden: Callable[[Path, str], None]) -> None:
    text = json.dumps(index(book), ensure_ascii=False, indent=1) + "\n"
    golden(Path(__file__).with_name("small_index.json"), text)


def test_a_browser_reads_what_was_written(book: Book) -> None:
    engine = MiniRacer()
    engine.eval(index_script(book).decode())
    assert json.loads(str(engine.eval("JSON.stringify(talkdownBook)"))) == index(book)


def test_the_script_is_one_short_line_whatever_the_words(book: Book) -> None:
    text = index_script(book).decode()
    assert text.startswith(PREFIX)
    assert text.endswith(SUFFIX)
    literal = text.removeprefix(PREFIX).removesuffix(SUFFIX)
    assert "\n" not in literal
    assert literal.count("'") == literal.count(r"\'") > 0
    assert '": ' not in literal
    assert '", "' not in literal
    assert "– naïve" in literal  # and not six letters for each
