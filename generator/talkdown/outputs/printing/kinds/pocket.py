"""Pocket cards: the phrases of a stage on a card of the size of a bank card."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, zip_longest

from talkdown.model import Phrase, Stage
from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand, tones
from talkdown.outputs.printing.job import Job, Options, Selection, Values, edition
from talkdown.outputs.printing.kinds.technique_cards import chosen, labels, stage_values
from talkdown.outputs.printing.sheet_layout import laid
from talkdown.outputs.printing.typography import gaps, quoted, tied, typeset

SIZE = (85, 54)
"""Of a card, in millimeters."""

ON_A_SIDE = 3

TECHNIQUES = 7
"""How many a card speaks for."""


def phrases_of(book: Book, stage: Stage) -> list[Phrase]:
    """The phrases on a stage's pocket cards, one card for every seven techniques.

    Those with a place there come first, then the first phrase of each technique, then the second, until
    the cards are full.
    """
    placed = [
        (phrase.print.pocket, phrase)
        for phrase in book.phrases
        if phrase.print and phrase.print.pocket and book.stage_of(phrase) == stage.id
    ]
    first = [phrase for _, phrase in sorted(placed, key=lambda row: row[0])]
    techniques = [t for t in book.techniques if t.stage == stage.id]
    turns = chain.from_iterable(zip_longest(*(chosen(book, t) for t in techniques)))
    others = [phrase for phrase in turns if phrase and phrase not in first]
    room = 2 * ON_A_SIDE * -(-len(techniques) // TECHNIQUES)
    return [*first, *others[: max(0, room - len(first))]]


def _cards(book: Book, stage: Stage) -> Iterator[Values]:
    phrases, names = phrases_of(book, stage), labels(book)
    said = [{"lead": "", "say": quoted(gaps(phrase.text, names))} for phrase in phrases]
    parts = [said[n : n + 2 * ON_A_SIDE] for n in range(0, len(said), 2 * ON_A_SIDE)]
    for number, part in enumerate(parts, 1):
        half = (len(part) + 1) // 2
        yield {
            "id": f"{stage.id}-{number}",
            "stage": stage_values(book, stage),
            "number": number,
            "of": len(parts),
            "front": part[:half],
            "back": part[half:],
        }


def _levels(book: Book) -> Values:
    """The card that tells how far it has gone, and on its back what to do."""
    names = [(typeset(level.title), tones(level.color)) for level in book.settings.levels]
    like, do = (
        [tied(getattr(level, field)) for level in book.settings.levels] for field in ("summary", "do")
    )
    front = [
        {"lead": lead, "say": say, "color": color} for (lead, color), say in zip(names, like, strict=True)
    ]
    back = [{"lead": lead, "say": say, "color": color} for (lead, color), say in zip(names, do, strict=True)]
    head = {
        "title": "How far has it gone?",
        "ask": "What do I do now?",
        "icon": "signal-cellular-3",
        "color": tones(brand(book)["color"]["text"]),
        "step": 0,
    }
    return {"id": "levels", "stage": head, "number": 1, "of": 1, "front": front, "back": back}


def pocket(book: Book, selection: Selection, options: Options) -> Iterator[Job]:
    """The pocket cards of the stages that are meant; with all of them, one about the levels."""
    meant = {t.stage for t in book.techniques if selection.holds(t.id, t.stage)}
    stages = [stage for stage in book.settings.stages if stage.id in meant]
    cards = [card for stage in stages for card in _cards(book, stage)]
    if not cards:
        return
    if selection.everything:
        cards.append(_levels(book))
    entries = {
        card["id"]: phrase
        for stage in stages
        for card, phrase in zip(_cards(book, stage), phrases_of(book, stage)[:: 2 * ON_A_SIDE], strict=True)
    }
    name = brand(book)["name"]
    words = {"cards": cards}
    on_sheets = laid(len(cards), SIZE, options, f"{name} pocket cards {edition(words)}")
    yield Job(
        f"pocket{selection.suffix}-{options.suffix}",
        "pocket",
        f"{name}: pocket cards",
        words,
        {"pages": on_sheets.pages},
        on_sheets.sheets,
        entries,
        len(on_sheets.pages),
        None if options.bleed else options.duplex,
        options.bleed,
    )
