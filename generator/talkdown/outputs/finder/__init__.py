"""The phrase finder: the engine that ranks, the book's index, and what is seen of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from talkdown.loader.page_sections import PageSection
from talkdown.model.book import Book
from talkdown.outputs import ASSETS, Artifact
from talkdown.outputs.finder import bundle
from talkdown.outputs.finder.index import findable_entries, index_script
from talkdown.outputs.finder.library import library_script

__all__ = ["ICONS", "findable_entries", "render"]

ICONS = (
    "account",
    "account-voice",
    "alert",
    "arrow-right",
    "chevron-down",
    "clipboard-check-outline",
    "clock-outline",
    "close",
    "content-copy",
    "headset",
    "heart-outline",
    "magnify",
    "package-variant-closed",
    "star",
    "star-outline",
    "wheelchair-accessibility",
)
"""The icons that its scripts show, by name; the book's style sheet has to have them."""

ENGINE, INDEX, LIBRARY = (f"{ASSETS}/finder-{name}.js" for name in ("engine", "index", "library"))


def render(book: Book, sections: Iterable[PageSection] = ()) -> Iterator[Artifact]:
    """The finder's files. Engine, index and library are asked for with a hash of their bytes, so they can be cached for good.

    `sections` are those of the author's own pages.
    """
    engine = Artifact(ENGINE, bundle.engine().encode())
    index = Artifact(INDEX, index_script(book))
    library = Artifact(LIBRARY, library_script(book, sections))
    yield from (engine, index, library)
    files = {"engine": engine.address, "index": index.address, "library": library.address}
    yield Artifact(f"{ASSETS}/finder.js", bundle.view(files).encode())
    yield Artifact(f"{ASSETS}/finder.css", bundle.styles().encode())
    yield Artifact(f"{ASSETS}/licenses.txt", bundle.licenses().encode())
