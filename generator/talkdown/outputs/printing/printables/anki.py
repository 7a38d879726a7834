"""The Anki deck: what to say, and what to do, as cards to learn from.

A note keeps its identity for as long as its entry keeps its id, and its book its title, so importing a new deck updates
what is there and leaves the learner's progress alone. Two books have no note in common, whatever ids they share.
"""

from __future__ import annotations

import html
import io
import sqlite3
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from itertools import count
from typing import NamedTuple

from talkdown.model import Avoid, Phrase, Technique
from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand_name
from talkdown.outputs.printing.content import phrases_on_card, printed_words, selected_techniques
from talkdown.outputs.printing.options import Selection
from talkdown.outputs.printing.printables import DeckFile
from talkdown.outputs.printing.typography import quote, typeset
from talkdown.storage.cache import digest

_NOTE_TYPE_ID = 1763900001
_DECK_ID = 1763900002
"""Numbers by which Anki knows the kind of note and the deck: any will do, as long as they never change."""

_SHIPPED_TITLE = "Talkdown"
"""That of the shipped book, whose notes and deck were there before those of other books had keys of their own."""

_FIRST_DECK_ID = 1 << 30
"""From here on are the decks of other books, 28 bits of a digest further: two books share one by chance once in 268 million."""

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip file can name

_FIELDS = ("Question", "Answer", "More", "Code")
_CSS = """
.card { font: 20px/1.45 "Atkinson Hyperlegible Next", "Segoe UI", system-ui, sans-serif; max-width: 34em; margin: 2em auto; padding: 0 1em; }
.kind { font-size: 13px; font-weight: 700; letter-spacing: .08em; text-transform: uppercase; color: #48505e; }
.answer { font-size: 24px; font-weight: 600; }
.more, .code { color: #48505e; font-size: 16px; }
.nightMode .kind, .nightMode .more, .nightMode .code { color: #b9bdc6; }
"""
_ANSWER = '{{Question}}<hr id="answer">{{Answer}}<p class="more">{{More}}</p><p class="code">{{Code}}</p>'


class Note(NamedTuple):
    """One card to learn: what Anki knows it by, its fields as HTML, and its tags."""

    key: str
    fields: tuple[str, str, str, str]
    tags: list[str]


def make_package(book: Book, selection: Selection, timestamp: int) -> DeckFile:
    """The deck as a package. `timestamp`, in seconds since 1970, tells a newer deck from an older one."""
    import genanki  # brings an event loop along, and most runs make no deck

    note_type = genanki.Model(
        _NOTE_TYPE_ID,
        "Talkdown",
        fields=[{"name": name} for name in _FIELDS],
        templates=[{"name": "Card", "qfmt": "{{Question}}", "afmt": _ANSWER}],
        css=_CSS,
    )
    title = book.settings.title
    deck_id = _DECK_ID if title == _SHIPPED_TITLE else _FIRST_DECK_ID + int(digest(title.encode())[:7], 16)
    book_keys = () if title == _SHIPPED_TITLE else (title,)
    deck = genanki.Deck(deck_id, f"{brand_name(book)}: the words that calm")
    notes = list(notes_of(book, selection))
    for note in notes:
        guid = genanki.guid_for("talkdown", *book_keys, note.key)
        deck.add_note(
            genanki.Note(
                model=note_type, fields=list(note.fields), tags=note.tags, sort_field=note.key, guid=guid
            )
        )
    # In memory: a disk may be full, and a clock may say a year that no zip file can name.
    with closing(sqlite3.connect(":memory:")) as connection:
        genanki.Package(deck).write_to_db(connection.cursor(), timestamp, count(timestamp * 1000))
        connection.commit()
        return DeckFile(_as_zip({"collection.anki2": connection.serialize(), "media": b"{}"}), len(notes))


def notes_of(book: Book, selection: Selection) -> Iterator[Note]:
    """A note for each technique that is selected, for the phrases on its card, and for what not to say, each once."""
    avoid_ids: set[str] = set()
    for technique in selected_techniques(book, selection):
        tags = [technique.stage, technique.id]
        yield _technique_note(technique, tags)
        for phrase in phrases_on_card(book, technique):
            yield _phrase_note(technique, phrase, tags)
        for avoid in book.approved(Avoid, technique.not_that):
            phrase_instead = book.phrase_instead(avoid)
            if phrase_instead is not None and avoid.id not in avoid_ids:
                avoid_ids.add(avoid.id)
                yield _avoid_note(avoid, phrase_instead, tags)


def _technique_note(technique: Technique, tags: list[str]) -> Note:
    steps = "".join(
        f"<li><b>{_escape(step.do)}</b> {_escape(step.how or '')}</li>" for step in technique.steps
    )
    fields = (
        _question("What do you do?", _escape(technique.use_when)),
        f"{_answer(_escape(technique.title))}<ol>{steps}</ol>",
        _escape(technique.tagline),
        technique.code or "",
    )
    return Note(f"technique/{technique.id}", fields, tags)


def _phrase_note(technique: Technique, phrase: Phrase, tags: list[str]) -> Note:
    fields = (
        _question("What do you say?", _escape(phrase.when)),
        _answer(_literal(printed_words(phrase.text))),
        _escape(technique.title),
        phrase.code or "",
    )
    return Note(f"phrase/{phrase.id}", fields, tags)


def _avoid_note(avoid: Avoid, phrase: Phrase, tags: list[str]) -> Note:
    fields = (
        _question("Say it another way", _literal(quote(avoid.words))),
        _answer(_literal(printed_words(phrase.text))),
        _escape(f"The first one {avoid.short}."),
        avoid.code or "",
    )
    return Note(f"avoid/{avoid.id}", fields, tags)


def _question(title: str, text: str) -> str:
    return f'<div class="kind">{title}</div>{text}'


def _answer(text: str) -> str:
    return f'<div class="answer">{text}</div>'


def _escape(text: str) -> str:
    """Typeset, and shown as it stands."""
    return _literal(typeset(text))


def _literal(text: str) -> str:
    """A text as HTML that Anki shows character by character.

    Words cannot become markup, nor what Anki itself looks for in a field: `[sound:…]`, `[latex]`, and a backslash with a
    bracket. That one MathJax looks for in what a browser shows, where only an element parts the two signs.
    """
    marked_text = html.escape(text, quote=False).replace("[", "&#91;").replace("\\", "&#92;<span></span>")
    return marked_text.replace("\n", "<br>")


def _as_zip(files: Mapping[str, bytes]) -> bytes:
    """A zip file with no time of packing in it, so that the same words give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_EPOCH), files[name], zipfile.ZIP_DEFLATED)
    return target.getvalue()
