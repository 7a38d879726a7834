"""A printed file: accessible, the same every time, true to size, and honest about what does not fit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from typing import cast

import pdfua
import pikepdf
import pypdfium2 as pdfium
import pytest
import zxingcpp
from pikepdf import Name

from books import shipped_book
from printed_pages import (
    PDF_IDS,
    SITE,
    Duplex,
    Options,
    Selection,
    book_with_address,
    first_techniques,
    print_pdf,
)
from talkdown.outputs.printables import PRINTABLES
from talkdown.outputs.printing import jobs_of, typesetter
from talkdown.outputs.printing.brand import brand_data, example_address
from talkdown.outputs.printing.typesetter import Typesetter
from talkdown.storage.file_list import LIST_INSIDE
from talkdown.storage.package import PHRASEBOOK

TALKDOWN = [sys.executable, "-m", "talkdown"]


def _tags(pdf: pikepdf.Pdf) -> Counter[str]:
    """How often each tag of the structure occurs."""
    tags: Counter[str] = Counter()
    pending: list[object] = [pdf.Root.StructTreeRoot]
    while pending:
        node = pending.pop()
        if not isinstance(node, pikepdf.Dictionary):
            continue
        if Name.S in node:
            tags[str(node.S)] += 1
        kids: object = node.get(Name.K, pikepdf.Array())
        pending += list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return tags


@pytest.mark.parametrize("kind", PDF_IDS)
@pytest.mark.parametrize("ink", ["full", "mono"])
def test_every_file_passes_the_checks_of_pdf_ua(kind: str, ink: str, tmp_path: Path) -> None:
    path = tmp_path / f"{kind}.pdf"
    path.write_bytes(print_pdf(kind, first_techniques(5) if kind == "cards" else None, ink=ink))
    report = pdfua.validate(str(path))
    serious = [(f.rule_id, f.message) for f in report.findings if f.severity.name == "ERROR"]
    assert serious == []
    with pikepdf.open(path) as pdf:
        assert pdf.Root.Lang == "en-US"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.ViewerPreferences.PrintScaling == Name("/None")
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"].startswith("Talkdown: ")


def test_a_card_is_tagged_as_what_it_is() -> None:
    with pikepdf.open(
        BytesIO(print_pdf("cards", Selection(("name-the-feeling",)), book_with_address()))
    ) as pdf:
        tags = _tags(pdf)
        assert tags["/H1"] == 2, "the title, on both sides"
        assert tags["/H2"] == 5, "use it when, do this; say this, not that, watch for"
        assert tags["/L"] == 3, "steps, slips, signs"
        assert tags["/LI"] == 4 + 3 + 3
        assert tags["/Figure"] == 1, "the QR code; icons are decoration"


def test_bookmarks_lead_to_every_card() -> None:
    with pikepdf.open(BytesIO(print_pdf("cards", first_techniques(6)))) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            t.title.replace("'", "’") for t in shipped_book().techniques[:6]
        ]


def test_a_deck_made_in_parts_is_the_deck_made_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A large deck is typeset a few sheets at a time; tags, bookmarks and words are those of one document."""
    (job,) = jobs_of(shipped_book(), ["cards"], first_techniques(13), Options())
    decks = []
    for pages_at_once in (100, 2):
        monkeypatch.setattr(typesetter, "PAGES_AT_ONCE", pages_at_once)
        path = tmp_path / f"{pages_at_once}.pdf"
        document = Typesetter().render_pdf(job, brand_data(shipped_book()))
        path.write_bytes(document.pdf)
        assert [f for f in pdfua.validate(str(path)).findings if f.severity.name == "ERROR"] == []
        pages = pdfium.PdfDocument(path)
        with pikepdf.open(path) as pdf:
            parents = pdf.Root.StructTreeRoot.ParentTree.Nums
            assert [int(page.obj.StructParents) for page in pdf.pages] == [int(n) for n in parents[::2]]
            with pdf.open_outline() as outline:
                targets = [(item.title, cast("pikepdf.Array", item.destination)) for item in outline.root]
                places = [[str(n) for n in list(target)[1:]] for _, target in targets]
                marks = [(title, pdf.pages.index(pikepdf.Page(target[0]))) for title, target in targets]
            words = [page.get_textpage().get_text_range() for page in pages]
            decks.append((words, _tags(pdf), marks, places, document.fits))
    assert len(decks[0][0]) == 8
    assert decks[0] == decks[1]


def test_fonts_are_embedded_and_ours() -> None:
    with pikepdf.open(BytesIO(print_pdf("cards", first_techniques(2)))) as pdf:
        fonts = [
            o
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get(Name.Type) == Name.FontDescriptor
        ]
        assert fonts
        for font in fonts:
            assert "AtkinsonHyperlegibleNext" in str(font.FontName)
            assert Name.FontFile2 in font or Name.FontFile3 in font


@pytest.mark.parametrize(
    ("duplex", "preference"), [("long-edge", "/DuplexFlipLongEdge"), ("fold", "/Simplex")]
)
def test_the_printer_is_told_how_to_flip(duplex: str, preference: str) -> None:
    with pikepdf.open(BytesIO(print_pdf("cards", first_techniques(1), duplex=Duplex(duplex)))) as pdf:
        assert preference == pdf.Root.ViewerPreferences.Duplex


