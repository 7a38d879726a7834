"""Whether all that is going to be printed has its letters in the fonts: asked by a check, which does not print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.outputs.printables import BY_DEFAULT, printable
from talkdown.storage import cache
from talkdown.storage.package import __version__

_ASCII = bytes(range(0x80))

_ESCAPE = re.compile(rb"\\[xuUN_LP]")
"""What stands for a letter beyond ASCII in a text in double quotes (YAML 1.2, 5.7)."""


def letter_problems(book: Book, files: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Letters of a book without errors that no font for print has, each with its field.

    `files` are the bytes that the book was read from. Where they hold no letter that is missing, nothing is made of
    them: that spares nearly every book the cost. Else the very words that would go to the typesetter are looked at.
    """
    from talkdown.outputs.printing.print_problems import available_glyphs, missing_glyph_problems

    missing_letters = _letters_of(files) - available_glyphs()
    if not missing_letters:
        return
    # Most of those are in what is not printed, such as an emoji among synonyms. To see that takes as long as a third of
    # a check, so it is remembered for as long as nothing changes.
    content = b"\0".join(
        part for path in sorted(files) for part in (path.encode(errors="replace"), files[path])
    )
    name = f"letters-{cache.digest(content)[:16]}"
    if cache.read(name, __version__):
        return
    from talkdown.outputs.printing.brand import brand_data
    from talkdown.outputs.printing.jobs import jobs_of
    from talkdown.outputs.printing.options import Options, Selection

    ids = [id for id in BY_DEFAULT if printable(id).file_type == "pdf"]
    jobs = jobs_of(book, ids, Selection(), Options())
    problems = list(missing_glyph_problems(book, [*(job.data for job in jobs), brand_data(book)]))
    if not problems:
        cache.write(name, __version__, {"all_printed": True})
    yield from problems


def _letters_of(files: Mapping[str, bytes]) -> set[str]:
    """The letters beyond ASCII in files; an escape may stand for any of them, and for one that no font has."""
    letters: set[str] = set()
    for content in files.values():
        if _ESCAPE.search(content):
            letters.add("\ufffe")
        letters.update(content.translate(None, _ASCII).decode("utf-8", "replace"))
    return letters
