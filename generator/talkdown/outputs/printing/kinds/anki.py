"""The Anki deck: what to say, and what to do, as cards to learn from.

A note keeps its identity for as long as its entry keeps its id, so importing a new deck updates what is
there and leaves the learner's progress alone.
"""

from __future__ import annotations

import html
import io
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand
from talkdown.outputs.printing.job import Selection
from talkdown.outputs.printing.kinds.technique_cards import chosen, instead, labels, slip
from talkdown.outputs.printing.typography import gaps, quoted, typeset

_MODEL_ID = 1763900001
_DECK_ID = 1763900002
"""Numbers by which Anki knows the deck and its kind of note; they never change."""

_FIELDS = ("Question", "Answer", "More", "Code")
_CSS = """
.card { font: 20px/1.45 "Atkinson Hyperlegible Next", "Segoe UI", system-ui, sans-serif; max-width: 34em; margin: 2em auto; padding: 0 1em; }
.kind { font-size: 13px; font-weight: 700; letter-spacing: .08em; text-transform: uppercase; color: #48505e; }
.answer { font-size: 24px; font-weight: 600; }
.more, .code { color: #48505e; font-size: 16px; }
.nightMode .kind, .nightMode .more, .nightMode .code { color: #b9bdc6; }
"""


def notes(book: Book, selection: Selection) -> Iterator[tuple[str, tuple[str, str, str, str], list[str]]]:
    """Key, fields and tags of every note."""
    names = labels(book)
    seen: set[str] = set()
    for technique in book.techniques:
        if not selection.holds(technique.id, technique.stage):
            continue
        tags, code = [technique.stage, technique.id], technique.code or ""
        steps = "".join(
            f"<li><b>{_safe(step.do)}</b> {_safe(step.how or '')}</li>" for step in technique.steps
        )
        yield (
            f"technique/{technique.id}",
            (
                f'<div class="kind">What do you do?</div>{_safe(technique.use_when)}',
                f'<div class="answer">{_safe(technique.title)}</div><ol>{steps}</ol>',
                _safe(technique.tagline),
                code,
            ),
            tags,
        )
        for phrase in chosen(book, technique):
            yield (
                f"phrase/{phrase.id}",
                (
                    f'<div class="kind">What do you say?</div>{_safe(phrase.when)}',
                    f'<div class="answer">{html.escape(quoted(gaps(phrase.text, names)))}</div>',
                    _safe(technique.title),
                    phrase.code or "",
                ),
                tags,
            )
        for id in technique.not_that:
            avoid = slip(book, id)
            other = instead(book, avoid) if avoid else None
            if avoid is None or other is None or id in seen:
                continue
            seen.add(id)
            yield (
                f"avoid/{id}",
                (
                    f'<div class="kind">Say it another way</div>{html.escape(quoted(avoid.words))}',
                    f'<div class="answer">{html.escape(quoted(gaps(other.text, names)))}</div>',
                    _safe(f"The first one {avoid.short}."),
                    avoid.code or "",
                ),
                tags,
            )


def _safe(text: str) -> str:
    return html.escape(typeset(text), quote=False)


def newest(files: Iterable[str]) -> int:
    """The time of a deck in seconds since 1970: that of the newest file, so that a newer deck updates an older one."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    times = [path.stat().st_mtime for path in map(Path, files) if path.is_file()]
    return int(epoch) if epoch else int(max(times, default=0))


def anki(book: Book, selection: Selection, timestamp: int) -> tuple[bytes, int]:
    """The deck as a package, and how many cards it has. `timestamp` is in seconds since 1970."""
    import genanki  # brings an event loop along, and most runs make no deck

    model = genanki.Model(
        _MODEL_ID,
        "Talkdown",
        fields=[{"name": name} for name in _FIELDS],
        templates=[
            {
                "name": "Card",
                "qfmt": "{{Question}}",
                "afmt": '{{Question}}<hr id="answer">{{Answer}}<p class="more">{{More}}</p><p class="code">{{Code}}</p>',
            }
        ],
        css=_CSS,
    )
    deck = genanki.Deck(_DECK_ID, f"{brand(book)['name']}: the words that calm")
    count = 0
    for key, fields, tags in notes(book, selection):
        guid = genanki.guid_for("talkdown", key)
        deck.add_note(genanki.Note(model=model, fields=list(fields), tags=tags, sort_field=key, guid=guid))
        count += 1
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "deck.apkg")
        genanki.Package(deck).write_to_file(str(path), timestamp=timestamp)
        return _without_times(path.read_bytes()), count


def _without_times(package: bytes) -> bytes:
    """The same package with no time of packing in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in sorted(old.namelist()):
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
