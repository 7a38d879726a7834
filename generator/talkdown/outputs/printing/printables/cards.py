"""Technique cards, A6: when and what to do on the front, what to say and what not on the back.

A6 is a quarter of A4, and large enough for quotes of 13.5 pt, which are read at arm's length. A quarter of Letter is
9 mm less high: text is fitted to what both have in common, so that a deck looks the same on both papers.
"""

from __future__ import annotations

from talkdown.model import Avoid, Sign, Technique
from talkdown.model.book import Book
from talkdown.outputs.addresses import short_address
from talkdown.outputs.printables import Duplex
from talkdown.outputs.printing.brand import brand_address, brand_name, short_link
from talkdown.outputs.printing.content import phrases_on_card, printed_words, selected_techniques, stage_data
from talkdown.outputs.printing.job import Job, edition_of
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.qr import qr
from talkdown.outputs.printing.sheet_layout import ImposedPages, impose_on_sheets
from talkdown.outputs.printing.typography import bind_last_word, quote, typeset, with_full_stop
from talkdown.storage.json_object import JsonObject

SIZE = (105, 148)
"""A6, in millimeters."""

AVOID_PHRASES = 3
"""How many a card holds: 31 of the 46 shipped backs are set in 12 pt. With four, 17 are, and one is down to 10 pt."""

MAX_SIGNS = 3
"""How many a card holds. With four, three of the shipped cards overflow."""


def card_data(book: Book, technique: Technique) -> JsonObject:
    """A card: all words that stand on it."""
    avoid_phrases = book.approved(Avoid, technique.not_that)
    signs = book.approved(Sign, technique.signs)
    link, address = short_link(book, technique.code), brand_address(book)
    return {
        "id": technique.id,
        "code": technique.code or "",
        "revision": technique.revision,
        "title": typeset(technique.title),
        "tagline": bind_last_word(technique.tagline),
        "stage": stage_data(book, book.stages[technique.stage]),
        "when": bind_last_word(technique.use_when),
        "steps": [
            {
                "lead": typeset(with_full_stop(step.do) if step.how else step.do),
                "rest": bind_last_word(step.how) if step.how else "",
            }
            for step in technique.steps
        ],
        "say": [printed_words(phrase.text) for phrase in phrases_on_card(book, technique)],
        "not": [
            {"words": quote(avoid.words), "why": bind_last_word(avoid.short)}
            for avoid in avoid_phrases[:AVOID_PHRASES]
        ],
        "watch": [bind_last_word(sign.title) for sign in signs[:MAX_SIGNS]],
        "qr": qr(link) if link else "",
        "link": f"{address}/{short_address(technique.code)}" if address and technique.code else "",
    }


def make_job(book: Book, selection: Selection, options: Options) -> Job | None:
    """The deck: every technique that is selected, by stage and code."""
    techniques = selected_techniques(book, selection)
    return (
        deck(book, [card_data(book, technique) for technique in techniques], options) if techniques else None
    )


def deck(book: Book, cards: list[JsonObject], options: Options) -> Job:
    """These cards, at least one, on sheets."""
    name = f"{brand_name(book)} cards {edition_of({'cards': cards})}"
    layout = impose_on_sheets(len(cards), SIZE, options, name)
    return deck_on(book, cards, layout, duplex=None if options.bleed else options.duplex, bleed=options.bleed)


def deck_on(
    book: Book, cards: list[JsonObject], layout: ImposedPages, *, duplex: Duplex | None, bleed: float = 0.0
) -> Job:
    """These cards on these pages."""
    title = cards[0]["title"] if len(cards) == 1 else "Technique cards"
    techniques = [book.get(Technique, card["id"]) for card in cards]
    return Job(
        title=f"{brand_name(book)}: {title}",
        content={"cards": cards},
        layout={"pages": layout.pages},
        sheets=layout.sheets,
        page_count=len(layout.pages),
        entries={technique.id: technique for technique in techniques if technique},
        duplex=duplex,
        bleed=bleed,
        template="cards",
    )
