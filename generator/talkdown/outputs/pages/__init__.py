"""The pages of a book, as HTML bodies and what surrounds them.

`render` knows nothing of MkDocs: the plugin puts each body into the theme, and another site generator
could do the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from talkdown.model.book import Book
from talkdown.outputs import ASSETS, Artifact
from talkdown.outputs.addresses import LOGO
from talkdown.outputs.pages.entry_marks import MarkEntry, entry_marks, mark_nothing
from talkdown.outputs.pages.entry_pages import render_entries
from talkdown.outputs.pages.finder_field import finder_field
from talkdown.outputs.pages.jinja import environment
from talkdown.outputs.pages.landing import LANDING_PAGES, render_landing_pages
from talkdown.outputs.pages.page import Heading, Page
from talkdown.outputs.pages.phrase_lists import render_phrase_lists
from talkdown.outputs.pages.redirects import render_redirects
from talkdown.outputs.pages.rendering import PageCache, Rendering
from talkdown.outputs.pages.review_note import review_note
from talkdown.outputs.pages.situation_lists import render_situation_lists
from talkdown.outputs.pages.styles import stylesheet
from talkdown.outputs.print_offers import PrintOffers

__all__ = [
    "LANDING_PAGES",
    "Heading",
    "MarkEntry",
    "Page",
    "PageCache",
    "entry_marks",
    "finder_field",
    "mark_nothing",
    "render",
    "render_files",
    "review_note",
]


def render(
    book: Book,
    cache: PageCache | None = None,
    print_offers: PrintOffers | None = None,
    mark_entry: MarkEntry = mark_nothing,
) -> Iterator[Page]:
    """All pages of a book: landing pages first, then those of entries, then the lists of phrases and of situations.

    With a `cache` that an earlier call has filled, a page comes from there if nothing on it has changed.
    `print_offers` says what the site offers to print; without it, pages offer nothing. `mark_entry` gives what authors see
    beside an entry: it names lines, which move with edits elsewhere, so that no page is taken from the cache then.
    """
    print_offers = print_offers or PrintOffers()
    rendering = Rendering(
        book,
        environment(book, print_offers, mark_entry),
        print_offers,
        PageCache() if cache is None or mark_entry is not mark_nothing else cache,
    )
    yield from render_landing_pages(rendering)
    yield from render_entries(rendering)
    yield from render_phrase_lists(rendering)
    yield from render_situation_lists(rendering)


def render_files(book: Book, *, script_icons: Iterable[str] = ()) -> Iterator[Artifact]:
    """The style sheet that carries the book's own colors and icons, its logo, and redirects from other addresses.

    `script_icons` names the icons that the scripts of other outputs show.
    """
    yield Artifact(f"{ASSETS}/book.css", stylesheet(book, script_icons).encode())
    if book.logo:
        yield Artifact(LOGO, book.logo.encode())
    yield from render_redirects(book)
