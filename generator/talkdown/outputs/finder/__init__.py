"""The phrase finder: the engine that ranks, the book's index, and what is seen of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from talkdown.loader.page_sections import PageSection
from talkdown.model.book import Book
from talkdown.outputs import ASSETS, Artifact
from talkdown.outputs.dangers import first_words
from talkdown.outputs.finder import bundle
from talkdown.outputs.finder.index import findable_entries, index_script
from talkdown.outputs.finder.library import library_script
from talkdown.outputs.style_sheets import minified_styles

__all__ = ["ICONS", "findable_entries", "render"]

ICONS = (
    "account",
    "account-voice",
    "alert",
    "arrow-left",
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
    "phone-alert",
    "star",
    "star-outline",
    "wheelchair-accessibility",
)
"""The icons that its scripts show, by name; the book's style sheet has to have them."""

ENGINE, INDEX, LIBRARY, GUIDE = (
    f"{ASSETS}/finder-{name}.js" for name in ("engine", "index", "library", "guide")
)
GUIDE_STYLES = f"{ASSETS}/finder-guide.css"


def render(book: Book, sections: Iterable[PageSection] = ()) -> Iterator[Artifact]:
    """The finder's files. What it loads later is asked for with a hash of its bytes, so it can be cached for good.

    `sections` are those of the author's own pages.
    """
    later = {
        "engine": Artifact(ENGINE, bundle.engine().encode()),
        "index": Artifact(INDEX, index_script(book)),
        "library": Artifact(LIBRARY, library_script(book, sections)),
        "guide": Artifact(GUIDE, bundle.guide(first_words(book)).encode()),
        "guideStyles": Artifact(GUIDE_STYLES, minified_styles("finder/guide.css").encode()),
    }
    yield from later.values()
    files = {name: artifact.address for name, artifact in later.items()}
    yield Artifact(f"{ASSETS}/finder.js", bundle.view(files).encode())
    yield Artifact(f"{ASSETS}/finder.css", minified_styles("finder/finder.css").encode())
    yield Artifact(f"{ASSETS}/licenses.txt", bundle.licenses().encode())
