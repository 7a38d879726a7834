"""What the practice script is given: drills and scenarios, each answer with what is done by it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from talkdown.loader import load
from talkdown.model import Scenario
from talkdown.model.book import Book
from talkdown.outputs.practice import render
from talkdown.outputs.practice.exercises import practice_book
from talkdown.outputs.scripts import data_of

CASES = Path(__file__).resolve().parents[2] / "rules"


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """The small book, with a scenario."""
    folder = shutil.copytree(CASES / "_base", tmp_path / "book")
    shutil.copy(CASES / "scenario/good/scenarios.yaml", folder)
    loaded_book = load(folder).book
    assert loaded_book is not None
    return loaded_book


def test_a_turn_has_its_answers_with_the_stage_of_each(book: Book) -> None:
    (scenario,) = practice_book(book, scenarios=book.approved(Scenario))["scenarios"]
    opening = scenario["turns"][0]
    assert [(c["text"], c["verdict"], c["technique"], c["stage"], c["next"]) for c in opening["choices"]] == [
        ("Which boiler?", "partly", "", "", "fine"),
        ("Tell me what happened, Ana.", "best", "hear-them-out", "listen", "fine"),
        ("Put them on hold", "weak", "", "", "gone"),
    ]
    assert [choice["isAct"] for choice in opening["choices"]] == [False, False, True]
    assert scenario["turns"][-1] == {
        "id": "gone",
        "mood": "heat",
        "customer": "Bye.",
        "shows": "",
        "choices": [],
        "ending": "Lost",
        "wellDone": False,
        "debrief": "She waited.",
    }


def test_the_script_asks_for_its_data_by_what_is_in_it(book: Book) -> None:
    files = {file.path.rpartition("/")[2]: file for file in render(book)}
    addresses = data_of(files["practice.js"].content.decode(), "TALKDOWN_PRACTICE_FILES")
    assert addresses == {
        "book": files["practice-book.js"].address,
        "names": files["practice-names.js"].address,
        "styles": files["practice.css"].address,
        "scenarios": {"one-best": files["one-best.js"].address},
        "wall": {"script": files["practice-wall.js"].address, "styles": files["practice-wall.css"].address},
    }
    data_names = ("practice-book.js", "one-best.js", "practice-names.js")
    assert [b"Which boiler?" in files[name].content for name in data_names] == [True, True, False]
