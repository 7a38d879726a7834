"""The Anki deck, imported with the real client's backend."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from books import Write
from talkdown.loader import load
from talkdown.outputs.printing import Selection
from talkdown.outputs.printing.printables.anki import make_package

MONDAY, TUESDAY = 1763900000, 1763986400


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    anki_collection = Collection(str(tmp_path / "collection.anki2"))
    yield anki_collection
    anki_collection.close()


def _import(collection: Collection, package: bytes, folder: Path) -> tuple[int, int]:
    """How many notes were new, and how many were updated."""
    path = folder / "deck.apkg"
    path.write_bytes(package)
    options = ImportAnkiPackageOptions(merge_notetypes=True)
    log = collection.import_anki_package(
        ImportAnkiPackageRequest(package_path=str(path), options=options)
    ).log
    return len(log.new), len(log.updated)


def _book(write: Write, use_when: str) -> bytes:
    book = load(
        write(
            {
                "book.yaml": "title: Ours\nextend: talkdown\n",
                "techniques.yaml": f"- override: stay-calm\n  use_when: {use_when}\n",
            }
        )
    ).book
    assert book is not None
    package, count = make_package(book, Selection(), MONDAY if "loud" in use_when else TUESDAY)
    assert count > 150
    return package


def test_a_second_import_adds_nothing_and_a_newer_deck_updates(
    collection: Collection, write: Write, tmp_path: Path
) -> None:
    first = _book(write, "It gets loud.")
    new_notes, _ = _import(collection, first, tmp_path)
    assert new_notes == collection.note_count() > 150
    assert _import(collection, first, tmp_path) == (0, 0)
    card = collection.find_cards("loud")[0]
    collection.sched.set_due_date([card], "9")
    due = collection.get_card(card).due
    second_book = _book(write, "It gets noisy.")
    assert _import(collection, second_book, tmp_path)[0] == 0
    assert collection.note_count() == new_notes
    assert list(collection.find_cards("noisy")) == [card]
    assert collection.get_card(card).due == due, "what was learnt stays learnt"


def test_the_same_book_gives_the_same_bytes(write: Write) -> None:
    assert _book(write, "It gets loud.") == _book(write, "It gets loud.")


def test_words_cannot_become_markup(write: Write, collection: Collection, tmp_path: Path) -> None:
    _import(collection, _book(write, '"They say <script>alert(1)</script> & more."'), tmp_path)
    note = collection.get_note(collection.find_notes("alert")[0])
    assert "<script>" not in note["Question"]
    assert "&lt;script&gt;" in note["Question"]


def test_what_anki_itself_looks_for_is_shown_as_it_was_written(
    write: Write, collection: Collection, tmp_path: Path
) -> None:
    words = r"Say \(x\), \[y\], [latex]z[/latex], [$]1[/$] and [sound:loud.mp3]"
    _import(collection, _book(write, f"'{words}'"), tmp_path)
    card = collection.get_card(collection.find_cards("latex")[0])
    question = card.question()
    assert card.question_av_tags() == []
    assert "<img" not in question
    assert "\\(" not in html.unescape(question), "MathJax reads on over an entity, and not over an element"
    assert words in html.unescape(question.replace("<span></span>", ""))
