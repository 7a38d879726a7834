"""The phrase finder: the engine that ranks, the book's index, and what is seen of both."""

from __future__ import annotations

from collections.abc import Iterator

from talkdown.model.book import Book
from talkdown.outputs import ASSETS, Artifact
from talkdown.outputs.finder import bundle
from talkdown.outputs.finder.index import findable_entries, index_script

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

ENGINE, INDEX = f"{ASSETS}/finder-engine.js", f"{ASSETS}/finder-index.js"


def render(book: Book) -> Iterator[Artifact]:
    """The finder's files. Engine and index are asked for with a hash of their bytes, so they can be cached for good."""
    engine = Artifact(ENGINE, bundle.engine().encode())
    index = Artifact(INDEX, index_script(book))
    yield from (engine, index)
    files = {"engine": engine.address, "index": index.address}
    yield Artifact(f"{ASSETS}/finder.js", bundle.view(files).encode())
    yield Artifact(f"{ASSETS}/finder.css", bundle.styles().encode())
    yield Artifact(f"{ASSETS}/licenses.txt", bundle.licenses().encode())
