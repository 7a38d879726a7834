"""Each technique's card by itself, for the technique's page: both sides as pictures, and a file that prints it alone.

A site is published even if some text does not fit its card. The last good card stands in for it, and a
warning says so.
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from talkdown.diagnostics import Diagnostic
from talkdown.model import Technique
from talkdown.outputs.print_offers import Picture, PrintedCard
from talkdown.outputs.printables import Duplex
from talkdown.outputs.printing.job import Job, edition_of
from talkdown.outputs.printing.printables.cards import SIZE, card_data, deck_on
from talkdown.outputs.printing.printer import Printer, cache_name
from talkdown.outputs.printing.sheet_layout import ImposedPages, impose_one_a_page, impose_side_by_side
from talkdown.storage.json_object import JsonObject


class SiteCard(NamedTuple):
    """A technique's card on a site: what its page says about it, and its files by path."""

    offer: PrintedCard
    files: dict[str, bytes]
    picture_job: Job
    """Its front alone, for the picture that stands for all cards."""


class FittedCard(NamedTuple):
    """The words of a technique's card that fit: these, or the last that did; None if none ever did."""

    data: JsonObject | None
    problems: list[Diagnostic]


class _CardRecord(NamedTuple):
    card: JsonObject


def fit_card(printer: Printer, technique: Technique, ink: str) -> FittedCard:
    """A technique's card if it fits; else the last one that did, if there was any, and what is wrong with the new one."""
    cached_as = cache_name("good", printer.book, technique.id)
    data = card_data(printer.book, technique)
    problems = _problems(printer, data, ink)
    if not problems:
        printer.cache.write(cached_as, edition_of({"cards": [data]}), {"card": data})
        return FittedCard(data, [])
    record = printer.cache.read_any_version(cached_as, _CardRecord)
    # An older version may have had other words on a card; and what fitted may do so no longer, with another brand.
    can_be_drawn = record and record.card.keys() == data.keys() and not _problems(printer, record.card, ink)
    return FittedCard(record.card if record and can_be_drawn else None, problems)


def _problems(printer: Printer, data: JsonObject, ink: str) -> list[Diagnostic]:
    """What keeps a card from being drawn, as pictures and as the file that prints it alone."""
    problems = printer.drawing_problems(_single_card_job(printer, data, impose_one_a_page(1, SIZE), ink))
    if problems:
        return problems
    result = printer.print(_single_card_job(printer, data, impose_side_by_side(SIZE), ink))
    return list(result.problems) if result.has_failed else []


def print_card(printer: Printer, technique: Technique, data: JsonObject, inks: tuple[str, ...]) -> SiteCard:
    """The files of a card that fits: all in the first ink, and pictures in the others for who chooses among them."""
    ink = inks[0]
    front_path, back_path, pdf_path = (
        f"print/cards/{technique.id}{ending}" for ending in ("-front.svg", "-back.svg", ".pdf")
    )
    front, back = _draw(printer, data, ink)
    file = printer.print(_single_card_job(printer, data, impose_side_by_side(SIZE), ink)).file
    assert file is not None, "`fit_card` has printed it"
    front_words, back_words = _alt_texts(data)
    pictures = {
        f"print/cards/{technique.id}-{face}-{other_ink}.svg": picture.encode()
        for other_ink in inks[1:]
        for face, picture in zip(("front", "back"), _draw(printer, data, other_ink), strict=True)
    }
    return SiteCard(
        PrintedCard(Picture(front_path, front_words), Picture(back_path, back_words), pdf_path),
        {front_path: front.encode(), back_path: back.encode(), pdf_path: file.pdf, **pictures},
        _single_card_job(printer, data, impose_one_a_page(1, SIZE, ("front",)), ink),
    )


def _draw(printer: Printer, data: JsonObject, ink: str) -> tuple[str, ...]:
    """Both sides of a card as SVG."""
    job = _single_card_job(printer, data, impose_one_a_page(1, SIZE), ink)
    return printer.render_svg(job)[0]


def _single_card_job(printer: Printer, data: JsonObject, layout: ImposedPages, ink: str) -> Job:
    """One card on these pages; its name tells inks apart, and a page a side from both sides on one."""
    job = deck_on(printer.book, [data], layout, duplex=Duplex.fold)
    return replace(job, name=f"card-{data['id']}-{len(layout.pages)}-{ink}", ink=ink)


def _alt_texts(card: JsonObject) -> tuple[str, str]:
    """Both sides of a card for those who do not see them."""
    steps = " ".join(
        f"{n}. {step['lead']} {step['rest']}".rstrip() for n, step in enumerate(card["steps"], 1)
    )
    front = f"Front of the card “{card['title']}”. Use it when: {card['when']} Do this: {steps}"
    parts = [f"Back of the card. Say this: {' '.join(card['say'])}"]
    if card["not"]:
        parts.append("Not that: " + "; ".join(f"{row['words']} – {row['why']}" for row in card["not"]) + ".")
    if card["watch"]:
        parts.append(f"Watch for: {'; '.join(card['watch'])}.")
    return " ".join(front.split()), " ".join(" ".join(parts).split())
