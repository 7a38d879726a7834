"""What contacts give the book: what many agents say before the heat falls, and hot words that no sign knows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from contacts import SETTINGS, write_contact
from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.review.facts.parts import PartSources, make_part
from talkdown.review.facts.tables import connection, create_views
from talkdown.review.findings import Detectors
from talkdown.review.proposals import as_yaml, phrase_drafts, word_drafts

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SMALL_BOOK = Path(__file__).parent / "book"


@pytest.fixture(scope="module")
def book() -> Book:
    small_book = load(SMALL_BOOK).book
    assert small_book is not None
    return small_book


@contextmanager
def five_contacts(
    folder: Path, book: Book, *turns: tuple[str, str], others: tuple[str, ...] = ()
) -> Iterator[DuckDBPyConnection]:
    """The tables of five contacts with the same turns, each of another customer, and of a contact for each of other words."""
    facts = folder / "facts"
    facts.mkdir()
    names = {"customer": "Tom Hale", "agent": "Priya Shah"}
    talks = [*[turns] * 5, *((("customer", text),) for text in others)]
    for number, talk in enumerate(talks):
        lines = tuple((names[role], role, text) for role, text in talk)
        write_contact(folder / f"calls/{number}.jsonl", f"c{number}", lines)
    files = tuple(f"{number}.jsonl" for number in range(len(talks)))
    with connection(facts) as database:
        part = make_part(
            PartSources(folder / "calls", files), SETTINGS, Detectors.from_book(book), facts, database
        )
        create_views(database, [facts / part.key])
        yield database


def test_a_sentence_after_which_the_heat_fell_is_a_draft_of_a_phrase(tmp_path: Path, book: Book) -> None:
    with five_contacts(
        tmp_path,
        book,
        ("customer", "This is ridiculous!"),
        ("agent", "Right. Take your time, I have the whole file here. Take your time, Tom."),
        ("customer", "Okay, so it began in May."),
    ) as database:
        drafts = phrase_drafts(database, book)
    assert as_yaml(drafts).decode() == (
        "- id: said-913984c0\n"
        "  text: Take your time, I have the whole file here.\n"
        "  technique: hear-them-out\n"
        "  channels:\n  - phone\n  - email\n"
        "  when: Say here when it fits.\n"
        "  source:\n  - 'own contacts: 5, in which the heat fell after it'\n"
        "  status: draft\n"
    )


def test_a_draft_changes_nothing_in_a_book(tmp_path: Path, book: Book) -> None:
    with five_contacts(
        tmp_path,
        book,
        ("customer", "This is ridiculous!"),
        ("agent", "Take your time, I have the whole file here."),
        ("customer", "Okay."),
    ) as database:
        content = as_yaml(phrase_drafts(database, book))
    folder = tmp_path / "book"
    (folder / "phrases").mkdir(parents=True)
    for path in SMALL_BOOK.glob("*.yaml"):
        target = folder / ("phrases/own.yaml" if path.name == "phrases.yaml" else path.name)
        target.write_bytes(path.read_bytes())
    (folder / "phrases/from-contacts.yaml").write_bytes(content)
    result = load(folder)
    assert result.book
    assert [problem.message for problem in result.problems] == []
    assert [phrase.id for phrase in result.book.phrases] == [phrase.id for phrase in book.phrases]


def test_no_draft_is_made_of_what_fewer_than_five_say_or_of_what_stays_hot(
    tmp_path: Path, book: Book
) -> None:
    with five_contacts(
        tmp_path,
        book,
        ("customer", "This is ridiculous!"),
        ("agent", "Take your time, I have the whole file here."),
        ("customer", "Still ridiculous."),
    ) as database:
        assert phrase_drafts(database, book) == []


def test_hot_words_that_no_sign_knows_are_drafts_of_synonyms(tmp_path: Path, book: Book) -> None:
    with five_contacts(
        tmp_path,
        book,
        (
            "customer",
            "Fobbed off again, ridiculous. A shambles of a firm. Call Tom Hale about the blue parcel.",
        ),
        others=("about the blue parcel", "the blue parcel"),
    ) as database:
        (draft,) = word_drafts(database)
    assert draft["words"] == ["fobbed off again ridiculous", "shambles of a firm"]
