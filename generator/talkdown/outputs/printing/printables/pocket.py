"""Pocket cards: the phrases of a stage on a card that goes where a bank card goes.

A bank card (ISO/IEC 7810, ID-1) is 85.6 × 54 mm; 85 × 54 fits the same sleeves, and ten of them fit on A4 and on Letter.
"""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model import Stage
from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand_color, brand_name, print_colors
from talkdown.outputs.printing.content import (
    POCKET_SIDE,
    phrases_of_stage,
    printed_words,
    selected_techniques,
    stage_data,
)
from talkdown.outputs.printing.job import Job, edition_of
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.sheet_layout import impose_on_sheets
from talkdown.outputs.printing.typography import bind_last_word, typeset
from talkdown.storage.json_object import JsonObject

SIZE = (85, 54)
"""Of a card, in millimeters."""

_ON_CARD = 2 * POCKET_SIDE


def make_job(book: Book, selection: Selection, options: Options) -> Job | None:
    """The pocket cards of the stages that are selected; with all of them, one about the levels."""
    stage_ids = {technique.stage for technique in selected_techniques(book, selection)}
    stages = [stage for stage in book.settings.stages if stage.id in stage_ids]
    cards = [card for stage in stages for card in _stage_cards(book, stage)]
    if not cards:
        return None
    if selection.selects_all:
        cards.append(_levels_card(book))
    content, name = {"cards": cards}, brand_name(book)
    on_sheets = impose_on_sheets(len(cards), SIZE, options, f"{name} pocket cards {edition_of(content)}")
    return Job(
        title=f"{name}: pocket cards",
        content=content,
        layout={"pages": on_sheets.pages},
        sheets=on_sheets.sheets,
        page_count=len(on_sheets.pages),
        duplex=None if options.bleed else options.duplex,
        bleed=options.bleed,
    )


def _stage_cards(book: Book, stage: Stage) -> Iterator[JsonObject]:
    rows = [{"lead": "", "say": printed_words(phrase.text)} for phrase in phrases_of_stage(book, stage)]
    parts = [rows[n : n + _ON_CARD] for n in range(0, len(rows), _ON_CARD)]
    for number, part in enumerate(parts, 1):
        half = (len(part) + 1) // 2
        yield {
            "id": f"{stage.id}-{number}",
            "stage": stage_data(book, stage),
            "number": number,
            "of": len(parts),
            "front": part[:half],
            "back": part[half:],
        }


def _levels_card(book: Book) -> JsonObject:
    """The card that tells how far it has gone, and on its back what to do."""
    levels = [
        ({"lead": typeset(level.title), "color": print_colors(level.color)}, level)
        for level in book.settings.levels
    ]
    head = {
        "id": "levels",
        "title": "How far has it gone?",
        "ask": "What do I do now?",
        "icon": "signal-cellular-3",
        "color": print_colors(print_colors(brand_color(book))["text"]),
        "step": 0,
    }
    return {
        "id": "levels",
        "stage": head,
        "number": 1,
        "of": 1,
        "front": [{**row, "say": bind_last_word(level.summary)} for row, level in levels],
        "back": [{**row, "say": bind_last_word(level.do)} for row, level in levels],
    }
