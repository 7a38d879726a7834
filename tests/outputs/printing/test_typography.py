"""How words look on paper, and which colors they may have."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from books import Write
from talkdown.design.color import MIN_CONTRAST
from talkdown.loader import load
from talkdown.model import Playbook
from talkdown.outputs.printing import Options, Printer, Selection, jobs_of
from talkdown.outputs.printing.brand import brand_data, readable_shade
from talkdown.outputs.printing.printables.playbooks import playbook_data
from talkdown.outputs.printing.typography import (
    NBSP,
    bind_last_word,
    bracket_variables,
    quote,
    typeset,
    with_full_stop,
)
from talkdown.pipeline.book_check import check_folder

BASE = Path(__file__).parents[2] / "rules/_base"
TEXT = pdfium.raw.FPDF_PAGEOBJ_TEXT


@pytest.mark.parametrize(
    ("source", "typographic_text"),
    [
        ("I'm sorry.", "I’m sorry."),
        ('Say "no" once.', "Say “no” once."),
        ("'You're not listening'", "“You’re not listening”"),
        ("the customers' day", "the customers’ day"),
        ("Wait...", "Wait…"),
        ("\"The 'rule' isn't ours.\"", "“The ‘rule’ isn’t ours.”"),
        ("'You always ...', 'you never ...'", "“You always …”, “you never …”"),
        ("now - or later", "now – or later"),
        ("nothing to change", "nothing to change"),
    ],
)
def test_marks_become_typographic(source: str, typographic_text: str) -> None:
    assert typeset(source) == typographic_text


def test_a_quotation_in_a_quotation_gets_single_marks() -> None:
    assert quote('Say "stop" to them now.') == f"“Say ‘stop’ to them{NBSP}now.”"


def test_a_short_last_word_is_kept_company() -> None:
    assert bind_last_word("It will be here by noon.") == f"It will be here by{NBSP}noon."
    assert bind_last_word("We discuss our responsibilities") == "We discuss our responsibilities"
    assert bind_last_word("One two") == "One two"
    assert bind_last_word("Take a seat while I look.") == f"Take a{NBSP}seat while I{NBSP}look."


def test_the_lines_of_a_phrase_stay_its_lines() -> None:
    assert quote("First, breathe out.\n\nThen answer.\n") == f"“First, breathe{NBSP}out.\nThen answer.”"


def test_a_word_longer_than_a_line_can_be_broken() -> None:
    assert typeset("Kundenzufriedenheitsumfrage") == "Kundenzu\u00adfriedenh\u00adeitsumfr\u00adage"
    assert typeset("words.example.org?day=today&who=you") == (
        "words.ex\u200bample.or\u200bg?day=to\u200bday&who=\u200byou"
    )
    assert typeset("self-service/answering-machine") == "self-service/answering-machine"


@pytest.mark.parametrize("kind", ["poster", "playbooks", "zine"])
def test_no_word_leaves_its_sheet(kind: str, write: Write) -> None:
    word = "verylongword" * 20
    files = {path.name: path.read_text(encoding="utf-8") for path in BASE.iterdir()}
    files["phrases.yaml"] = files["phrases.yaml"].replace("Tell me what", f"Tell me {word} what")
    files["signs.yaml"] = files["signs.yaml"].replace("It gets louder.", word)
    book = load(write(files)).book
    assert book
    for job in jobs_of(book, [kind], Selection(), Options()):
        result = Printer(book).print(job, allow_overflow=True)
        assert result.file
        for page in pdfium.PdfDocument(result.file.pdf):
            text_boxes = [item.get_bounds() for item in page.get_objects() if item.type == TEXT]
            assert text_boxes
            assert max(right for _, _, right, _ in text_boxes) < page.get_width()


def test_gaps_are_words_in_brackets() -> None:
    assert bracket_variables("Hello {name}, {option_a}.") == f"Hello [name], [option{NBSP}a]."


def test_a_lead_ends_with_a_stop_once() -> None:
    assert [with_full_stop(lead) for lead in ("Stop fixing", "Stop fixing.", "Is it safe?")] == [
        "Stop fixing.",
        "Stop fixing.",
        "Is it safe?",
    ]


def test_a_color_too_light_for_text_gets_a_darker_twin_and_stays_as_decoration() -> None:
    light = readable_shade("#ff9900")
    assert light.color == "#ff9900"
    assert light.ratio < MIN_CONTRAST <= light.text_ratio
    dark = readable_shade("#6b2d86")
    assert dark.text == dark.color


def test_the_logo_is_on_the_cards_of_its_brand(write: Write) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><path d="M0 0h9v3H0z"/></svg>'
    brand = "title: Ours\nextend: talkdown\nbrand:\n  name: Ours\n  logo: logo.svg\n"
    book = load(write({"book.yaml": brand, "logo.svg": svg})).book
    assert book is not None
    assert brand_data(book)["logo"] == svg


def test_where_a_logo_cannot_be_drawn_the_name_stands(write: Write) -> None:
    """Drawings that use each other have no end: whether one does, only drawing it tells."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g></svg>'
    brand = "title: Ours\nextend: talkdown\nbrand:\n  name: North Desk\n  logo: logo.svg\n"
    folder = write({"book.yaml": brand, "logo.svg": svg})
    load_result = load(folder)
    assert load_result.book is not None
    (job,) = jobs_of(load_result.book, ["cards"], Selection(("stay-calm",)), Options())
    result = Printer(load_result.book).print(job)
    assert result.file is not None
    assert "North Desk" in pdfium.PdfDocument(result.file.pdf)[0].get_textpage().get_text_range()
    (problem,) = load_result.with_positions(result.problems)
    assert problem.position == (f"{folder}/book.yaml", 5, 9)
    assert problem.message.startswith(
        "the logo cannot be drawn, and the name stands in its place: failed to parse SVG"
    )
    assert check_folder(folder, date.min)[0] == [problem]


def test_a_playbook_sheet_has_lines_to_write_on_and_prints_what_the_team_has_said(write: Write) -> None:
    slots = "- override: self-harm-steps\n  reach: 116 123, day and night\n"
    book = load(write({"book.yaml": "title: Ours\nextend: talkdown\n", "slots.yaml": slots})).book
    assert book is not None
    playbook = book.get(Playbook, "self-harm-talk")
    assert isinstance(playbook, Playbook)
    assert playbook_data(book, playbook)["lines"] == [
        {"label": "Crisis line", "words": "116 123, day and night"},
        {"label": "Emergency", "words": "911"},
        {"label": "Who takes over", "words": ""},
    ]
