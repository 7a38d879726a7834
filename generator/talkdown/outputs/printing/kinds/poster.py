"""The warning-signs poster: what you notice, how far it has gone, what to do and what to say, on one page."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model import Level, Phrase, Sign, Technique
from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand, link, tones
from talkdown.outputs.printing.imposition import PAPERS
from talkdown.outputs.printing.job import Job, Options, Selection, Values
from talkdown.outputs.printing.qr import qr
from talkdown.outputs.printing.typography import gaps, quoted, tied, typeset

SIGNS = 4
TECHNIQUES = 3
"""How many of each a level holds."""

MOST_SAID = 90
"""Letters of what is said first; a longer one waits for another poster."""


def signs_of(book: Book, level: Level) -> list[Sign]:
    """A level's signs on the poster: those with a place there, or else the first ones."""
    signs = [sign for sign in book.signs if sign.level == level.id]
    placed = [sign for sign in signs if sign.print and sign.print.poster]
    if placed:
        return sorted(placed, key=lambda s: s.print.poster if s.print and s.print.poster else 0)
    return signs[:SIGNS]


def _level(book: Book, level: Level, number: int) -> Values:
    signs = signs_of(book, level)
    first = [book.get(Technique, sign.first_response) for sign in signs]
    techniques = [t for t in dict.fromkeys(first) if isinstance(t, Technique) and t.is_approved]
    said = [book.get(Phrase, sign.say) for sign in signs if sign.say]
    live = (p for p in said if isinstance(p, Phrase) and p.is_approved)
    phrases = sorted(live, key=lambda p: len(p.text) > MOST_SAID)
    names = {variable.name: variable.name.replace("_", " ") for variable in book.settings.variables}
    return {
        "id": level.id,
        "title": typeset(level.title),
        "summary": tied(level.summary),
        "do": tied(level.do),
        "color": tones(level.color),
        "number": number,
        "signs": [tied(sign.title) for sign in signs],
        "techniques": [
            {"title": tied(t.title), "code": t.code or "", "icon": book.stages[t.stage].icon}
            for t in techniques[:TECHNIQUES]
        ],
        "say": quoted(gaps(phrases[0].text, names)) if phrases else "",
    }


def poster(book: Book, selection: Selection, options: Options) -> Iterator[Job]:
    """The poster, of all levels whatever is chosen."""
    levels = [_level(book, level, n) for n, level in enumerate(book.settings.levels, 1)]
    if not any(level["signs"] for level in levels):
        return
    width, height = PAPERS[options.paper]
    given = brand(book)
    address = link(book, "signs")
    layout = {"width": width, "height": height, "scale": 1.0 if options.paper != "a3" else 2**0.5}
    words = {
        "levels": levels,
        "stages": [
            {"title": typeset(s.title), "icon": s.icon, "color": tones(s.color), "step": n}
            for n, s in enumerate((s for s in book.settings.stages if s.track), 1)
        ],
        "qr": qr(address.replace("t/signs.html", "signs.html")) if address else "",
        "link": f"{given['address']}/signs.html" if given["address"] else "",
    }
    ink = "" if options.ink == "full" else f"-{options.ink}"
    by_level = {level.id: next(iter(signs_of(book, level)), None) for level in book.settings.levels}
    entries = {id: sign for id, sign in by_level.items() if sign is not None}
    name, title = f"poster-{options.paper}{ink}", f"{given['name']}: Spot it early"
    yield Job(name, "poster", title, words, layout, 1, entries, 1)
