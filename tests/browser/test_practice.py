"""Sessions on the practice page: questions by keys, feedback after the choice, and a record that stays on the device."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, ViewportSize, expect

NARROW: ViewportSize = {"width": 320, "height": 640}
"""400 % zoom of a window of 1280 pixels."""


@pytest.fixture
def practice(page: Page, address: str) -> Page:
    page.goto(address + "drills.html")
    expect(page.get_by_role("button", name="Five quick ones")).to_be_visible()
    return page


def answer_all(page: Page, key: str = "1") -> None:
    """Answer each question of a session by the same key, up to its end."""
    while page.locator(".td-ask").is_visible():
        page.keyboard.press(key)
        expect(page.locator(".td-ask__verdict").first).to_be_visible()
        page.keyboard.press("Enter")  # the way on has the focus


def test_it_is_one_click_from_home_and_a_question_one_more(home: Page) -> None:
    home.get_by_role("link", name="Practice: five quick ones").click()
    home.get_by_role("button", name="Five quick ones").click()
    expect(home.locator(".td-ask__place")).to_contain_text("Question 1 of 5")
    expect(home.locator(".td-ask__customer")).to_be_focused()


def test_what_the_customer_says_is_in_view_in_a_panel(practice: Page) -> None:
    """Below a long situation it was two screens down."""
    practice.set_viewport_size({"width": 380, "height": 700})
    practice.evaluate("Date.now = () => 0")  # the order of questions
    practice.get_by_role("button", name="Five quick ones").click()
    for _ in range(5):
        expect(practice.locator(".td-ask__customer")).to_be_in_viewport(ratio=1)
        expect(practice.locator(".td-ask__choice").first).to_be_in_viewport()
        practice.keyboard.press("1")
        practice.keyboard.press("Enter")


def test_feedback_comes_after_the_choice_and_the_technique_with_it(practice: Page) -> None:
    practice.get_by_role("button", name="Five quick ones").click()
    expect(practice.locator(".td-play .td-chip")).to_have_count(0)
    practice.keyboard.press("2")
    verdict = practice.locator(".td-ask__verdict").first
    expect(verdict).to_have_text(re.compile("Best|Partly right|Weak|Makes it worse"))
    expect(practice.locator(".td-play .td-chip")).to_be_visible()
    expect(practice.locator(".td-ask__choice").nth(1)).to_have_class(re.compile("td-ask__chosen"))
    others = practice.locator(".td-ask__others")
    expect(others.locator("q").first).to_be_hidden()
    others.locator("summary").click()
    expect(others.locator("q").first).to_be_visible()
    practice.keyboard.press("1")  # what is chosen is chosen
    expect(practice.locator(".td-ask__chosen")).to_have_count(1)


def test_a_session_ends_with_a_score_and_the_record_lasts(practice: Page) -> None:
    practice.get_by_role("button", name="Five quick ones").click()
    answer_all(practice)
    expect(practice.get_by_role("heading", name="How it went")).to_be_focused()
    expect(practice.locator(".td-summary__score")).to_have_text(
        re.compile(r"^\d of 5 best(, \d partly right)?\.$")
    )
    expect(practice.locator(".td-drill").first).to_be_hidden()
    practice.reload()
    record = practice.locator(".td-record").first
    record.locator("summary").click()
    expect(record).to_contain_text("Week of")
    expect(record).to_contain_text(re.compile(r"\d of 5 best"))
    record.get_by_role("button", name="Clear").click()
    expect(record).to_contain_text("Nothing yet.")
    assert practice.evaluate("Object.keys(localStorage).filter(key => key.includes('practice'))") == []


def test_the_record_travels_as_a_file(practice: Page, tmp_path: Path) -> None:
    practice.get_by_role("button", name="Five quick ones").click()
    answer_all(practice)
    practice.get_by_role("button", name="Once more").click()
    record = practice.locator(".td-record").first
    record.locator("summary").click()
    with practice.expect_download() as download:
        record.get_by_role("button", name="Save as a file").click()
    path = tmp_path / "practice.json"
    download.value.save_as(path)
    assert len(json.loads(path.read_text(encoding="utf-8"))["attempts"]) == 5
    record.get_by_role("button", name="Clear").click()
    for content, answer in (
        (path.read_bytes(), "5 answers are new."),
        (b"no", "This is no file of practice."),
    ):
        file: FilePayload = {"name": "practice.json", "mimeType": "application/json", "buffer": content}
        record.locator("input[type=file]").set_input_files(file)
        expect(record.locator("[role=status]")).to_have_text(answer)
    expect(record).to_contain_text(re.compile(r"\d of 5 best"))


def test_a_broken_record_is_passed_over(practice: Page) -> None:
    practice.evaluate(
        "localStorage.setItem('talkdown:practice:' + location.pathname.replace(/[^/]*$/, ''), '{]')"
    )
    practice.reload()
    practice.get_by_role("button", name="Five quick ones").click()
    expect(practice.locator(".td-ask")).to_be_visible()


def test_a_trainers_test_is_the_same_for_everybody_and_compares(
    practice: Page, browser: Browser, address: str
) -> None:
    practice.get_by_text("For trainers: a test").click()
    practice.get_by_label("A name for the group").fill("Team 7, spring")
    practice.get_by_role("button", name="Make the test").click()
    practice.get_by_role("link", name="Test before the training").click()
    expect(practice).to_have_url(re.compile("#test=team-7-spring&part=before$"))
    questions: dict[str, list[str]] = {}
    with browser.new_context() as second_profile:
        second_page = second_profile.new_page()
        second_page.goto(address + "drills.html#test=team-7-spring&part=before")
        for name, page in (("first", practice), ("second", second_page)):
            page.get_by_role("button", name="Begin").click()
            questions[name] = []
            for number in range(1, 13):
                expect(page.locator(".td-ask__place")).to_contain_text(f"Question {number} of 12")
                questions[name].append(page.locator(".td-ask").inner_text())
                page.keyboard.press("1")
            expect(page.get_by_role("heading", name="Test team-7-spring: before")).to_be_visible()
    assert questions["first"] == questions["second"]
    expect(practice.locator(".td-ask__verdict")).to_have_count(0)
    practice.goto(address + "drills.html#test=team-7-spring&part=after")
    practice.get_by_role("button", name="Begin").click()
    for number in range(1, 13):
        expect(practice.locator(".td-ask__place")).to_contain_text(f"Question {number} of 12")
        practice.keyboard.press("2")
    expect(practice.get_by_text(re.compile(r"^Before the training: \d+ of 12 best"))).to_be_visible()
    expect(practice.locator(".td-play__trail > li")).to_have_count(12)


def test_what_the_questions_are_about_is_chosen(practice: Page) -> None:
    practice.get_by_text("Choose what they are about").click()
    practice.get_by_label("Stage").select_option("limits")
    practice.get_by_label("Channel").select_option("email")
    expect(practice.locator("form [role=status]").first).to_contain_text(
        re.compile(r"\d+ questions fit|No question fits")
    )


def test_a_technique_leads_to_its_own_questions(page: Page, address: str) -> None:
    page.goto(address + "techniques/say-it-back.html")
    page.get_by_role("link", name="Five quick ones").click()
    expect(page.get_by_label("Technique")).to_have_value("say-it-back")
    page.get_by_role("button", name="Five quick ones").click()
    page.keyboard.press("1")
    expect(page.locator(".td-ask__technique")).to_have_text("It trains Say it back")


def test_a_box_that_was_ticked_takes_no_letters(practice: Page) -> None:
    """As `The whole situation` above a long one: whoever has read it answers by a key."""
    practice.get_by_role("button", name="Five quick ones").click()
    practice.evaluate(
        "const box = Object.assign(document.createElement('input'), {type: 'checkbox', id: 'box'});"
        "document.querySelector('.td-ask').append(box)"
    )
    practice.locator("#box").check()
    practice.keyboard.press("1")
    expect(practice.locator(".td-ask__chosen")).to_have_count(1)


def test_single_keys_can_be_switched_off(practice: Page, address: str) -> None:
    practice.evaluate(
        "localStorage.setItem('talkdown:shelf:' + location.pathname.replace(/[^/]*$/, ''), '{\"slash\": false}')"
    )
    practice.get_by_role("button", name="Five quick ones").click()
    practice.keyboard.press("1")
    expect(practice.locator(".td-ask__chosen")).to_have_count(0)


def test_without_scripts_the_drills_are_whole_and_give_nothing_away(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + "drills.html")
        expect(page.locator(".td-drill").first).to_be_visible()
        expect(page.locator(".td-drill .td-chip").first).to_be_hidden()


def test_nothing_is_scrolled_sideways_at_400_percent(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=NARROW) as context:
        page = context.new_page()
        page.goto(address + "drills.html")
        page.get_by_role("button", name="Five quick ones").click()
        page.keyboard.press("1")
        expect(page.locator(".td-ask__verdict").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
