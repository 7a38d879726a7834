"""The pocket zine: eight pages from one sheet, printed on one side, folded and slit.

A page is an eighth of the sheet, 74 × 105 mm of A4. Eight pages are a cover, six stages and a back, so a track of more
stages than six does not get them all.
"""

from __future__ import annotations

from talkdown.model import Stage
from talkdown.model.book import Book
from talkdown.outputs.printables import PAPERS
from talkdown.outputs.printing.brand import brand_address, brand_name, print_colors, site_link
from talkdown.outputs.printing.content import phrases_of_stage, say, stage_data
from talkdown.outputs.printing.imposition import zine_panels
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.qr import qr
from talkdown.outputs.printing.typography import bind_last_word, typeset
from talkdown.storage.json_object import JsonObject

PAGES = 8
INNER_PAGES = PAGES - 2
"""Pages between the cover and the back."""

PHRASES = 4
"""How many a page holds in 12 pt. Five of the shipped book's go down to 10.5 pt, and of six some overflow."""

TECHNIQUES = 4
"""How many a page names: with six, not all phrases keep their 12 pt."""

FOLD = "To make it: fold the sheet into eight, cut the solid line, fold it lengthwise, and push the ends together."


def make_job(book: Book, selection: Selection, options: Options) -> Job | None:
    """A cover, six stages of the track, and the warning signs' levels on the back."""
    track = [stage for stage in book.settings.stages if stage.track][:INNER_PAGES]
    if not track:
        return None
    height, width = PAPERS[options.paper]  # the sheet lies on its long edge
    pages = [_cover(book, track), *(_stage_page(book, stage, n) for n, stage in enumerate(track, 2))]
    pages += [{"kind": "notes", "id": f"notes-{n}", "number": n} for n in range(len(pages) + 1, PAGES)]
    pages.append(_back(book))
    panels = [
        {"page": number - 1, "x": x, "y": y, "upside_down": upside_down}
        for number, x, y, upside_down in zine_panels(width, height)
    ]
    first_techniques = {
        stage.id: next((t for t in book.techniques if t.stage == stage.id), None) for stage in track
    }
    return Job(
        title=f"{brand_name(book)}: pocket zine",
        content={"pages": pages},
        layout={"width": width, "height": height, "panels": panels},
        sheets=1,
        page_count=1,
        entries={id: technique for id, technique in first_techniques.items() if technique},
    )


def _cover(book: Book, track: list[Stage]) -> JsonObject:
    return {
        "kind": "cover",
        "id": "cover",
        "number": 1,
        "title": typeset(book.settings.title),
        "tagline": bind_last_word(book.settings.tagline),
        "stages": [stage_data(book, stage) for stage in track],
    }


def _stage_page(book: Book, stage: Stage, number: int) -> JsonObject:
    """A stage; phrases that can be said as they stand come before those with a variable to fill."""
    # Of twice as many as there is room for, so that a phrase with a gap makes way for one that is nearly as early.
    candidates = phrases_of_stage(book, stage)[: 2 * PHRASES]
    phrases = sorted(candidates, key=lambda p: bool(p.variables))[:PHRASES]
    techniques = [technique for technique in book.techniques if technique.stage == stage.id]
    return {
        "kind": "stage",
        "id": stage.id,
        "number": number,
        "stage": stage_data(book, stage),
        "techniques": [typeset(technique.title) for technique in techniques[:TECHNIQUES]],
        "say": [say(phrase.text) for phrase in phrases],
    }


def _back(book: Book) -> JsonObject:
    """How far it has gone, how to fold the zine, and where the site is."""
    link = site_link(book)
    return {
        "kind": "back",
        "id": "back",
        "number": PAGES,
        "levels": [
            {
                "title": typeset(level.title),
                "summary": bind_last_word(level.summary),
                "do": bind_last_word(level.do),
                "color": print_colors(level.color),
            }
            for level in book.settings.levels
        ],
        "fold": bind_last_word(FOLD),
        "qr": qr(link) if link else "",
        "link": brand_address(book),
    }
