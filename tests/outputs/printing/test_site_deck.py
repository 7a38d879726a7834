"""A deck of a reader's own: what the script puts together in Node, as in a browser, read back from the PDF."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from books import shipped_book
from printed_pages import MM, Duplex, has_text, locate_all, locate_text, technique_titles
from scripts.node import node_program
from talkdown.outputs.printing import Printer
from talkdown.outputs.printing.printables.cards import card_data
from talkdown.outputs.printing.site_deck import deck_files

SIZES = {"a4": (210, 297), "letter": (215.9, 279.4)}
COUNT = 5
PROGRAM = """
    const fs = require("fs");
    const { scripts, ids, duplex } = JSON.parse(fs.readFileSync(0, "utf8"));
    for (const script of scripts) (0, eval)(script);
    const full = talkdownDeckSheets.pages[duplex];
    const onSheet = 1 + Math.max(...full.flatMap(page => page.cards.map(one => one.card)));
    const pages = [];
    for (let first = 0; first < ids.length; first += onSheet)
      for (const page of full)
        pages.push({ ...page, cards: page.cards.filter(one => ids[first + one.card]).map(one => ({ ...one, id: ids[first + one.card] })) });
    const deck = { faces: talkdownDeckFaces, sheets: talkdownDeckSheets, pages, duplex, title: "Ours: cards", language: "en-US" };
    talkdownAssembleDeck(deck).then(bytes => process.stdout.write(bytes));
"""


@cache
def _scripts() -> dict[str, str]:
    """The scripts for the first cards of the book, by their names."""
    printer = Printer(shipped_book())
    cards = [card_data(printer.book, technique) for technique in printer.book.techniques[:COUNT]]
    files = deck_files(printer, cards, ("a4", "letter"), ("full", "mono"))
    return {Path(file.path).stem: file.content.decode() for file in files}


def _deck(paper: str, ink: str, duplex: Duplex, numbers: tuple[int, ...]) -> bytes:
    names = ("deck-assembly", f"faces-{paper}-{ink}", f"sheets-{paper}")
    ids = [shipped_book().techniques[number].id for number in numbers]
    request = {"scripts": [_scripts()[name] for name in names], "ids": ids, "duplex": duplex.value}
    command = [node_program(), "--input-type=commonjs", "--eval", PROGRAM]
    return subprocess.run(command, input=json.dumps(request).encode(), capture_output=True, check=True).stdout


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("duplex", [Duplex.long_edge, Duplex.short_edge])
def test_every_back_lies_behind_its_front(paper: str, duplex: Duplex) -> None:
    numbers = (0, 1, 2, 4, 3)
    document = pdfium.PdfDocument(_deck(paper, "mono", duplex, numbers))
    assert len(document) == 4
    width, height = SIZES[paper]
    for page in document:
        assert [n * MM for n in page.get_size()] == pytest.approx((width, height), abs=0.1)
    titles = technique_titles(COUNT)
    for place, number in enumerate(numbers):
        front, back = document[place // 4 * 2], document[place // 4 * 2 + 1]
        one, two = locate_text(front, titles[number]), locate_text(back, titles[number])
        assert (one.x > width / 2, one.y > height / 2) == (place % 2 == 1, place % 4 > 1)
        over_head = duplex is Duplex.short_edge
        assert two.is_upside_down is over_head
        x, y = (two.x, height - two.y) if over_head else (width - two.x, two.y)
        assert (x > width / 2, y > height / 2) == (one.x > width / 2, one.y > height / 2)
    flip = "DuplexFlipShortEdge" if over_head else "DuplexFlipLongEdge"
    with pikepdf.open(BytesIO(_deck(paper, "mono", duplex, (0,)))) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == f"/{flip}"
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert pdf.Root.Lang == "en-US"
        assert pdf.docinfo["/Title"] == "Ours: cards"


def test_a_card_stands_where_the_deck_of_the_site_has_it_and_only_what_was_ticked() -> None:
    (page,) = pdfium.PdfDocument(_deck("a4", "full", Duplex.fronts, (2, 0)))
    titles = technique_titles(COUNT)
    assert [has_text(page, title) for title in titles] == [True, False, True, False, False]
    labels = locate_all(page, "USE IT WHEN")
    assert len(labels) == 2
    assert labels[1].x - labels[0].x == pytest.approx(107, abs=0.01)  # a card and a gutter
    assert has_text(page, "Talkdown cards · one side · print at 100 %")


def test_folded_cards_have_their_backs_beside_them() -> None:
    document = pdfium.PdfDocument(_deck("letter", "full", Duplex.fold, (0, 1, 2)))
    assert len(document) == 2
    flips, say = locate_text(document[1], "Flip for the words"), locate_text(document[1], "SAY THIS")
    assert flips.x < SIZES["letter"][0] / 2 < say.x


def test_backs_are_moved_as_far_as_those_of_the_site() -> None:
    printer = Printer(shipped_book())
    cards = [card_data(printer.book, printer.book.techniques[0])]
    places = []
    for offset in ((0.0, 0.0), (1.5, -2.0)):
        files = deck_files(printer, cards, ("a4",), ("mono",), offset)
        text = next(file.content.decode() for file in files if file.path.endswith("sheets-a4.js"))
        data = json.loads(text.partition("JSON.parse('")[2].rpartition("')")[0])
        front, back = data["pages"]["long-edge"]
        places.append([(page["cards"][0]["x"], page["cards"][0]["y"]) for page in (front, back)])
    assert places == [[(0, 0), (107, 0)], [(0, 0), (108.5, -2)]]


def test_the_phrases_by_which_favorites_are_kept_lead_to_their_cards() -> None:
    text = _scripts()["phrases"]
    technique = shipped_book().techniques[0]
    phrases = shipped_book().phrases_of[technique.id]
    assert f'"{technique.id}":["{phrases[0].id}","' in text
