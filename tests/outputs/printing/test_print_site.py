"""What a site offers to print: the last good card stays, and only what has changed is printed again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from books import Write
from projects import SITE, run, write_small_project
from talkdown.loader import load
from talkdown.model.book import Book
from talkdown.outputs.pages import render
from talkdown.outputs.printing import PrintCache, PrintCancelledError, PrintPlan, Selection, print_site
from talkdown.outputs.printing.job import Job
from talkdown.outputs.printing.typesetter import Typesetter

pytestmark = pytest.mark.usefixtures("without_cache")

TWO = Selection(("stay-calm", "listen-actively"))
PLAN = PrintPlan(("cards",), ("a4",), ("full",), selection=TWO)
SENTENCE = "The heat is in the first sentence, and it goes on for longer than any card can hold. "


def _book(write: Write, **changes: str) -> Book:
    rows = "".join(
        f'- override: {id.replace("_", "-")}\n  use_when: "{text}"\n' for id, text in changes.items()
    )
    files = {"book.yaml": "title: Ours\nextend: talkdown\nbrand:\n  name: Ours\n  address: ours.example\n"}
    book = load(write({**files, "techniques.yaml": rows or "[]\n"})).book
    assert book is not None
    return book


def _words(pdf: bytes) -> str:
    pages = pdfium.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


@pytest.fixture
def typeset_jobs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the jobs that were typeset."""
    names: list[str] = []
    compile_job = Typesetter._compile

    def record_and_compile(self: Typesetter, job: Job, *args: Any, **options: Any) -> list[bytes]:
        names.append(job.name)
        return compile_job(self, job, *args, **options)

    monkeypatch.setattr(Typesetter, "_compile", record_and_compile)
    return names


def test_one_changed_text_prints_its_card_and_the_deck_and_nothing_else(
    write: Write, typeset_jobs: list[str]
) -> None:
    print_cache = PrintCache()
    first = print_site(_book(write), PLAN, print_cache)
    assert sorted(typeset_jobs) == [
        "card-listen-actively-1-full",
        "card-listen-actively-2-full",
        "card-stay-calm-1-full",
        "card-stay-calm-1-full",  # and as the picture of all cards
        "card-stay-calm-2-full",
        "cards-a4.pdf",
        "faces-a4-full",
        "sheets-a4",
    ]
    typeset_jobs.clear()
    assert print_site(_book(write), PLAN, print_cache).files == first.files
    assert typeset_jobs == []
    second = print_site(_book(write, stay_calm="They are loud."), PLAN, print_cache)
    assert sorted(typeset_jobs) == [
        "card-stay-calm-1-full",
        "card-stay-calm-1-full",
        "card-stay-calm-2-full",
        "cards-a4.pdf",
        "faces-a4-full",
    ]
    changed_paths = sorted(path for path in first.files if first.files[path] != second.files[path])
    assert changed_paths == [
        "assets/talkdown/deck.js",  # which asks for the faces by their hash
        "print/cards-a4.pdf",
        "print/cards.png",
        "print/cards/stay-calm-front.svg",
        "print/cards/stay-calm.pdf",
        "print/deck/faces-a4-full.js",
    ]
    assert first.offers.offers[0].edition != second.offers.offers[0].edition


def test_a_text_that_does_not_fit_leaves_the_last_good_card_and_warns(write: Write) -> None:
    print_cache = PrintCache()
    print_site(_book(write, stay_calm="They are loud."), PLAN, print_cache)
    use_when = "They ask."
    after = print_site(_book(write, stay_calm=SENTENCE * 4, listen_actively=use_when), PLAN, print_cache)
    assert after.offers.cards.keys() == {"stay-calm", "listen-actively"}
    for path in ("print/cards-a4.pdf", "print/cards/stay-calm.pdf"):
        assert "They are loud." in _words(after.files[path])
        assert "longer than any card" not in _words(after.files[path])
    assert use_when in _words(after.files["print/cards-a4.pdf"]), "the other card is up to date"
    (problem,) = after.problems
    assert problem.message.startswith("stay-calm (front): needs ")
    assert problem.message.endswith("mm, even at 10 pt; the last good card stays")
    assert problem.severity.name == "warning"


