"""What a reader's own deck is put together from, in the browser: the faces of all cards, and sheets without cards.

Each is a script that gives a value to a variable, so that it can be had from files as well. A face is a page of a PDF; which
faces stand where on a sheet is said by the same imposition that makes the decks of the site.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import replace

from talkdown.model import Technique
from talkdown.model.book import Book
from talkdown.outputs import ASSETS, Artifact
from talkdown.outputs.addresses import DECK_SCRIPT
from talkdown.outputs.printables import Duplex
from talkdown.outputs.printing.brand import brand_name
from talkdown.outputs.printing.options import Options
from talkdown.outputs.printing.printables.cards import SIZE, deck_on
from talkdown.outputs.printing.printer import Printer
from talkdown.outputs.printing.sheet_layout import blank_sheets, impose_one_a_page, sheet_grid
from talkdown.outputs.scripts import as_script, read_bundle
from talkdown.outputs.style_sheets import minified_styles
from talkdown.storage.json_object import JsonObject

FOLDER = "print/deck"


def deck_files(
    printer: Printer,
    cards: list[JsonObject],
    papers: Iterable[str],
    inks: Iterable[str],
    back_offset: tuple[float, float] = (0.0, 0.0),
) -> Iterator[Artifact]:
    """The scripts for decks of these cards, at least one, on each paper in each ink; first the one that the page asks for."""
    papers = tuple(papers)
    faces = {f"{paper}-{ink}": _faces(printer, cards, paper, ink) for paper in papers for ink in inks}
    sheets = {paper: _sheets(printer, paper, back_offset) for paper in papers}
    phrases = Artifact(
        f"{FOLDER}/phrases.js", as_script("talkdownDeckPhrases", _phrases_by_technique(printer.book, cards))
    )
    assembly = Artifact(f"{ASSETS}/deck-assembly.js", read_bundle("deck-assembly.js").encode())
    styles = Artifact(f"{ASSETS}/deck.css", minified_styles("printing/deck.css").encode())
    addresses = {
        "styles": styles.address,
        "assembly": assembly.address,
        "phrases": phrases.address,
        "faces": {name: file.address for name, file in faces.items()},
        "sheets": {paper: file.address for paper, file in sheets.items()},
    }
    title = f"{brand_name(printer.book)}: technique cards"
    language = printer.book.settings.language
    script = read_bundle("deck.js", TALKDOWN_DECK={"files": addresses, "title": title, "language": language})
    yield Artifact(DECK_SCRIPT, script.encode())
    yield from (styles, assembly, phrases, *faces.values(), *sheets.values())


def _faces(printer: Printer, cards: list[JsonObject], paper: str, ink: str) -> Artifact:
    """The front and the back of each card, a page each, as large as on a sheet of that paper."""
    size = sheet_grid(SIZE, Options(paper)).cell
    job = deck_on(printer.book, cards, impose_one_a_page(len(cards), size), duplex=None)
    name = f"faces-{paper}-{ink}"
    pdf = printer.pdf_of(replace(job, name=name, ink=ink))
    return _script(name, "talkdownDeckFaces", {"cards": [card["id"] for card in cards], "pdf": _text(pdf)})


def _sheets(printer: Printer, paper: str, back_offset: tuple[float, float]) -> Artifact:
    """A full sheet for each way to print on both sides: its pages with their marks, and where on them the cards have their places."""
    pages: list[JsonObject] = []
    pages_by_duplex: dict[str, list[JsonObject]] = {}
    for duplex in Duplex:
        options = Options(paper, duplex, back_offset=back_offset)
        own_pages = blank_sheets(SIZE, options, f"{brand_name(printer.book)} cards")
        pages_by_duplex[duplex.value] = [{**page, "frame": n} for n, page in enumerate(own_pages, len(pages))]
        pages += own_pages
    job = replace(
        deck_on(printer.book, [], impose_one_a_page(0, SIZE), duplex=None),
        layout={"pages": [{**page, "cards": []} for page in pages]},
        name=f"sheets-{paper}",
    )
    data: JsonObject = {"pages": pages_by_duplex, "pdf": _text(printer.pdf_of(job))}
    return _script(f"sheets-{paper}", "talkdownDeckSheets", data)


def _phrases_by_technique(book: Book, cards: list[JsonObject]) -> JsonObject:
    """The ids of the phrases of each card's technique: by them favorites are kept."""
    ids = [card["id"] for card in cards if book.get(Technique, card["id"])]
    return {id: [phrase.id for phrase in book.phrases_of.get(id, ())] for id in ids}


def _script(name: str, variable: str, data: JsonObject) -> Artifact:
    return Artifact(f"{FOLDER}/{name}.js", as_script(variable, data))


def _text(pdf: bytes) -> str:
    return base64.b64encode(pdf).decode()
