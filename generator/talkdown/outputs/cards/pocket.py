"""Pocket cards: the phrases of a stage on a card of the size of a bank card."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.book import Book
from talkdown.model import Phrase, Stage
from talkdown.outputs.cards.brand import brand
from talkdown.outputs.cards.deck import labels, stage_values
from talkdown.outputs.cards.job import Choice, Job, Options, Values
from talkdown.outputs.cards.layout import laid
from talkdown.outputs.cards.wording import gaps, quoted

SIZE = (85, 54)
"""Of a card, in millimeters."""

ON_A_SIDE = 3


def phrases_of(book: Book, stage: Stage) -> list[Phrase]:
    """The phrases of a stage that have a place on its pocket cards, in order."""
    placed = [
        (phrase.print.pocket, phrase)
        for phrase in book.phrases
        if phrase.print and phrase.print.pocket and book.stage_of(phrase) == stage.id
    ]
    return [phrase for _, phrase in sorted(placed, key=lambda row: row[0])]


def _cards(book: Book, stage: Stage) -> Iterator[Values]:
    phrases, names = phrases_of(book, stage), labels(book)
    said = [quoted(gaps(phrase.text, names)) for phrase in phrases]
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


def pocket(book: Book, choice: Choice, options: Options) -> Iterator[Job]:
    """The pocket cards of the stages that are meant."""
    meant = {t.stage for t in book.techniques if choice.holds(t.id, t.stage)}
    stages = [stage for stage in book.settings.stages if stage.id in meant]
    cards = [card for stage in stages for card in _cards(book, stage)]
    if not cards:
        return
    entries = {
        card["id"]: phrase
        for stage in stages
        for card, phrase in zip(_cards(book, stage), phrases_of(book, stage)[:: 2 * ON_A_SIDE], strict=True)
    }
    name = brand(book)["name"]
    on_sheets = laid(len(cards), SIZE, options, f"{name} pocket cards")
    yield Job(
        f"pocket{choice.suffix}-{options.suffix}",
        "pocket",
        f"{name}: pocket cards",
        {"cards": cards, "pages": on_sheets.pages},
        on_sheets.sheets,
        entries,
        len(on_sheets.pages),
        None if options.bleed else options.duplex,
        options.bleed,
    )
