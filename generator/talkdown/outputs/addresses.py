"""Where on the site an entry stands. All outputs know each other only through these addresses.

An address counts from the top of the site; `relative` makes a link of it.
"""

from __future__ import annotations

from talkdown.model import KIND_BY_NAME, Entry, Kind, Phrase, Situation, Status, Synonyms, Technique, Use
from talkdown.model.book import Book
from talkdown.outputs import ASSETS

PRINT_PAGE = "print/index.html"
"""The page of what there is to print; the files stand beside it."""

PRACTICE_SCRIPT = "assets/talkdown/practice.js"
"""The script of pages that are for practice: the pages name it, and the output of that name writes it."""

LIST_STYLES = f"{ASSETS}/lists.css"
"""The style sheet of pages that list entries: the pages name it."""

LIST_SCRIPT = f"{ASSETS}/list-filter.js"
"""The script of long lists, by which readers filter them: the pages name it."""

DECK_SCRIPT = f"{ASSETS}/deck.js"
"""The script of the print page, by which readers put a deck of their own together; printing writes it."""

ICON_SIZES = (192, 512)
"""The sides of the icon in dots: those that browsers ask for."""

ICONS = tuple(f"{ASSETS}/icon-{size}.png" for size in ICON_SIZES)
"""The icon of the site, in a tab and on a phone."""

LOGO = f"{ASSETS}/logo.svg"
"""The brand's logo."""

PHRASE_ANCHOR = "#p-"
"""Before a phrase's id on its technique's page, where the anchors `do`, `say` and others are taken."""


def page_of(kind_name: str, id: str) -> str:
    """The page of an entry that has one of its own: `techniques/listen.html`."""
    return KIND_BY_NAME[kind_name].page_of(id)


def address(entry: Entry) -> str:
    """An entry's address: its own page, or an anchor on the page of its kind, as `signs.html#voice-rises`."""
    if isinstance(entry, Phrase):
        return page_of(Technique.kind, entry.technique) + PHRASE_ANCHOR + entry.id
    if isinstance(entry, Situation):
        return f"{situation_list_address(entry.sort)}#{entry.id}"
    return entry_address(KIND_BY_NAME[entry.kind], entry.id)


def has_place(book: Book, entry: Entry) -> bool:
    """Whether an entry stands on a page: no draft does, nor words for searches alone; a deprecated one if it has its own page."""
    if entry.status is Status.draft or (isinstance(entry, Synonyms) and Use.word_bank not in entry.use):
        return False
    if isinstance(entry, Phrase):
        technique = book.get(Technique, entry.technique)
        return entry.is_approved and technique is not None and technique.status is not Status.draft
    return entry.is_approved or bool(KIND_BY_NAME[entry.kind].entry_pages_folder)


def entry_address(kind: Kind, id: str) -> str:
    """The address of an entry that is no phrase, by its kind and id; with a star for the id, where all of them stand."""
    return kind.page_of(id) if kind.entry_pages_folder else f"{kind.page}#{id}"


def phrase_list_address(stage_id: str, number: int = 1) -> str:
    """A part of the list of a stage's phrases: `phrases/own.html`, `phrases/own.2.html`, which no stage can be called."""
    return f"phrases/{stage_id}.html" if number == 1 else f"phrases/{stage_id}.{number}.html"


def situation_list_address(sort: str) -> str:
    """The list of the situations of one sort: `situations/feeling.html`; each situation stands at its own anchor there."""
    return f"situations/{sort}.html"


def short_address(code: str) -> str:
    """The short address by code, for print: `t/T-07.html`."""
    return f"t/{code}.html"


def relative(target: str, page: str) -> str:
    """`target` as a link from `page`; both count from the top of the site.

    >>> relative("techniques/listen.html", "techniques/index.html")
    'listen.html'
    >>> relative("signs.html#voice-rises", "techniques/index.html")
    '../signs.html#voice-rises'
    """
    if target.startswith("#"):
        return target
    depth = page.count("/")
    folder = page.rsplit("/", 1)[0] + "/" if depth else ""
    if depth and target.startswith(folder):
        return target[len(folder) :]
    return "../" * depth + target
