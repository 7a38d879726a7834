"""The wall ladder: the levels on one page, read from 2 m on A3, from a step away on A4 and Letter.

At 2 m a letter is read whose x-height is 5 mm, 8.6 minutes of arc; that of the font is 0.5 of its size, so text has at least
28 pt on A3, and as much less on smaller paper as that is smaller.
"""

from __future__ import annotations

from talkdown.model import Level
from talkdown.model.book import Book
from talkdown.outputs.printing.brand import brand_name, print_colors
from talkdown.outputs.printing.content import phrase_of_level, printed_words
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.options import Options, Selection
from talkdown.outputs.printing.sheet_layout import page_layout
from talkdown.outputs.printing.typography import bind_last_word, typeset
from talkdown.storage.json_object import JsonObject


def make_job(book: Book, selection: Selection, options: Options) -> Job:
    """The ladder, of all levels whatever is selected."""
    return Job(
        title=f"{brand_name(book)}: how far has it gone?",
        content={"levels": [_level(book, level, n) for n, level in enumerate(book.settings.levels, 1)]},
        layout=page_layout(options.paper),
        sheets=1,
        page_count=1,
    )


def _level(book: Book, level: Level, number: int) -> JsonObject:
    phrase = phrase_of_level(book, level)
    return {
        "id": level.id,
        "number": number,
        "title": typeset(level.title),
        "summary": bind_last_word(level.summary),
        "do": bind_last_word(level.do),
        "say": printed_words(phrase.text) if phrase else "",
        "color": print_colors(level.color),
    }
