"""A playbook during a contact: a step at a time, by keys, with a trail; and the whole path on one sheet."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from books import shipped_book
from finder_page import OVER, clipboard
from talkdown.model import Playbook

PATH = shipped_book().all(Playbook)["abusive-language"]
PANEL: ViewportSize = {"width": 380, "height": 700}
"""A side panel of the browser, beside the system that agents work in."""


def step_title(step_id: str) -> str:
    return next(step.do for step in PATH.steps if step.id == step_id)


@pytest.fixture
def path_page(page: Page, address: str) -> Page:
    page.goto(f"{address}playbooks/{PATH.id}.html")
    expect(page.locator(".td-guide--live")).to_be_visible()
    return page


FINDER = re.compile(r"/assets/talkdown/finder[^/]*\.js")


def block(route: Route) -> None:
    route.abort()


def answer_with_an_error(route: Route) -> None:
    route.fulfill(body="throw new Error('broken')", content_type="text/javascript")


def expect_whole_path(page: Page) -> None:
    expect(page.locator(".td-path > li:visible")).to_have_count(len(PATH.steps))
    expect(page.locator(".td-ways--next:visible")).to_have_count(0)


@pytest.mark.parametrize("answer", [block, answer_with_an_error], ids=["blocked", "broken"])
def test_where_the_script_does_not_run_the_whole_path_is_there(
    page: Page, address: str, answer: Callable[[Route], None]
) -> None:
    page.route(FINDER, answer)
    page.goto(f"{address}playbooks/{PATH.id}.html")
    expect_whole_path(page)


def test_while_the_script_is_on_its_way_there_is_a_way_on_and_then_the_whole_path(
    page: Page, address: str
) -> None:
    page.clock.install()
    page.route(FINDER, lambda _: None)  # no answer ever
    page.goto(f"{address}playbooks/{PATH.id}.html", wait_until="commit")
    expect(page.locator(".td-path > li:visible")).to_have_count(1)
    expect(page.locator(".td-path > li:visible .td-way").first).to_be_visible()
    page.clock.fast_forward(5000)
    expect_whole_path(page)


@pytest.mark.parametrize("path", ["playbooks/angry-email", "drills"])
def test_nothing_in_view_moves_when_the_scripts_come(page: Page, address: str, path: str) -> None:
    scripts: list[Route] = []
    page.set_viewport_size({"width": 390, "height": 844})
    page.route(re.compile(r"/(finder|finder-guide|practice)\.js"), lambda route: scripts.append(route))
    page.goto(f"{address}{path}.html", wait_until="commit")
    places = page.locator(".td-path > li:first-child > *, .td-drills")
    expect(places.last).to_be_attached()
    page.wait_for_function("document.fonts.status === 'loaded'")
    before = places.evaluate_all("places => places.map(place => place.getBoundingClientRect().top)")
    for script in scripts:
        script.continue_()
    page.unroute_all()
    expect(page.locator(".td-guide__bar, .td-practice button").first).to_be_visible()
    page.wait_for_function("document.fonts.status === 'loaded'")
    after = places.evaluate_all("places => places.map(place => place.getBoundingClientRect().top)")
    in_view = [number for number, top in enumerate(before) if top < 844]
    assert [after[number] for number in in_view] == pytest.approx(
        [before[number] for number in in_view], abs=3
    )


def expect_step(page: Page, step_id: str) -> None:
    expect(page.locator(".td-path > li:visible")).to_have_count(1)
    expect(page.locator(f"#step-{step_id} h3")).to_contain_text(step_title(step_id))
    expect(page.locator(f"#step-{step_id} h3")).to_be_visible()


def test_numbers_answer_letters_copy_and_backspace_goes_back(path_page: Page) -> None:
    expect_step(path_page, "sort")
    path_page.locator(".td-filter").get_by_text("Chat").click()
    path_page.keyboard.press("7")  # “Insults at you”
    expect_step(path_page, "limit")
    expect(path_page.locator("#step-limit h3")).to_be_focused()
    lines = path_page.locator("#step-limit .td-say:visible")
    expect(lines).to_have_count(2)
    path_page.keyboard.press("b")
    path_page.keyboard.type("the refund")  # the dialog is there before the first letter is typed
    path_page.get_by_label("The customer's name").fill("Sam")
    path_page.keyboard.press("Enter")
    expect(path_page.locator(".td-toast")).to_contain_text("Copied")
    assert clipboard(path_page) == (
        "I'm typing up the answer on the refund now, Sam, and I want to finish it. Please don't call me that."
    )
    path_page.keyboard.press("Backspace")
    expect_step(path_page, "sort")
    path_page.keyboard.press("3")
    expect_step(path_page, "end")
    path_page.keyboard.press("1")  # no fork: the next step
    expect_step(path_page, "write")


def test_the_trail_leads_back_and_is_copied_as_a_note(path_page: Page) -> None:
    for key in ("7", "3", "2"):
        path_page.keyboard.press(key)
    path_page.get_by_role("button", name="Copy the trail").click()
    assert clipboard(path_page) == (
        "Abusive language (B-14)\n"
        "1. Sort it in one breath – What did you hear or read? Insults at you\n"
        "2. Set one kind limit – Did it stop? No\n"
        "3. Give one clear choice – What do they choose? It goes on\n"
        "4. End it and keep the case open"
    )
    path_page.locator(".td-trail").get_by_role("button", name="Set one kind limit").click()
    expect_step(path_page, "limit")
    expect(path_page.locator(".td-trail li")).to_have_count(1)


def test_the_place_outlasts_a_reload_and_a_look_into_the_finder_and_ends_with_the_contact(
    path_page: Page, address: str
) -> None:
    path_page.keyboard.press("7")
    path_page.reload()
    expect_step(path_page, "limit")
    path_page.keyboard.press("/")
    expect(path_page.locator(OVER)).to_be_focused()
    path_page.keyboard.type("1a")  # letters for the field, none for the path
    path_page.keyboard.press("Escape")
    path_page.keyboard.press("Escape")
    expect_step(path_page, "limit")
    path_page.goto(f"{address}signs.html")
    path_page.goto(f"{address}playbooks/{PATH.id}.html")
    expect_step(path_page, "limit")
    path_page.get_by_role("button", name="New contact").click()
    expect_step(path_page, "sort")
    path_page.reload()
    expect_step(path_page, "sort")
    expect(path_page.locator(".td-trail li")).to_have_count(0)


def test_the_channel_is_chosen_once(path_page: Page, address: str) -> None:
    path_page.locator(".td-filter").get_by_text("Chat").click()
    path_page.goto(f"{address}playbooks/wants-a-manager.html")
    assert path_page.locator('.td-filter input[value="chat"]').is_checked()
    path_page.goto(f"{address}phrases/own.html")
    assert path_page.locator('.td-filter input[value="chat"]').is_checked()
    # A link to a phrase shows the phrase, whatever the channel.
    phrase = next(p for p in shipped_book().phrases if p.channels == ("phone",))
    path_page.goto(f"{address}techniques/{phrase.technique}.html#p-{phrase.id}")
    expect(path_page.locator(f"#p-{phrase.id}")).to_be_visible()


def test_what_was_filled_in_stands_in_the_gaps_of_the_step(path_page: Page) -> None:
    path_page.keyboard.press("7")
    gap = path_page.locator("#step-limit .td-var", has_text="topic").first
    gap.click()
    path_page.get_by_label("What it is about").fill("your bill")
    path_page.keyboard.press("Enter")
    expect(path_page.locator("#step-limit .td-var--filled").first).to_have_text("your bill")
    path_page.get_by_role("button", name="New contact").click()
    expect(path_page.locator(".td-var--filled")).to_have_count(0)


def test_an_empty_gap_says_so_and_can_be_copied_as_a_blank(path_page: Page) -> None:
    path_page.keyboard.press("7")
    path_page.keyboard.press("a")
    expect(path_page.get_by_label("What it is about")).to_be_focused()
    path_page.keyboard.press("Enter")
    expect(path_page.get_by_role("alert")).to_contain_text("Still empty: What it is about")
    expect(path_page.locator(".td-fill input")).to_have_attribute("aria-invalid", "true")
    path_page.get_by_role("button", name="Copy with blanks").click()
    assert clipboard(path_page) == "I'll keep working on ____ with you. Please leave the insults out."


def test_a_drawing_shows_where_one_is(path_page: Page) -> None:
    path_page.keyboard.press("7")
    drawing = path_page.get_by_role(
        "img", name=f"The path as a drawing: {len(PATH.steps)} steps. You are at step 2."
    )
    expect(drawing).to_be_visible()
    expect(drawing.locator("g")).to_have_count(len(PATH.steps))


def test_the_whole_path_is_the_other_view(path_page: Page) -> None:
    path_page.get_by_role("button", name="Whole path").click()
    expect(path_page.locator(".td-path > li:visible")).to_have_count(len(PATH.steps))
    path_page.keyboard.press("7")  # means nothing here
    expect(path_page.locator(".td-path > li:visible")).to_have_count(len(PATH.steps))
    path_page.get_by_role("button", name="One step at a time").click()
    expect_step(path_page, "sort")


def test_single_keys_can_be_switched_off(path_page: Page, address: str) -> None:
    path_page.goto(f"{address}index.html")
    path_page.get_by_text("On this device").click()
    path_page.get_by_label("Single keys work").uncheck()
    path_page.goto(f"{address}playbooks/{PATH.id}.html")
    expect(path_page.locator(".td-guide--live")).to_be_visible()
    path_page.keyboard.press("7")
    expect_step(path_page, "sort")


def test_without_scripts_the_sheet_has_every_step_and_its_numbers_as_text(
    browser: Browser, address: str
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}playbooks/{PATH.id}.html")
        expect(page.locator(".td-path > li:visible")).to_have_count(len(PATH.steps))
        expect(page.locator("#step-limit h3")).to_have_text(re.compile(r"^Step 2\s+Set one kind limit$"))
        page.get_by_role("link", name="Insults at you Step 2: Set one kind limit").click()
        expect(page).to_have_url(re.compile("#step-limit$"))


def test_the_first_sentence_is_on_the_first_screen_of_a_side_panel(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=PANEL) as context:
        page = context.new_page()
        page.goto(f"{address}playbooks/self-harm-talk.html")
        expect(page.locator(".td-guide--live")).to_be_visible()
        first = page.locator(".td-say__words:visible").first.bounding_box()
        assert first is not None
        assert first["y"] + first["height"] <= PANEL["height"]
        assert page.evaluate("document.documentElement.scrollWidth") <= PANEL["width"]
