"""What several kinds of print say alike: stages, levels, and phrases for a card."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, zip_longest

from talkdown.model import Email, Level, Phrase, Playbook, Scenario, Sign, Stage, Technique
from talkdown.model.book import Book
from talkdown.outputs.printing.brand import print_colors, short_link, without_scheme
from talkdown.outputs.printing.options import Selection
from talkdown.outputs.printing.typography import bind_last_word, bracket_variables, quote, typeset
from talkdown.storage.json_object import JsonObject

PHRASES_ON_CARD = 3
"""With two, all 46 shipped backs are set in 12 pt, with three 31, with four 25, and then two overflow."""

# How much stands on a card was chosen by trial on the shipped book, last on 2026-11-27, by the size of type that is left.

SHORT_PHRASE = 90
"""Letters. A card takes phrases up to this length, two lines of its back in 13.5 pt, before longer ones.

The size of type is nearly the same with 60 or 200: this decides which words stand there.
"""

LETTERS_ON_CARD = 225
"""Of all phrases that a card takes by itself. With 260 two backs shrink to 10.5 pt, with 320 one overflows."""

POCKET_SIDE = 3
"""Phrases on one side of a pocket card: nine backs of ten are set in 12 pt. With four, none are, and one is in 10.5 pt."""

_TECHNIQUES_A_CARD = 7
"""How many techniques a pocket card speaks for: the shipped book has nine such cards, and with the one about the levels a sheet is full."""


SIGNS_OF_LEVEL = 4
"""How many a level holds where no sign has a place on the poster: four levels of them share a page of A4 in 13 pt."""


def stage_data(book: Book, stage: Stage) -> JsonObject:
    """A stage: its name, color, icon, and its step of the track (0 beside it)."""
    track = [s.id for s in book.settings.stages if s.track]
    return {
        "id": stage.id,
        "title": typeset(stage.title),
        "ask": bind_last_word(stage.ask),
        "icon": stage.icon,
        "color": print_colors(stage.color),
        "step": track.index(stage.id) + 1 if stage.track else 0,
        "steps": len(track),
    }


def printed_words(text: str) -> str:
    """The text of a phrase as it is printed: in quotation marks, variables as words in brackets, its lines as they are."""
    return quote(bracket_variables(text))


def selects_any(selection: Selection, techniques: Iterable[Technique | None]) -> bool:
    """Whether what goes by these techniques is to be printed: all is, or one of them."""
    return selection.selects_all or any(t and selection.selects(t.id, t.stage) for t in techniques)


def sheet_head(book: Book, entry: Email | Playbook | Scenario) -> JsonObject:
    """What the sheet of an entry says of it at the top and the bottom: its names, its state, and where it stands on the site."""
    link = short_link(book, entry.code)
    return {
        "id": entry.id,
        "code": entry.code or "",
        "revision": entry.revision,
        "title": typeset(entry.title),
        "link": without_scheme(link) if link else "",
    }


def selected_techniques(book: Book, selection: Selection) -> list[Technique]:
    """The approved techniques that are to be printed, by stage and code."""
    return [t for t in book.techniques if selection.selects(t.id, t.stage)]


def phrases_on_card(book: Book, technique: Technique) -> tuple[Phrase, ...]:
    """The phrases on a technique's card: those with a place there, then the first that fit beside them."""
    candidates = book.phrases_of.get(technique.id, ())
    phrases = [p for p in candidates if p.print and p.print.card][:PHRASES_ON_CARD]
    room = LETTERS_ON_CARD - sum(len(p.text) for p in phrases)
    for phrase in sorted(candidates, key=lambda p: len(p.text) > SHORT_PHRASE):
        if (
            len(phrases) < PHRASES_ON_CARD
            and phrase not in phrases
            and (len(phrase.text) <= room or not phrases)
        ):
            phrases.append(phrase)
            room -= len(phrase.text)
    return tuple(phrases)


def phrases_of_stage(book: Book, stage: Stage) -> list[Phrase]:
    """The phrases on a stage's pocket cards, one card for every seven techniques.

    Those with a place there come first, then the first phrase of each technique, then the second, until
    the cards are full.
    """
    with_place = [
        (phrase.print.pocket, phrase)
        for phrase in book.phrases
        if phrase.print and phrase.print.pocket and book.stage_of(phrase) == stage.id
    ]
    first = [phrase for _, phrase in sorted(with_place, key=lambda row: row[0])]
    techniques = [t for t in book.techniques if t.stage == stage.id]
    turns = chain.from_iterable(zip_longest(*(phrases_on_card(book, t) for t in techniques)))
    others = [phrase for phrase in turns if phrase and phrase not in first]
    cards = -(-len(techniques) // _TECHNIQUES_A_CARD)
    room = 2 * POCKET_SIDE * cards
    return [*first, *others[: max(0, room - len(first))]]


def signs_of_level(book: Book, level: Level) -> list[Sign]:
    """A level's signs on the poster: those with a place there, or else the first ones."""
    signs = [sign for sign in book.signs if sign.level == level.id]
    with_place = [(sign.print.poster, sign) for sign in signs if sign.print and sign.print.poster]
    return [sign for _, sign in sorted(with_place, key=lambda row: row[0])] or signs[:SIGNS_OF_LEVEL]


def phrase_of_level(book: Book, level: Level) -> Phrase | None:
    """What to say at a level: what the book says; else words for its worst sign, which are not too mild for the others.

    Of signs that are about safety before others, and of those the first short phrase.
    """
    if level.say:
        return book.get_approved(Phrase, level.say)
    signs = sorted(signs_of_level(book, level), key=lambda sign: not sign.safety)
    worst_signs = [sign for sign in signs if sign.safety is signs[0].safety]
    phrases = book.approved(Phrase, [id for sign in worst_signs for id in sign.say[:1]])
    # The first short one, or else the first: `False` is less than `True`, and `min` takes the first of equals.
    return min(phrases, key=lambda p: len(p.text) > SHORT_PHRASE, default=None)
