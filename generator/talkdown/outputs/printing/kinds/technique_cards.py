"""Technique cards as plain values: what stands on the front, and what on the back."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model import Avoid, Phrase, Sign, Stage, Technique
from talkdown.model.book import Book
from talkdown.outputs.addresses import short_address
from talkdown.outputs.printing.brand import brand, link, tones
from talkdown.outputs.printing.checks import named
from talkdown.outputs.printing.job import Job, Options, Selection, Values, edition
from talkdown.outputs.printing.qr import qr
from talkdown.outputs.printing.sheet_layout import laid
from talkdown.outputs.printing.typography import ended, gaps, quoted, tied, typeset

PHRASES = 3
SLIPS = 3
SIGNS = 3
"""How many of each a card holds."""

SHORT, LETTERS = 90, 225
"""Letters of a phrase that a card takes before longer ones, and of all phrases it takes by itself."""

SIZE = (105, 148)
"""A6, in millimeters."""


def stage_values(book: Book, stage: Stage) -> Values:
    """A stage: its name, color, icon, and its step of the track (0 beside it)."""
    track = [s.id for s in book.settings.stages if s.track]
    return {
        "title": typeset(stage.title),
        "ask": tied(stage.ask),
        "icon": stage.icon,
        "color": tones(stage.color),
        "step": track.index(stage.id) + 1 if stage.track else 0,
        "steps": len(track),
    }


def labels(book: Book) -> dict[str, str]:
    """What stands in a gap: the variable's name, as words."""
    return {variable.name: variable.name.replace("_", " ") for variable in book.settings.variables}


def chosen(book: Book, technique: Technique) -> tuple[Phrase, ...]:
    """The phrases on a technique's card: those with a place there, then the first that fit beside them."""
    phrases = book.phrases_of.get(technique.id, ())
    found = [p for p in phrases if p.print and p.print.card][:PHRASES]
    room = LETTERS - sum(len(p.text) for p in found)
    for phrase in sorted(phrases, key=lambda p: len(p.text) > SHORT):
        if len(found) < PHRASES and phrase not in found and (len(phrase.text) <= room or not found):
            found.append(phrase)
            room -= len(phrase.text)
    return tuple(found)


def slip(book: Book, id: str) -> Avoid | None:
    """An approved avoid phrase."""
    return book.get_approved(Avoid, id)


def instead(book: Book, avoid: Avoid) -> Phrase | None:
    """The first phrase to say in its place."""
    return next(iter(book.approved(Phrase, avoid.instead)), None)


def card(book: Book, technique: Technique) -> Values:
    """A card: all words that stand on it."""
    names = labels(book)
    slips = book.approved(Avoid, technique.not_that)
    signs = book.approved(Sign, technique.signs)
    address = link(book, technique.code)
    shown = brand(book)["address"]
    return {
        "id": technique.id,
        "code": technique.code or "",
        "revision": technique.revision,
        "title": typeset(technique.title),
        "tagline": tied(technique.tagline),
        "stage": stage_values(book, book.stages[technique.stage]),
        "when": tied(technique.use_when),
        "steps": [
            {"lead": typeset(ended(s.do) if s.how else s.do), "rest": tied(s.how) if s.how else ""}
            for s in technique.steps
        ],
        "say": [quoted(gaps(p.text, names)) for p in chosen(book, technique)],
        "not": [{"words": quoted(a.words), "why": tied(a.short)} for a in slips[:SLIPS]],
        "watch": [tied(s.title) for s in signs[:SIGNS]],
        "qr": qr(address) if address else "",
        "link": f"{shown}/{short_address(technique.code)}" if shown and technique.code else "",
    }


def cards(book: Book, selection: Selection, options: Options) -> Iterator[Job]:
    """The deck: every technique that is meant, by stage and code."""
    techniques = [t for t in book.techniques if selection.holds(t.id, t.stage)]
    if techniques:
        made = [card(book, technique) for technique in techniques]
        yield deck(book, made, options, f"cards{selection.suffix}-{options.suffix}")


def deck(book: Book, made: list[Values], options: Options, name: str) -> Job:
    """These cards on sheets."""
    words, brand_name = {"cards": made}, brand(book)["name"]
    title = made[0]["title"] if len(made) == 1 else "Technique cards"
    on_sheets = laid(len(made), SIZE, options, f"{brand_name} cards {edition(words)}")
    return Job(
        name,
        "cards",
        f"{brand_name}: {title}",
        words,
        {"pages": on_sheets.pages},
        on_sheets.sheets,
        named(t for t in (book.get(Technique, one["id"]) for one in made) if t),
        len(on_sheets.pages),
        None if options.bleed else options.duplex,
        options.bleed,
    )
