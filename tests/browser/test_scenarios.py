"""A scenario as it is played: by keys, with a mood that moves, a way back, and an end that says what came of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from books import shipped_book
from talkdown.model import Phrase, Reply, Scenario, ScenarioTurn, Technique, Verdict

SCENARIO = shipped_book().all(Scenario)["insults-by-phone"]
TURNS = {turn.id: turn for turn in SCENARIO.turns}
LEVELS = shipped_book().levels
PANEL: ViewportSize = {"width": 380, "height": 700}


@pytest.fixture
def play(page: Page, address: str) -> Page:
    page.goto(f"{address}scenarios/{SCENARIO.id}.html")
    expect_turn(page, TURNS[SCENARIO.start])
    return page


def expect_turn(page: Page, turn: ScenarioTurn) -> None:
    expect(page.locator(".td-ask__customer")).to_contain_text(turn.customer)
    expect(page.locator(".td-moods__status")).to_contain_text(f"Mood: {LEVELS[turn.mood].title}, ")


def answer(page: Page, turn: ScenarioTurn, verdict: Verdict) -> Reply:
    """Give the first answer of a verdict by its key."""
    number = next(n for n, reply in enumerate(turn.choices, 1) if reply.verdict is verdict)
    page.keyboard.press(str(number))
    expect(page.locator(".td-ask__verdict").first).to_contain_text(turn.choices[number - 1].feedback)
    return turn.choices[number - 1]


def test_the_best_answers_lead_to_a_good_end_by_keys_alone(play: Page) -> None:
    path = SCENARIO.best_path()
    for turn in path[:-1]:
        expect_turn(play, turn)
        reply = answer(play, turn, Verdict.best)
        expect(play.locator(".td-ask__then")).to_contain_text(TURNS[reply.then].customer)
        play.keyboard.press("Enter")
    expect(play.locator(".td-play__end")).to_be_focused()
    expect(play.locator(".td-play__end")).to_contain_text("well done")
    expect(play.locator(".td-play__stage")).to_contain_text(path[-1].debrief or "")
    expect(play.locator(".td-play__trail > li")).to_have_count(len(path) - 1)
    count = len(path) - 1
    expect(play.get_by_text(f"{count} of {count} best at the first try.")).to_be_visible()


def test_an_answer_is_taken_back_and_the_first_one_counts(play: Page) -> None:
    opening = TURNS[SCENARIO.start]
    answer(play, opening, Verdict.harmful)
    phrase = shipped_book().all(Phrase)[opening.best.phrase or ""] if opening.best else None
    assert phrase
    technique = shipped_book().all(Technique)[phrase.technique]
    expect(play.locator(".td-ask__technique")).to_have_text(
        f"It trains {technique.title}"
    )  # not what was chosen
    play.keyboard.press("Backspace")
    expect_turn(play, opening)
    expect(play.get_by_role("button", name="Take it back")).to_be_disabled()
    for turn in SCENARIO.best_path()[:-1]:
        answer(play, turn, Verdict.best)
        play.keyboard.press("Enter")
    count = len(SCENARIO.best_path()) - 1
    expect(play.get_by_text(f"{count - 1} of {count} best at the first try.")).to_be_visible()
    play.get_by_role("button", name="Start again").click()
    expect_turn(play, opening)


def test_what_was_missed_here_comes_back_in_a_session(play: Page, address: str) -> None:
    opening = TURNS[SCENARIO.start]
    answer(play, opening, Verdict.harmful)
    play.goto(address + "scenarios/index.html")
    expect(play.locator(f"[data-scenario={SCENARIO.id}]")).to_contain_text("Played: 0 of 1 best")
    play.goto(address + "drills.html")
    play.get_by_role("button", name="Five quick ones").click()
    expect(play.locator(".td-ask__customer")).to_contain_text(opening.customer)


def test_it_can_be_read_as_a_whole(play: Page) -> None:
    play.get_by_role("button", name="Read it as a whole").click()
    expect(play.locator(".td-graph section:visible")).to_have_count(len(SCENARIO.turns))
    play.keyboard.press("1")
    play.get_by_role("button", name="Play it").click()
    expect_turn(play, TURNS[SCENARIO.start])
    expect(play.locator(".td-ask__chosen")).to_have_count(0)


def test_without_scripts_the_graph_is_read_by_its_links(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}scenarios/{SCENARIO.id}.html")
        expect(page.locator(".td-graph section:visible")).to_have_count(len(SCENARIO.turns))
        first = page.locator(f"#turn-{SCENARIO.start} .td-choice").first
        first.locator("summary").click()
        first.get_by_role("link").click()
        expect(page).to_have_url(re.compile(f"#turn-{TURNS[SCENARIO.start].choices[0].then}$"))


@pytest.mark.parametrize("file", ["practice.js", "scenarios/*.js"])
def test_where_the_script_does_not_come_the_graph_is_there(page: Page, address: str, file: str) -> None:
    page.route(f"**/assets/talkdown/{file}*", lambda route: route.abort())
    page.goto(f"{address}scenarios/{SCENARIO.id}.html")
    if file == "practice.js":  # is waited for, out of sight and with nothing below it in view
        expect(page.locator(".td-graph")).to_be_hidden()
        expect(page.get_by_role("heading", name="With a group")).not_to_be_in_viewport()
        page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    expect(page.locator(".td-graph section:visible")).to_have_count(len(SCENARIO.turns))


def test_the_list_is_filtered_by_difficulty_technique_and_level(page: Page, address: str) -> None:
    scenarios = shipped_book().approved(Scenario)
    page.goto(address + "scenarios/index.html")
    page.get_by_label("Difficulty").select_option("hard")
    hard_ones = [scenario for scenario in scenarios if scenario.difficulty == "hard"]
    expect(page.locator("li[data-scenario]:visible")).to_have_count(len(hard_ones))
    page.get_by_label("Technique").select_option(SCENARIO.techniques[0])
    fitting_ones = [scenario for scenario in hard_ones if SCENARIO.techniques[0] in scenario.techniques]
    expect(page.locator("li[data-scenario]:visible")).to_have_count(len(fitting_ones))
    page.locator(".td-filter").get_by_text("Phone").click()
    by_phone = [scenario for scenario in fitting_ones if scenario.channel == "phone"]
    expect(page.locator("li[data-scenario]:visible")).to_have_count(len(by_phone))


def test_a_side_panel_shows_it_without_scrolling_sideways(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=PANEL) as context:
        page = context.new_page()
        page.goto(f"{address}scenarios/{SCENARIO.id}.html")
        expect_turn(page, TURNS[SCENARIO.start])
        page.keyboard.press("1")
        expect(page.locator(".td-ask__verdict").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PANEL["width"]


def test_a_long_situation_leaves_the_first_words_in_view_on_a_narrow_panel(page: Page, address: str) -> None:
    page.set_viewport_size(PANEL)
    page.goto(address + "scenarios/hole-in-the-kitchen.html")
    expect(page.locator(".td-ask__customer")).to_be_in_viewport(ratio=0.5)
    situation = page.locator(".td-play__situation")
    folded_height = situation.evaluate("element => element.clientHeight")
    page.get_by_role("checkbox", name="The whole situation").press("Space")
    assert situation.evaluate("element => element.clientHeight") > 3 * folded_height