def test_for_a_print_shop_each_side_is_a_page_with_bleed_and_trim() -> None:
    with pikepdf.open(BytesIO(print_pdf("cards", first_techniques(3), bleed=3.0))) as pdf:
        assert len(pdf.pages) == 6
        for page in pdf.pages:
            width, height = (float(n) * 25.4 / 72 for n in page.mediabox[2:])
            assert (width, height) == pytest.approx((111, 154), abs=0.01)
            assert page.BleedBox == page.mediabox
            left, bottom, right, top = (float(n) * 25.4 / 72 for n in page.TrimBox)
            assert (left, bottom, right - left, top - bottom) == pytest.approx((3, 3, 105, 148), abs=0.01)
        assert Name.Duplex not in pdf.Root.ViewerPreferences


@pytest.mark.parametrize("paper", ["a4", "letter", "a3"])
@pytest.mark.parametrize("ink", ["full", "saver", "mono"])
def test_the_poster_is_one_page_on_any_paper(paper: str, ink: str) -> None:
    assert len(pdfium.PdfDocument(print_pdf("poster", paper=paper, ink=ink))) == 1


def test_the_answers_of_the_quiz_stand_on_a_page_of_their_own() -> None:
    pages = [page.get_textpage().get_text_range() for page in pdfium.PdfDocument(print_pdf("quiz"))]
    key = next(n for n, words in enumerate(pages) if "Answer key" in words)
    feedback = next(d for d in shipped_book().drills if d.id == "have-you-heard-one-word").choices[1].feedback
    first_sentence = feedback.split(".")[0]
    flat = [" ".join(words.split()) for words in pages]
    assert first_sentence in flat[key]
    assert not any(first_sentence in words for words in flat[:key])


# --- the same every time ---


def test_the_same_words_give_the_same_bytes_in_another_folder_on_another_day(tmp_path: Path) -> None:

    files_by_run: list[dict[str, bytes]] = []
    for name, day in (("one", "2026-01-01"), ("two/deeper", "2026-07-01")):
        folder = tmp_path / name
        shutil.copytree(PHRASEBOOK, folder / "phrasebook")
        environment = os.environ | {
            "SOURCE_DATE_EPOCH": "1763900000",
            "TALKDOWN_CACHE": "off",
            "TZ": "UTC+9" if day > "2026-05" else "UTC",
        }
        for path in (folder / "phrasebook").rglob("*.yaml"):
            os.utime(path, (len(files_by_run), len(files_by_run) + 5.0))
        command = [*TALKDOWN, "print", "--technique", "listen-actively", "--out", "out"]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        files_by_run.append({path.name: path.read_bytes() for path in (folder / "out").iterdir()})
    assert files_by_run[0].keys() == files_by_run[1].keys()
    assert len(files_by_run[0].keys() - {LIST_INSIDE}) == 8  # beside the list that says what is ours
    assert [name for name in files_by_run[0] if files_by_run[0][name] != files_by_run[1][name]] == []


def test_what_was_printed_before_is_not_printed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TALKDOWN_CACHE", str(tmp_path))
    first = print_pdf("poster")
    monkeypatch.setattr(
        "talkdown.outputs.printing.typesetter.Typesetter.render_pdf", lambda *_: pytest.fail("printed again")
    )
    assert print_pdf("poster") == first


# --- QR codes ---


def test_qr_codes_can_be_read_from_a_poor_gray_copy() -> None:
    techniques = shipped_book().techniques[:4]
    page = pdfium.PdfDocument(print_pdf("cards", first_techniques(4), book_with_address()))[1]
    picture = page.render(scale=100 / 72).to_pil().convert("L")
    addresses = {code.text for code in zxingcpp.read_barcodes(picture)}
    assert addresses == {f"{SITE}/t/{t.code}.html" for t in techniques}


@pytest.mark.parametrize("kind", [row.id for row in PRINTABLES if row.has_qr_code])
def test_no_code_leads_to_an_example_of_an_address(kind: str) -> None:
    selection = first_techniques(2) if kind == "cards" else None
    for address in ("https://talkdown.example.org", "words.example", "http://localhost:8000/"):
        book = book_with_address(address)
        assert example_address(book, [kind]) == address
        pages = list(pdfium.PdfDocument(print_pdf(kind, selection, book)))
        assert not any(zxingcpp.read_barcodes(page.render(scale=2).to_pil()) for page in pages[:2])
        assert not any("example" in page.get_textpage().get_text_range() for page in pages[:2])
    codes = pdfium.PdfDocument(print_pdf(kind, selection, book_with_address()))
    assert any(zxingcpp.read_barcodes(page.render(scale=3).to_pil()) for page in list(codes)[:2])
    assert example_address(book_with_address(), [kind]) == ""


@pytest.mark.parametrize("paper", ["a4", "letter", "a3"])
def test_emails_stand_two_to_a_page_each_with_its_lines(paper: str) -> None:
    emails = shipped_book().emails
    pdf = print_pdf("emails", paper=paper)
    pages = pdfium.PdfDocument(pdf)
    assert len(pages) == -(-len(emails) // 2)
    words = " ".join(pages[0].get_textpage().get_text_range().split())
    assert "Subject: Your [refund amount] is on its way back to you" in words
    for email in emails[:2]:
        assert email.title in words
