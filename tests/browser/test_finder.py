"""The phrase finder, used as a person uses it."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect

from finder_page import FIELD, OPTIONS, OVER, clipboard, type_text, words_without_gaps


def test_type_arrow_enter_and_it_is_copied(home: Page) -> None:
    expect(home.locator(FIELD)).to_be_focused()
    type_text(home, "crying")
    options = home.locator(OPTIONS)
    expect(options.first).to_have_attribute("aria-selected", "true")
    home.keyboard.press("ArrowDown")  # the path of the situation
    home.keyboard.press("ArrowDown")
    expect(options.nth(2)).to_have_attribute("aria-selected", "true")
    expect(home.locator(FIELD)).to_have_attribute(
        "aria-activedescendant", str(options.nth(2).get_attribute("id"))
    )
    words = options.nth(2).locator(".td-hit__words").inner_text()
    home.keyboard.press("Enter")
    expect(home.locator(".td-toast")).to_contain_text(words)
    assert clipboard(home) == words


def test_who_is_faster_than_the_finder_still_copies_what_was_asked_for(page: Page, address: str) -> None:
    page.goto(address + "index.html", wait_until="commit")
    page.locator(".td-finder[data-on]").wait_for()  # which knows no phrase yet
    page.locator(FIELD).press_sequentially("crying")
    page.keyboard.press("Enter")
    expect(page.locator(".td-toast")).to_contain_text("Copied")
    assert clipboard(page) == page.locator(OPTIONS).first.locator(".td-hit__words").inner_text()


def test_a_click_copies_too(home: Page) -> None:
    type_text(home, "crying")
    words = words_without_gaps(home)
    home.locator(f"{OPTIONS}:not(:has(.td-var))").first.click()
    expect(home.locator(".td-toast")).to_contain_text("Copied")
    assert clipboard(home) == words


def test_why_it_matched_is_marked(home: Page) -> None:
    type_text(home, "supervisor")
    expect(home.locator(f"{OPTIONS} mark").first).to_be_visible()
    expect(home.locator(OPTIONS).first.locator(".td-hit__stage")).not_to_be_empty()


def test_what_matched_looks_otherwise_than_a_gap(home: Page) -> None:
    type_text(home, "refund")
    grounds = [
        home.locator(f"{OPTIONS} {part}").first.evaluate("e => getComputedStyle(e).backgroundColor")
        for part in ("mark", ".td-var")
    ]
    assert grounds[0] != grounds[1]


def test_a_page_is_found_by_its_name(home: Page) -> None:
    for name in ("Practice", "Evidence", "Your policy", "Word bank", "Say this, not that"):
        home.locator(FIELD).fill(name.lower())
        expect(home.locator(OPTIONS).first).to_contain_text(name)
        expect(home.locator(OPTIONS).first).to_contain_text("Page")


def test_shift_enter_opens_the_technique_at_the_phrase(home: Page) -> None:
    type_text(home, "crying")
    expect(home.locator(OPTIONS).first).to_be_visible()
    home.keyboard.press("Shift+Enter")
    expect(home).to_have_url(re.compile(r"techniques/[a-z-]+\.html#p-[a-z0-9-]+$"))
    expect(home.locator(":target")).to_be_visible()


def test_escape_clears_and_then_gives_the_focus_back(page: Page, address: str) -> None:
    page.goto(address + "techniques/name-the-feeling.html")
    link = page.locator(".td-chip").first
    link.focus()
    page.keyboard.press("/")
    expect(page.locator(OVER)).to_be_focused()
    type_text(page, "sorry")
    expect(page.locator("#td-over-list [role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(OVER)).to_have_value("")
    expect(page.locator(OVER)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(OVER)).to_be_hidden()
    expect(link).to_be_focused()


def test_slash_goes_to_the_field_and_can_be_switched_off(home: Page) -> None:
    home.locator(FIELD).blur()
    home.keyboard.press("/")
    expect(home.locator(FIELD)).to_be_focused()
    home.get_by_text("On this device").click()
    home.get_by_label("Single keys work").uncheck()
    home.keyboard.press("/")
    expect(home.locator(FIELD)).not_to_be_focused()


def test_filters_by_keyboard_alone_and_a_link_to_share(home: Page, context: BrowserContext) -> None:
    type_text(home, "refund")
    home.keyboard.press("Tab")  # clear
    home.keyboard.press("Tab")  # channel
    expect(home.get_by_role("button", name="Channel: any")).to_be_focused()
    home.keyboard.press("Enter")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("Enter")
    chip = home.get_by_role("button", name="Channel: Email")
    expect(chip).to_be_focused()
    expect(home).to_have_url(re.compile(r"#q=refund&channel=email$"))
    second_page = context.new_page()
    second_page.goto(home.url)
    expect(second_page.locator(FIELD)).to_have_value("refund")
    expect(second_page.get_by_role("button", name="Channel: Email")).to_be_visible()
    # Rows that are not in view are not laid out and have no inner text: that of the elements is compared.
    words = home.locator(f"{OPTIONS} .td-hit__words").all_text_contents()
    expect(second_page.locator(f"{OPTIONS} .td-hit__words")).to_have_text(words)


def test_a_click_chooses_a_filter_and_another_one_takes_it_off(home: Page) -> None:
    home.get_by_role("button", name="Channel: any").click()
    home.locator(".td-bar__panel label", has_text="Email").click()
    chip = home.get_by_role("button", name="Channel: Email")
    expect(chip).to_be_focused()
    expect(home.locator(".td-bar__panel")).to_be_hidden()
    home.get_by_role("button", name="Any channel").click()
    expect(home.get_by_role("button", name="Channel: any")).to_be_focused()


def test_the_fragment_never_reaches_the_server(home: Page) -> None:
    home.wait_for_load_state("networkidle")
    urls: list[str] = []
    home.on("request", lambda request: urls.append(request.url))
    type_text(home, "very secret words")
    expect(home.locator(f"{OPTIONS}, .td-note p").first).to_be_visible()
    home.wait_for_timeout(400)
    assert not [url for url in urls if "secret" in url]


def test_favorites_and_recently_copied_stay_on_this_device(home: Page) -> None:
    type_text(home, "crying")
    words = home.locator(f"{OPTIONS} .td-hit__words").first.inner_text()
    home.get_by_role("button", name="Star", exact=True).click()
    home.locator(FIELD).focus()
    home.keyboard.press("Escape")
    home.reload()
    expect(home.locator(".td-shelf", has_text="Starred")).to_contain_text(words)


def test_searches_that_found_nothing_are_kept_only_when_asked(home: Page) -> None:
    type_text(home, "xkcdqq")
    home.wait_for_timeout(1800)
    assert "xkcdqq" not in home.evaluate("JSON.stringify(localStorage)")
    home.keyboard.press("Escape")
    home.get_by_text("On this device").click()
    home.get_by_label("Keep a list of searches that found nothing").check()
    home.locator(FIELD).focus()
    type_text(home, "=xkcdqq")
    home.wait_for_timeout(1800)
    home.keyboard.press("Escape")
    with home.expect_download() as download:
        home.get_by_role("button", name="Export").click()
    lines = Path(download.value.path()).read_text().splitlines()
    assert lines[0] == "search,times,last"
    assert lines[1].startswith('"\'=xkcdqq",1,')
    home.get_by_role("button", name="Clear", exact=True).last.click()
    expect(home.get_by_role("button", name="Export")).to_be_hidden()


def test_nothing_found_is_never_a_blank(home: Page) -> None:
    type_text(home, "xkcdqq")
    expect(home.locator(".td-note")).to_contain_text("No phrase for xkcdqq")
    expect(home.locator(".td-note")).to_contain_text("Try one plain word")
    expect(home.locator("#stages + .td-line")).to_be_visible()


def test_a_reader_hears_how_many_there_are(home: Page) -> None:
    field = home.get_by_role("combobox", name="Find words")
    expect(field).to_have_attribute("aria-expanded", "false")
    type_text(home, "husband died")  # just now, or what becomes of the account
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(home.get_by_role("listbox", name="Results").get_by_role("option").first).to_be_visible()
    expect(home.locator(".td-finder > [role=status]")).to_have_text(
        re.compile(
            r"^Situations: [A-Z].+, or [A-Z].+\. One line each\. By their own words: \d+ phrases, \d+ other entr"
        )
    )


def test_other_entries_come_after_the_phrases_and_those_after_situations(home: Page) -> None:
    type_text(home, "wants a manager")
    groups = [
        box.get_attribute("aria-labelledby") or "" for box in home.locator("#td-list [role=group]").all()
    ]
    entries = ["td-playbook", "td-sign", "td-technique", "td-email", "td-question"]
    library = ["page", "slot", "drill", "synonyms", "avoid", "scenario", "model", "citation"]
    order = ["td-situation", "td-phrase", *entries, *(f"td-{kind}" for kind in library)]
    kinds = [re.sub(r"-\d$", "", name) for name in groups]
    assert kinds == sorted(kinds, key=order.index)
    assert kinds[0] == "td-situation"
    assert len(set(kinds)) > 3
    home.locator("#td-list .td-hits--playbook [role=option]").first.click()
    expect(home).to_have_url(re.compile(r"playbooks/[a-z-]+\.html$"))
