"""The trainer's room and a plan for a session: links to what is played and taught, and minutes that add up on the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from talkdown.model import Handout, Training
from talkdown.model.book import Book
from talkdown.outputs.pages import Page, render
from talkdown.outputs.print_offers import Offer, PrintOffers
from talkdown.outputs.printables import PRINTABLES

RenderPages = Callable[[Mapping[str, str]], dict[str, Page]]
ROOT = Path(__file__).resolve().parents[3]
RULES = ROOT / "tests/rules"
SCENARIO = (RULES / "scenario/good/scenarios.yaml").read_text(encoding="utf-8")
PLAN = """
id: huddle
code: G-01
title: A huddle
minutes: 15
aim: One sentence aloud.
group: 3 to 12 people
prepare: [Open the wall.]
opt_out: You can watch.
steps:
  - {title: Begin, minutes: 5, do: Read **aloud**., say: [One sentence.], look_for: Who waits., techniques: [hear-them-out]}
  - {title: Play, minutes: 10, do: In pairs., role_play: yes, scenarios: [one-best], handouts: [roles, cards]}
close: Ask how people are.
status: approved
"""


@pytest.fixture
def pages(render_pages: RenderPages) -> dict[str, Page]:
    """The small book, with one scenario and one plan."""
    return render_pages({"scenarios.yaml": SCENARIO, "trainings.yaml": PLAN})


def test_the_room_leads_to_the_wall_and_to_plans(pages: dict[str, Page]) -> None:
    body = LexborHTMLParser(pages["training/index.html"].body)
    assert [link.attributes["href"] for link in body.css("[data-practice=room] a")] == [
        "../scenarios/one-best.html#wall"
    ]
    (plan,) = body.css('section[aria-labelledby="plans"] a')
    assert (plan.attributes["href"], plan.css("b")[0].text().split()) == (
        "huddle.html",
        ["15", "min", "A", "huddle"],
    )
    assert 'href="training/index.html"' in pages["index.html"].body
    assert 'href="training/index.html#own"' in pages["index.html"].body
    (own_contacts,) = body.css("section[aria-labelledby=own]")
    assert "talkdown review --sample" in own_contacts.text()
    assert 'id="wall"' in pages["scenarios/one-best.html"].body


def test_the_wall_has_the_hard_ones_first(render_pages: RenderPages) -> None:
    hard_scenario = "\ndifficulty: hard\n" + SCENARIO.replace("one-best", "a-hard-one")
    entries = "".join("- " + text.strip().replace("\n", "\n  ") + "\n" for text in (SCENARIO, hard_scenario))
    body = LexborHTMLParser(render_pages({"scenarios.yaml": entries})["training/index.html"].body)
    rows = [link.attributes["href"] or "" for link in body.css("[data-practice=room] a")]
    assert [row.partition("#")[0] for row in rows] == [
        "../scenarios/a-hard-one.html",
        "../scenarios/one-best.html",
    ]


def test_a_plan_says_when_each_step_begins_and_with_what(pages: dict[str, Page]) -> None:
    body = LexborHTMLParser(pages["training/huddle.html"].body)
    assert [time.text() for time in body.css(".td-plan__time")] == ["0–5 min", "5–15 min"]
    first_step, second_step = body.css(".td-plan > li")
    assert first_step.css("strong")[0].text() == "aloud"
    assert first_step.css(".td-plan__say q")[0].text() == "One sentence."
    assert [link.attributes["href"] for link in first_step.css("a")] == ["../techniques/hear-them-out.html"]
    assert [link.attributes["href"] for link in second_step.css("a")] == ["../scenarios/one-best.html"]
    # This site prints nothing: the names of hand-outs are there, and lead nowhere.
    assert [chip.text().strip() for chip in second_step.css("span.td-chip")] == [
        "Technique cards",
        "Role cards",
    ]


def test_a_scenario_offers_its_own_page_of_the_role_cards(book: Callable[[Mapping[str, str]], Book]) -> None:
    offers = tuple(
        Offer("roles", f"print/roles-{paper}.pdf", paper, ink, pages=1, sheets=1, edition="abcdef", size=1000)
        for ink, paper in (("full", "a4"), ("full", "letter"), ("mono", "a4"))
    )
    pages = {
        page.path: page
        for page in render(book({"scenarios.yaml": SCENARIO}), print_offers=PrintOffers(offers))
    }
    body = LexborHTMLParser(pages["scenarios/one-best.html"].body)
    links = [(a.text(), a.attributes["href"]) for a in body.css('a[href*=".pdf"]')]
    assert links == [
        ("Role cards, A4", "../print/roles-a4.pdf#page=1"),
        ("Role cards, Letter", "../print/roles-letter.pdf#page=1"),
    ]


def test_every_handout_is_on_the_print_shelf() -> None:
    assert {handout.value for handout in Handout} <= {printable.id for printable in PRINTABLES}


def test_a_plan_knows_when_its_steps_begin_and_what_it_hands_out() -> None:
    plan = Training.model_validate(
        {
            "id": "huddle",
            "title": "A huddle",
            "minutes": 15,
            "aim": "One sentence.",
            "group": "Six",
            "opt_out": "You can watch.",
            "close": "Ask how people are.",
            "steps": [
                {"title": "Begin", "minutes": minutes, "do": "Read.", "handouts": handouts}
                for minutes, handouts in ((2, ["cards"]), (8, ["roles", "cards"]), (5, []))
            ],
        }
    )
    assert plan.starts() == (0, 2, 10)
    assert plan.handouts == (Handout.cards, Handout.roles)


def test_the_plans_take_as_long_as_the_guide_for_trainers_says() -> None:
    """A plan that grows by five minutes no longer fits the room that was booked by what the guide says of it."""
    plans = (path.read_text(encoding="utf-8") for path in (ROOT / "phrasebook/trainings").glob("*.yaml"))
    minutes = sorted(int(re.findall(r"^minutes: (\d+)$", plan, re.MULTILINE)[0]) for plan in plans)
    guide = (ROOT / "docs/trainer.md").read_text(encoding="utf-8")
    minutes_in_guide = {
        tuple(map(int, re.findall(r"\d+", times)))
        for times in re.findall(r"([\d, ]+ and \d+) minutes", guide)
    }
    assert minutes_in_guide == {tuple(minutes)}
