"""A printed file: accessible, the same every time, true to size, and honest about what does not fit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import cast

import pdfua
import pikepdf
import pypdfium2 as pdfium
import pytest
import zxingcpp
from pikepdf import Name

from books import Write, shipped_book
from printed_pages import Duplex, Options, Selection, first_techniques, print_pdf
from talkdown.loader import load
from talkdown.outputs.printables import PRINTABLES
from talkdown.outputs.printing import Printer, jobs_of, typesetter
from talkdown.outputs.printing.brand import brand_data
from talkdown.outputs.printing.typesetter import Typesetter
from talkdown.storage.package import PHRASEBOOK

TALKDOWN = [sys.executable, "-m", "talkdown"]
PDF_IDS = [row.id for row in PRINTABLES if row.file_type == "pdf"]


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
    with pikepdf.open(BytesIO(print_pdf("cards", Selection(("name-the-feeling",))))) as pdf:
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
    import shutil

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
    assert len(files_by_run[0]) == 7
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
    page = pdfium.PdfDocument(print_pdf("cards", first_techniques(4)))[1]
    picture = page.render(scale=100 / 72).to_pil().convert("L")
    addresses = {code.text for code in zxingcpp.read_barcodes(picture)}
    assert addresses == {f"https://talkdown.example.org/t/{t.code}.html" for t in techniques}


# --- what does not fit ---

SENTENCE = "I hear that this has taken far too long, and I would like to set it right with you today, one step at a time. "


def _team(write: Write, **files: str) -> Path:
    book = "title: Ours\nextend: talkdown\nbrand:\n  name: Ours\n  address: https://ours.example\n"
    return write({"book.yaml": book, **{f"{name}.yaml": text for name, text in files.items()}})


def test_a_card_that_overflows_is_named_with_millimeters_and_not_printed(
    write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = _team(
        write,
        phrases=f'- override: how-strongly-you-feel\n  text: "{SENTENCE * 6}"\n  print: {{card: 1}}\n',
        techniques=f'- override: say-it-back\n  use_when: "{SENTENCE * 4}"\n',
    )
    monkeypatch.chdir(tmp_path)
    command = [
        *TALKDOWN,
        "print",
        "cards",
        "--book",
        str(folder),
        "--stage",
        "acknowledge",
        "--stage",
        "listen",
    ]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    problems = [line.split(": error: ")[1] for line in result.stderr.splitlines() if ": error: " in line]
    assert {line.split(":")[0] for line in problems} == {"name-the-feeling (back)", "say-it-back (front)"}
    for line in problems:
        assert "mm, even at 10 pt [overflow]" in line
    assert "hint: cut about " in result.stderr
    assert not list(tmp_path.glob("print/*.pdf"))
    draft = subprocess.run([*command, "--allow-overflow"], capture_output=True, text=True, check=False)
    assert draft.returncode == 0
    assert "warning: say-it-back (front): needs " in draft.stderr
    pages = pdfium.PdfDocument(tmp_path / "print/cards-acknowledge-listen-a4.pdf")
    assert all("DRAFT" in page.get_textpage().get_text_range() for page in pages)


ROOMS = """
#import "card.typ": *
#show: theme.with(title: "Rooms")
#let compare(card, list, size, drawn, kept) = report(card.id, list, (
  size: size, needs: measure(drawn, width: column).height, has: measure(kept, width: column).height))
#context for card in data.cards {
  for size in sizes {
    compare(card, "steps", size, step-list(card, size, 3mm), step-room(card, size, 3mm, column))
    if card.not.len() > 0 { compare(card, "slips", size, avoid-list(card, size), avoid-room(card, size, column)) }
  }
  if card.watch.len() > 0 { compare(card, "watch for", 10pt, watch(card), watch-room(card, column)) }
}
"""


def test_the_room_that_is_kept_for_a_list_is_as_high_as_the_list(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Lists are measured without being laid out: what is reported would else not be what is printed."""
    templates = shutil.copytree(typesetter.TEMPLATES, tmp_path / "templates")
    (templates / "rooms.typ").write_text(ROOMS)
    monkeypatch.setattr(typesetter, "TEMPLATES", templates)
    book, our_typesetter = shipped_book(), Typesetter()
    (job,) = jobs_of(book, ["cards"], Selection(), Options())
    our_typesetter.render_svg(replace(job, template="rooms"), brand_data(book))
    fits = our_typesetter.fits()
    assert {fit.face for fit in fits} == {"steps", "slips", "watch for"}
    assert [fit for fit in fits if abs(fit.needs - fit.has) > 0.001] == []


def test_a_letter_that_no_font_has_is_named_with_its_entry(write: Write) -> None:
    folder = _team(write, techniques='- override: stay-calm\n  use_when: "They shout ☎ and you\'re next."\n')
    load_result = load(folder)
    assert load_result.book is not None
    (job,) = jobs_of(load_result.book, ["cards"], Selection(("stay-calm",)), Options())
    result = Printer(load_result.book).print(job)
    assert result.has_failed
    (problem,) = load_result.with_positions(result.problems)
    assert problem.message == "no font for print has `☎` (U+260E)"
    assert problem.position == (str(folder / "techniques.yaml"), 2, 13)


@pytest.mark.parametrize(
    ("book", "message", "line"),
    [
        ("title: Ours ☎\n", "no font for print has `☎` (U+260E)", 1),
        ("title: Ours\ntagline: Calm →\n", "no font for print has `→` (U+2192)", 2),
        ("title: Ours\ntagline: Calm\u2005words\n", "no font for print has `\u2005` (U+2005)", 2),
    ],
)
def test_so_is_one_in_book_yaml_and_a_space_that_is_none(
    book: str, message: str, line: int, write: Write
) -> None:
    folder = write({"book.yaml": f"{book}extend: talkdown\n"})
    load_result = load(folder)
    assert load_result.book is not None
    (job,) = jobs_of(load_result.book, ["zine"], Selection(), Options())
    (problem,) = load_result.with_positions(Printer(load_result.book).print(job).problems)
    assert problem.message == message
    assert problem.position[:2] == (str(folder / "book.yaml"), line)


def test_the_shipped_book_fits_all_its_paper_and_looks_even() -> None:
    book = shipped_book()
    for paper in ("a4", "letter"):
        printer = Printer(book)
        for job in jobs_of(book, PDF_IDS, Selection(), Options(paper=paper)):
            result = printer.print(job)
            assert not result.has_failed, [problem.message for problem in result.problems]
            if job.template == "cards":
                assert result.problems == (), "a card in much smaller type than the others"


def test_letters_beyond_ascii_are_printed(write: Write) -> None:
    folder = _team(
        write, techniques='- override: stay-calm\n  use_when: "Zoë Dvořák, Łukasz and Ingólfsson call."\n'
    )
    book = load(folder).book
    words = (
        pdfium.PdfDocument(print_pdf("cards", Selection(("stay-calm",)), book))[0]
        .get_textpage()
        .get_text_range()
    )
    assert "Dvořák,ŁukaszandIngólfsson" in "".join(words.split()), "two fonts on one line"
