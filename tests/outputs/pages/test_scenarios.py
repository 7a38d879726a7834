"""A scenario's page without scripts: the whole graph, a turn under each heading, and every answer with where it leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from talkdown.outputs.pages import Page

RenderPages = Callable[[Mapping[str, str]], dict[str, Page]]
SCENARIO = (Path(__file__).parents[2] / "rules/scenario/good/scenarios.yaml").read_text(encoding="utf-8")


@pytest.fixture
def pages(render_pages: RenderPages) -> dict[str, Page]:
    """The small book, with one scenario."""
    return render_pages({"scenarios.yaml": SCENARIO})


def test_each_turn_has_a_heading_and_each_answer_leads_to_one(pages: dict[str, Page]) -> None:
    body = LexborHTMLParser(pages["scenarios/one-best.html"].body)
    headings = [heading.text() for heading in body.css(".td-graph h2")]
    assert headings == [
        "1. No heat!",
        "2. The one in the hall",
        "3. And now?",
        "4. Good",
        "5. We'll see",
        "6. Bye",
    ]
    answers = [
        (choice.css("summary")[0].text(), choice.css("p")[0].text())
        for choice in body.css("#turn-opening .td-choice")
    ]
    assert answers == [
        ("Which boiler?", "Partly right. It asks. Then: The one in the hall"),
        ("Tell me what happened, Ana.", "Best. It asks. Then: The one in the hall"),
        ("Put them on hold", "Weak. She waits. Then: Bye"),
    ]
    links = {link.attributes["href"] for link in body.css('.td-graph a[href^="#"]')}
    assert links == {f"#turn-{name}" for name in ("opening", "fine", "finer", "solved", "waiting", "gone")}
    assert "Solved, and well done." in body.css("#turn-solved")[0].text()


@pytest.mark.parametrize(
    ("line", "line_to_nowhere"), [("start: opening", "start: gone-away"), ("then: finer", "then: gone-away")]
)
def test_no_answer_leads_to_a_turn_that_is_not_there(
    render_pages: RenderPages, line: str, line_to_nowhere: str
) -> None:
    """A book on top of this one is built all the same: its author can mend nothing here."""
    assert line in SCENARIO
    page = render_pages({"scenarios.yaml": SCENARIO.replace(line, line_to_nowhere)})[
        "scenarios/one-best.html"
    ]
    body = LexborHTMLParser(page.body)
    turns = {f"#{turn.attributes['id']}" for turn in body.css(".td-graph section")}
    assert {link.attributes["href"] for link in body.css('.td-graph a[href^="#"]')} <= turns
    assert "gone-away" not in body.css(".td-graph")[0].text()


def test_the_list_says_what_each_scenario_is(pages: dict[str, Page]) -> None:
    body = LexborHTMLParser(pages["scenarios/index.html"].body)
    (item,) = body.css("li[data-scenario]")
    fields = {name: value for name, value in item.attributes.items() if name.startswith("data-")}
    assert fields == {
        "data-channels": "phone",
        "data-level": "heat",
        "data-difficulty": "plain",
        "data-techniques": "hear-them-out",
        "data-scenario": "one-best",
    }
    assert item.css("small")[0].text().split() == "Begins at Heat · Plain · Energy".split()


def test_the_script_comes_with_pages_of_practice_alone(pages: dict[str, Page]) -> None:
    paths = {path for path, page in pages.items() if "practice.js" in page.body}
    assert paths == {
        "drills.html",
        "scenarios/index.html",
        "scenarios/one-best.html",
        "training/index.html",
    }


def test_a_technique_and_the_home_page_lead_to_it(pages: dict[str, Page]) -> None:
    assert 'href="../scenarios/one-best.html">A boiler</a>' in pages["techniques/hear-them-out.html"].body
    assert 'href="scenarios/index.html"' in pages["index.html"].body