def test_without_an_earlier_card_there_is_none_and_the_words_are_published(write: Write) -> None:
    book = _book(write, stay_calm=SENTENCE * 4)
    site_print = print_site(book, PLAN)
    assert site_print.offers.cards.keys() == {"listen-actively"}
    assert "Stay calm" not in _words(site_print.files["print/cards-a4.pdf"])
    assert site_print.problems[0].message.endswith("; there is no card yet")
    page = next(p for p in render(book, None, site_print.offers) if p.path == "techniques/stay-calm.html")
    assert "longer than any card can hold" in page.body
    assert 'id="card"' not in page.body


def test_what_was_printed_is_known_to_the_next_run(
    write: Write, typeset_jobs: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TALKDOWN_CACHE", str(tmp_path / "cache"))
    first = print_site(_book(write, stay_calm="They are loud."), PLAN)
    typeset_jobs.clear()
    assert print_site(_book(write, stay_calm="They are loud."), PLAN).files == first.files
    assert typeset_jobs == []
    later = print_site(_book(write, stay_calm=SENTENCE * 4), PLAN)
    assert later.files == first.files, "the last good card, from an earlier run"


def test_a_technique_page_shows_its_card_in_words_too(write: Write) -> None:
    book = _book(write)
    site_print = print_site(book, PLAN)
    page = next(
        p for p in render(book, None, site_print.offers) if p.path == "techniques/listen-actively.html"
    )
    front, back = site_print.offers.cards["listen-actively"][:2]
    assert front.alt.startswith(
        "Front of the card “Listen actively”. Use it when: From the first sentence on"
    )
    assert "Do this: 1. Drop everything else. Close the other screens." in front.alt
    assert back.alt.startswith("Back of the card. Say this: “I’m listening. What happened?”")
    for path in (front.path, back.path, "print/cards/listen-actively.pdf", "print/cards-a4.pdf"):
        assert f'"../{path}"' in page.body
    assert "Print this card" in page.body
    assert "Whole deck: A4, full ink" in page.body


def test_the_shelf_lists_every_file_with_paper_sheets_edition_and_size(write: Write) -> None:
    book = _book(write)
    print_plan = PrintPlan(("cards", "poster", "anki"), ("letter",), ("mono",), selection=TWO)
    site_print = print_site(book, print_plan)
    page = next(p for p in render(book, None, site_print.offers) if p.path == "print/index.html")
    assert [heading.title for heading in page.headings] == [
        "Technique cards",
        "Warning-signs poster",
        "Anki deck",
    ]
    for words in (
        "Letter, black only",
        "1 sheet, both sides",
        f"Edition {site_print.offers.offers[0].edition}",
    ):
        assert words in page.body
    assert 'href="cards-letter-mono.pdf"' in page.body
    assert "Nothing is printed with this site" in next(p for p in render(book) if p.path == page.path).body


def test_a_build_and_the_shelf_say_that_an_example_of_an_address_gets_no_codes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_small_project(tmp_path)
    _settings(tmp_path, "      print: {kinds: zine, papers: a4, inks: mono}\n")
    path = Path("mkdocs.yml")
    path.write_text(f"site_url: https://ours.example/words/\n{path.read_text()}")
    process = run("build", "--strict")
    message = "no QR codes are printed: https://ours.example/words/ is an example of an address"
    assert f"note: {message}; name yours as `address` under `brand` in book.yaml\n" in process.stderr
    assert message.capitalize().replace("qr", "QR") in Path("site/print/index.html").read_text()
    process = run("print", "zine", "anki")
    assert f"note: {message}" in process.stderr
    assert "QR" not in run("print", "anki").stderr


def test_printing_stops_when_the_book_has_changed_meanwhile(write: Write) -> None:
    with pytest.raises(PrintCancelledError):
        print_site(_book(write), PLAN, is_current=lambda: False)


def test_a_single_card_lies_on_half_a_sheet_of_either_paper(write: Write) -> None:
    (page,) = pdfium.PdfDocument(print_site(_book(write), PLAN).files["print/cards/stay-calm.pdf"])
    assert tuple(round(n * 25.4 / 72) for n in page.get_size()) == (210, 148)


# --- a build ---

SETTINGS = "      print:\n        kinds: [cards, anki]\n        papers: [letter]\n        inks: mono\n        duplex: short-edge\n"


def _settings(folder: Path, text: str) -> None:
    (folder / "mkdocs.yml").write_text(SITE.replace("- talkdown\n", "- talkdown:\n") + text)


def test_a_build_prints_what_mkdocs_yml_asks_for_and_keeps_the_last_good_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TALKDOWN_CACHE", str(tmp_path / "cache"))
    write_small_project(tmp_path)
    _settings(tmp_path, SETTINGS)
    assert run("build").returncode == 0
    files = sorted(p.relative_to("site/print").as_posix() for p in Path("site/print").rglob("*.*"))
    assert [name for name in files if not name.startswith(("cards/", "deck/"))] == [
        "anki.apkg",
        "cards-letter-short-edge-mono.pdf",
        "cards.png",
        "index.html",
    ]
    assert "cards/hear-them-out.pdf" in files
    path = Path("phrasebook/techniques.yaml")
    before = _words(Path("site/print/cards/hear-them-out.pdf").read_bytes())
    path.write_text(path.read_text().replace("use_when: ", f"use_when: {SENTENCE * 12}", 1))
    process = run("build")
    assert process.returncode == 0
    assert process.stderr.startswith("phrasebook/techniques.yaml:1:1: warning: hear-them-out (front): needs ")
    assert "the last good card stays" in process.stderr
    assert SENTENCE.strip() in Path("site/techniques/hear-them-out.html").read_text()
    assert _words(Path("site/print/cards/hear-them-out.pdf").read_bytes()) == before


def test_older_spellings_count_and_ids_that_nothing_has_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_small_project(tmp_path)
    settings = "kinds: poster, paper: letter, ink: [mono], stage: listn, technique: hear-them-out"
    _settings(tmp_path, f"      print: {{{settings}}}\n")
    process = run("build")
    assert process.returncode == 0
    assert Path("site/print/poster-letter-mono.pdf").is_file()
    for old_name, new_name in (
        ("paper", "papers"),
        ("ink", "inks"),
        ("stage", "stages"),
        ("technique", "techniques"),
    ):
        assert f"note: `{old_name}` under `print:` is spelt `{new_name}` now; both will do" in process.stderr
    assert "there is no stage `listn`, which `print:` names; did you mean `listen`?" in process.stderr
    assert "there is no technique" not in process.stderr


def test_what_an_older_version_asked_for_does_not_stop_a_strict_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_small_project(tmp_path)
    _settings(tmp_path, "      print: {kinds: poster, paper: a4, ink: mono}\n")
    book = Path("phrasebook/book.yaml")
    book.write_text(book.read_text() + "\nlanguages: [en-US]\n")
    process = run("build", "--strict")
    assert process.returncode == 0, process.stderr
    assert "`languages` is read no more" in process.stderr
    assert "`paper` under `print:` is spelt `papers` now" in process.stderr


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("ink: []", "name at least one; `kinds: []` prints nothing"),
        ("paper: a5", "there is no paper `a5`"),
        (
            "paper: [a4]\n        papers: [letter]",
            "`paper` and `papers` mean the same under `print:`; keep `papers`",
        ),
        ("bleed: 30mm", "`30mm` under `print:` is not a bleed; write it as `3mm`"),
        ("back_offset: left", "`left` under `print:` is not an offset; write it as `0.5,-1`"),
        ("kinds: [mugs]", "there is no printable `mugs`; the printables are `cards`, `poster`"),
        ("inks: blue", "there is no ink `blue`; the inks are `full`, `saver`, `mono`"),
        ("papers: [leter]", "there is no paper `leter`; did you mean `letter`?"),
    ],
)
def test_settings_that_cannot_be_are_named(
    setting: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_small_project(tmp_path)
    _settings(tmp_path, f"      print:\n        {setting}\n")
    process = run("build")
    assert process.returncode == 1
    assert message in process.stderr
    assert not Path("site").exists()
