"""Role cards and observer's sheets: who one is, and no script; what was heard, and no score; nothing about danger."""

from __future__ import annotations

import pypdfium2 as pdfium
import pytest

from books import shipped_book
from printed_pages import Selection, print_pdf
from talkdown.model import Phrase, Scenario, Technique
from talkdown.model.role_play import is_about_danger, role_plays
from talkdown.outputs.printing.typography import NBSP, typeset

SCENARIO = shipped_book().all(Scenario)["letter-never-sent"]
ONE = Selection(techniques=("take-ownership",))
"""Of the shipped scenarios that two may play, one trains it."""


def page_texts(kind: str, selection: Selection | None = None) -> list[str]:
    pages = pdfium.PdfDocument(print_pdf(kind, selection))
    return [" ".join(page.get_textpage().get_text_range().replace(NBSP, " ").split()) for page in pages]


def printed_form(text: str) -> str:
    return " ".join(typeset(text).replace(NBSP, " ").split())


def test_a_sheet_has_both_parts_of_a_scenario_and_no_line_of_it() -> None:
    (text,) = page_texts("roles", ONE)
    technique = shipped_book().all(Technique)[SCENARIO.techniques[0]]
    parts = [SCENARIO.role, SCENARIO.situation, technique.title, *SCENARIO.calms, *SCENARIO.heats]
    assert [part for part in parts if printed_form(part) not in text] == []
    assert "You are the customer" in text
    assert "You are the agent" in text
    phrases = shipped_book().all(Phrase)
    for turn in SCENARIO.turns:
        lines = [
            turn.customer,
            *(c.answer_text(phrases[c.phrase] if c.phrase else None) for c in turn.choices),
        ]
        assert [words for words in lines if printed_form(words) in text] == []


def test_an_observers_sheet_asks_for_words_twice_on_a_page() -> None:
    (text,) = page_texts("observer", ONE)
    assert text.count("Write down words, as they were said. No marks, no score, no names") == 2
    for technique in shipped_book().approved(Technique, SCENARIO.techniques):
        assert text.count(f"{printed_form(technique.title)} {technique.code}") == 2


@pytest.mark.parametrize("kind", ["roles", "observer"])
def test_there_is_a_page_for_each_scenario_that_two_may_play(kind: str) -> None:
    texts = page_texts(kind)
    scenarios = role_plays(shipped_book())
    assert [
        printed_form(scenario.title) in text for scenario, text in zip(scenarios, texts, strict=True)
    ] == [True] * len(scenarios)


def test_danger_is_not_for_role_play() -> None:
    book = shipped_book()
    ids = {scenario.id for scenario in book.approved(Scenario) if is_about_danger(book, scenario)}
    # Marked itself, by its path, and by a technique.
    assert {"flat-voice-electric", "insults-by-phone", "eleven-oclock"} <= ids
    assert "letter-never-sent" not in ids
