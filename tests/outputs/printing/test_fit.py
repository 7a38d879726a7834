"""What does not fit on its paper, or has no letter in a font, is named and not printed."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from books import Write, shipped_book
from printed_pages import PDF_IDS, Options, Selection, print_pdf
from talkdown.diagnostics import Position
from talkdown.loader import load
from talkdown.outputs.printing import Printer, jobs_of, typesetter
from talkdown.outputs.printing.brand import brand_data
from talkdown.outputs.printing.typesetter import Typesetter
from talkdown.outputs.printing.typography import typeset

TALKDOWN = [sys.executable, "-m", "talkdown"]
LONG_SITUATION = "When it is about to get out of hand and everybody in the room can hear it as well" * 40
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


def test_an_email_that_overflows_its_half_of_the_page_is_named(
    write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = _team(write, emails=f'- override: angry-without-a-request\n  body: ["{SENTENCE * 30}"]\n')
    monkeypatch.chdir(tmp_path)
    command = [*TALKDOWN, "print", "emails", "--book", str(folder), "--technique", "read-it-first"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 1
    assert "error: angry-without-a-request (email): needs " in result.stderr
    assert "mm, even at 10 pt [overflow]" in result.stderr
    assert not list(tmp_path.glob("print/*.pdf"))


def test_a_path_that_is_too_long_for_a_page_takes_two_and_says_so() -> None:
    """Each step stands once, with how it is done; the limits stand at the end."""
    book = shipped_book()
    pages = pdfium.PdfDocument(print_pdf("playbooks", book=book))
    (playbook,) = [playbook for playbook in book.playbooks if playbook.id == "self-harm-talk"]
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in pages]
    texts = [text for text in texts if playbook.title in text and f"PLAYBOOK {playbook.code}" in text]
    first, second = texts
    assert "Goes on: page 2" in first
    assert "NEVER" not in first
    assert f"PLAYBOOK {playbook.code} · PAGE 2" in second
    assert "NEVER" in second
    for step in playbook.steps:
        assert step.how
        assert f"{first} {second}".count(" ".join(typeset(step.how).split())) == 1


ROOMS = """
#import "card.typ": *
#show: theme.with(title: "Rooms")
#let compare(card, list, size, content, room) = report(card.id, list, (
  size: size, needs: measure(content, width: column).height, has: measure(room, width: column).height))
#context for card in data.cards {
  for size in sizes {
    compare(card, "steps", size, step-list(card, size, 3mm), step-room(card, size, 3mm, column))
    if card.not.len() > 0 { compare(card, "slips", size, avoid-list(card, size), avoid-room(card, size, column)) }
  }
  if card.watch.len() > 0 { compare(card, "watch for", 10pt, watch(card, 1.5mm), watch-room(card, column, 1.5mm)) }
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


def test_the_end_of_a_line_is_no_letter(write: Write) -> None:
    lines = "- override: how-strongly-you-feel\n  text: |\n    I hear how strongly you feel.\n    Let us look at it.\n"
    book = load(_team(write, phrases=lines)).book
    assert book is not None
    jobs = jobs_of(book, ["cards", "pocket"], Selection(techniques=("name-the-feeling",)), Options())
    assert [p.message for job in jobs for p in Printer(book).print(job).problems] == []


@pytest.mark.parametrize(
    ("book", "message", "line"),
    [
        ("title: Ours ☎\n", "no font for print has `☎` (U+260E)", 1),
        ("title: Ours\ntagline: Calm →\n", "no font for print has `→` (U+2192)", 2),
        ("title: Ours\ntagline: Calm 漢字 words\n", "no font for print has `字` (U+5B57), `漢` (U+6F22)", 2),
    ],
)
def test_so_is_one_in_book_yaml(book: str, message: str, line: int, write: Write) -> None:
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


def test_blocks_of_the_quiz_are_measured_too_and_name_their_drill(write: Write) -> None:
    folder = _team(
        write,
        drills=f"- override: fine-then-what\n  customer: {LONG_SITUATION}\n  situation: {LONG_SITUATION}\n",
    )
    result = load(folder)
    assert result.book is not None
    drill = next(drill for drill in result.book.drills if drill.id == "fine-then-what")
    (job,) = jobs_of(result.book, ["quiz"], Selection(techniques=(drill.technique,)), Options())
    (problem,) = result.with_positions(Printer(result.book).print(job).problems)
    assert re.fullmatch(
        r"fine-then-what \(quiz\): needs \d+\.\d mm, has \d+\.\d mm, even at 11 pt",
        problem.message,
    )
    assert problem.position == Position(f"{folder}/drills.yaml", 1, 3)
