"""The pocket zine: eight pages from one sheet, printed on one side, folded and slit.

A page is an eighth of the sheet, 74 × 105 mm of A4. Between the cover and the back, six pages have the stages in order, those beside
the track, too: with more than six of them, the last ones share pages by twos.
"""

from __future__ import annotations

from itertools import pairwise

from talkdown.model import Stage
from talkdown.model.book import Book
from talkdown.outputs.printables import PAPERS
from talkdown.outputs.printing.brand import brand_address, brand_name, print_colors, site_link
from talkdown.outputs.printing.content import phrases_of_stage, printed_words, stage_data
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

PHRASES_OF_HALF_A_PAGE = 2
"""How many a stage has that shares its page."""

TECHNIQUES = 4
"""How many a page names: with six, not all phrases keep their 12 pt."""

FOLD = "To make it: fold the sheet into eight, cut the solid line, fold it lengthwise, and push the ends together."


def make_job(book: Book, selection: Selection, options: Options) -> Job | None:
    """A cover, the stages on six pages, and the warning signs' levels on the back."""
    stages = book.settings.stages[: 2 * INNER_PAGES]
    if not any(stage.track for stage in stages):
        return None
    height, width = PAPERS[options.paper]  # the sheet lies on its long edge
    inner_pages = (_stage_page(book, part, n) for n, part in enumerate(_shared_out(stages), 2))
    pages = [_cover(book, stages), *inner_pages]
    pages += [{"kind": "notes", "id": f"notes-{n}", "number": n} for n in range(len(pages) + 1, PAGES)]
    pages.append(_back(book))
    panels = [
        {"page": number - 1, "x": x, "y": y, "upside_down": upside_down}
        for number, x, y, upside_down in zine_panels(width, height)
    ]
    return Job(
        title=f"{brand_name(book)}: pocket zine",
        content={"pages": pages},
        layout={"width": width, "height": height, "panels": panels},
        sheets=1,
        page_count=1,
    )


def _cover(book: Book, stages: tuple[Stage, ...]) -> JsonObject:
    return {
        "kind": "cover",
        "id": "title",
        "number": 1,
        "title": typeset(book.settings.title),
        "tagline": bind_last_word(book.settings.tagline),
        "stages": [{name: stage_data(book, stage)[name] for name in ("icon", "color")} for stage in stages],
    }


def _shared_out(stages: tuple[Stage, ...]) -> list[tuple[Stage, ...]]:
    """The stages of each page, at most two."""
    pairs = max(0, len(stages) - INNER_PAGES)
    singles = len(stages) - 2 * pairs
    starts = [*range(singles), *range(singles, len(stages), 2)]
    return [stages[start:end] for start, end in pairwise([*starts, len(stages)])]


def _stage_page(book: Book, stages: tuple[Stage, ...], number: int) -> JsonObject:
    """A stage, or two that share a page and leave their techniques out."""
    phrases, techniques = (PHRASES, TECHNIQUES) if len(stages) == 1 else (PHRASES_OF_HALF_A_PAGE, 0)
    parts = [_part(book, stage, phrases, techniques) for stage in stages]
    return {"kind": "stage", "id": f"page-{number}", "number": number, "parts": parts}


def _part(book: Book, stage: Stage, phrase_count: int, technique_count: int) -> JsonObject:
    """A stage; phrases that can be said as they stand come first, and then those with the fewest gaps to fill."""
    # Of twice as many as a whole page has room for, so that a phrase with a gap makes way for one that is nearly as early.
    candidates = phrases_of_stage(book, stage)[: 2 * PHRASES]
    phrases = sorted(candidates, key=lambda p: len(p.variables))[:phrase_count]
    techniques = [technique for technique in book.techniques if technique.stage == stage.id]
    return {
        "id": f"page of stage {stage.id}",
        "stage": stage_data(book, stage),
        "techniques": [typeset(technique.title) for technique in techniques[:technique_count]],
        "say": [printed_words(phrase.text) for phrase in phrases],
    }


def _back(book: Book) -> JsonObject:
    """How far it has gone, how to fold the zine, and where the site is."""
    link = site_link(book)
    return {
        "kind": "back",
        "id": "levels",
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
