"""The Anki deck, imported with the real client's backend."""

from __future__ import annotations

import html
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

from books import Write, shipped_book
from talkdown.loader import load
from talkdown.outputs.printing import Selection
from talkdown.outputs.printing.printables.anki import make_package

GUID_OF_STAY_CALM = "w:k9G+]75i"
"""By which every collection that has a deck of the shipped book knows this note."""

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


def test_two_books_stand_beside_one_another(collection: Collection, write: Write, tmp_path: Path) -> None:
    shipped_deck, count = make_package(shipped_book(), Selection(), MONDAY)
    assert _import(collection, shipped_deck, tmp_path) == (count, 0)
    team_notes, updated_notes = _import(collection, _book(write, "It gets loud."), tmp_path)
    assert (team_notes, updated_notes) == (count, 0)
    assert collection.note_count() == 2 * count
    assert {deck.name for deck in collection.decks.all_names_and_ids()} >= {
        "Talkdown: the words that calm",
        "Ours: the words that calm",
    }


def test_the_shipped_deck_goes_on_with_the_notes_of_before(collection: Collection, tmp_path: Path) -> None:
    _import(collection, make_package(shipped_book(), Selection(("stay-calm",)), MONDAY).content, tmp_path)
    assert collection.db
    guid = collection.db.scalar("select guid from notes where guid = ?", GUID_OF_STAY_CALM)
    assert guid == GUID_OF_STAY_CALM


def test_the_same_book_gives_the_same_bytes(write: Write) -> None:
    assert _book(write, "It gets loud.") == _book(write, "It gets loud.")


def test_the_lines_of_a_phrase_are_lines_of_a_card(
    collection: Collection, write: Write, tmp_path: Path
) -> None:
    phrase = "- override: pen-in-my-hand\n  text: |\n    First, breathe out.\n    Then answer.\n"
    book = load(write({"book.yaml": "title: Ours\nextend: talkdown\n", "phrases.yaml": phrase})).book
    assert book
    _import(collection, make_package(book, Selection(), MONDAY).content, tmp_path)
    note = collection.find_notes('"Then answer"')[0]
    assert "First, breathe&nbsp;out.<br>Then answer." in collection.get_note(note)["Answer"].replace(
        "\u00a0", "&nbsp;"
    )


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


def test_neither_a_full_disk_nor_a_clock_before_zip_files_is_in_the_way(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(time, "time", lambda: 1_000_000.0)
    monkeypatch.setattr(tempfile, "mkstemp", lambda *_, **__: pytest.fail("the deck is written to a disk"))
    assert _book(write, "It gets loud.").startswith(b"PK")
