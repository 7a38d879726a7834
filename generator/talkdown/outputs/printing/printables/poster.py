"""The warning-signs poster: what you notice, how far it has gone, what to do and what to say, on one page.

It hangs on a wall and is read from a step away: signs and techniques begin at 14.5 pt on A4, and on A3 everything is
larger by √2, the step from A4 to A3.
"""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model import KIND_BY_NAME, Level, Sign, Stage, Technique
from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand_address, brand_name, print_colors, site_link
from talkdown.outputs.printing.content import phrase_of_level, printed_words, signs_of_level, stage_data
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.qr import qr
from talkdown.outputs.printing.sheet_layout import page_layout
from talkdown.outputs.printing.typography import bind_last_word, typeset
from talkdown.storage.json_object import JsonObject

TECHNIQUES = 3
"""How many a level names: who is being shouted at does not choose among more."""

_PAGE = KIND_BY_NAME[Sign.kind].page  # where the code on it leads


def make_job(book: Book, selection: Selection, options: Options) -> Job | None:
    """The poster, of all levels whatever is selected."""
    levels = [_level(book, level, n) for n, level in enumerate(book.settings.levels, 1)]
    if not any(level["signs"] for level in levels):
        return None
    link, address = site_link(book, _PAGE), brand_address(book)
    return Job(
        title=f"{brand_name(book)}: Spot it early",
        content={
            "levels": levels,
            "stages": [stage_data(book, stage) for stage in _stages_of_legend(book)],
            "qr": qr(link) if link else "",
            "link": f"{address}/{_PAGE}" if address else "",
        },
        layout=page_layout(options.paper),
        sheets=1,
        page_count=1,
    )


def _stages_of_legend(book: Book) -> Iterator[Stage]:
    """The track, and what else an icon above stands for."""
    signs = [sign for level in book.settings.levels for sign in signs_of_level(book, level)]
    techniques = book.approved(Technique, [sign.first_response for sign in signs])
    used_ids = {technique.stage for technique in techniques}
    return (stage for stage in book.settings.stages if stage.track or stage.id in used_ids)


def _level(book: Book, level: Level, number: int) -> JsonObject:
    signs = signs_of_level(book, level)
    techniques = list(dict.fromkeys(book.approved(Technique, [sign.first_response for sign in signs])))
    phrase = phrase_of_level(book, level)
    return {
        "id": level.id,
        "title": typeset(level.title),
        "summary": bind_last_word(level.summary),
        "do": bind_last_word(level.do),
        "color": print_colors(level.color),
        "number": number,
        "signs": [bind_last_word(sign.title) for sign in signs],
        "techniques": [
            {"title": bind_last_word(t.title), "code": t.code or "", "icon": book.stages[t.stage].icon}
            for t in techniques[:TECHNIQUES]
        ],
        "say": printed_words(phrase.text) if phrase else "",
    }
