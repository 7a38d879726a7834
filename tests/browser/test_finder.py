"""The phrase finder, used as a person uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench.finder import corpus
from books import shipped_book
from talkdown.outputs import finder
from talkdown.outputs.finder.search import Finder

FIELD = "#td-q"
OVER = "#td-over-q"
OPTIONS = "#td-list [role=option]"


@pytest.fixture
def home(page: Page, address: str) -> Page:
    page.goto(address + "index.html")
    expect(page.locator(".td-bar")).to_be_visible()
    return page


def _wait_for_the_answer(page: Page) -> None:
    """What is on the page answers what has been typed: the engine is asked in a worker, and an answer takes its moment."""
    expect(page.locator("[role=listbox][aria-busy]")).to_have_count(0)


def _type(page: Page, text: str) -> None:
    """Letter by letter, into the field that has the focus."""
    page.keyboard.type(text)
    _wait_for_the_answer(page)


def _clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def _words_without_gaps(page: Page) -> str:
    """The words of a phrase without gaps, in the list."""
    words = page.locator(f"{OPTIONS}:not(:has(.td-var)) .td-hit__words").first
    expect(words).to_be_visible()
    return str(words.inner_text())


def test_type_arrow_enter_and_it_is_copied(home: Page) -> None:
    expect(home.locator(FIELD)).to_be_focused()
    _type(home, "crying")
    options = home.locator(OPTIONS)
    expect(options.first).to_have_attribute("aria-selected", "true")
    home.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(home.locator(FIELD)).to_have_attribute(
        "aria-activedescendant", str(options.nth(1).get_attribute("id"))
    )
    words = options.nth(1).locator(".td-hit__words").inner_text()
    home.keyboard.press("Enter")
    expect(home.locator(".td-toast")).to_contain_text(words)
    assert _clipboard(home) == words


def test_who_is_faster_than_the_finder_still_copies_what_was_asked_for(page: Page, address: str) -> None:
    page.goto(address + "index.html", wait_until="commit")
    page.locator(".td-finder[data-on]").wait_for()  # which knows no phrase yet
    page.locator(FIELD).press_sequentially("crying")
    page.keyboard.press("Enter")
    expect(page.locator(".td-toast")).to_contain_text("Copied")
    assert _clipboard(page) == page.locator(OPTIONS).first.locator(".td-hit__words").inner_text()


def test_it_works_where_no_worker_can_start(page: Page, address: str) -> None:
    page.add_init_script("delete window.Worker")
    page.goto(address + "index.html")
    _type(page, "crying")
    expect(page.locator(OPTIONS).first).to_be_visible()
    assert page.evaluate("!!globalThis.talkdownBook")


def test_a_click_copies_too(home: Page) -> None:
    _type(home, "crying")
    words = _words_without_gaps(home)
    home.locator(f"{OPTIONS}:not(:has(.td-var))").first.click()
    expect(home.locator(".td-toast")).to_contain_text("Copied")
    assert _clipboard(home) == words


def test_why_it_matched_is_marked(home: Page) -> None:
    _type(home, "supervisor")
    expect(home.locator(f"{OPTIONS} mark").first).to_be_visible()
    expect(home.locator(OPTIONS).first.locator(".td-hit__stage")).not_to_be_empty()


def test_shift_enter_opens_the_technique_at_the_phrase(home: Page) -> None:
    _type(home, "crying")
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
    _type(page, "sorry")
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
    home.get_by_label("The key / goes to the field").uncheck()
    home.keyboard.press("/")
    expect(home.locator(FIELD)).not_to_be_focused()


def test_filters_by_keyboard_alone_and_a_link_to_share(home: Page, context: BrowserContext) -> None:
    _type(home, "refund")
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
    words = [row.inner_text() for row in home.locator(f"{OPTIONS} .td-hit__words").all()]
    expect(second_page.locator(f"{OPTIONS} .td-hit__words")).to_have_text(words)


def test_the_fragment_never_reaches_the_server(home: Page) -> None:
    home.wait_for_load_state("networkidle")
    urls: list[str] = []
    home.on("request", lambda request: urls.append(request.url))
    _type(home, "very secret words")
    expect(home.locator(f"{OPTIONS}, .td-note p").first).to_be_visible()
    home.wait_for_timeout(400)
    assert not [url for url in urls if "secret" in url]


def test_a_gap_is_filled_before_it_can_be_copied(home: Page) -> None:
    phrase = next(p for p in shipped_book().phrases if p.variables == ("name",))
    _type(home, phrase.text.replace("{name}", ""))
    expect(home.locator(OPTIONS).first.locator(".td-var")).to_have_text("name")
    home.keyboard.press("Enter")
    field = home.get_by_label("The customer's name")
    expect(field).to_be_focused()
    home.keyboard.type("Sam Ortiz")
    home.keyboard.press("Enter")
    expect(home.locator(".td-toast")).to_contain_text("Sam Ortiz")
    assert _clipboard(home) == phrase.text.replace("{name}", "Sam Ortiz")
    expect(home.locator(FIELD)).to_be_focused()
    home.keyboard.press("Enter")  # filled once, for the whole contact
    expect(home.locator(".td-fill")).to_be_hidden()
    home.get_by_role("button", name="New contact").click()
    expect(home.locator(OPTIONS).first.locator(".td-var")).to_have_text("name")


def test_copy_buttons_on_pages_fill_gaps_too(page: Page, address: str) -> None:
    phrase = next(p for p in shipped_book().phrases if p.variables == ("name",))
    page.goto(f"{address}techniques/{phrase.technique}.html#p-{phrase.id}")
    page.locator(f"#p-{phrase.id} .td-copy").click()
    page.get_by_label("The customer's name").fill("Sam")
    page.keyboard.press("Enter")
    expect(page.locator(".td-toast")).to_contain_text("Copied")
    assert _clipboard(page) == phrase.text.replace("{name}", "Sam")


def test_what_was_filled_in_goes_along_to_the_next_page_and_not_to_another_tab(
    home: Page, context: BrowserContext, address: str
) -> None:
    home.evaluate("sessionStorage.clear()")
    _type(home, "sorry name")
    home.locator(OPTIONS).filter(has=home.locator(".td-var", has_text=re.compile("^name$"))).first.click()
    home.get_by_label("The customer's name").fill("Sam Ortiz")
    home.keyboard.press("Escape")
    home.goto(address + "signs.html")
    home.keyboard.press("/")
    expect(home.locator(".td-over .td-contact")).to_contain_text("Sam Ortiz")
    assert home.evaluate("[localStorage, sessionStorage].every(s => !JSON.stringify(s).includes('Ortiz'))")
    second_page = context.new_page()
    second_page.goto(address + "index.html")
    expect(second_page.locator(".td-bar")).to_be_visible()
    expect(second_page.locator(".td-contact")).to_be_hidden()


def test_favorites_and_recently_copied_stay_on_this_device(home: Page) -> None:
    _type(home, "crying")
    words = home.locator(f"{OPTIONS} .td-hit__words").first.inner_text()
    home.get_by_role("button", name="Favorite").click()
    home.locator(FIELD).focus()
    home.keyboard.press("Escape")
    home.reload()
    expect(home.locator(".td-shelf", has_text="Favorites")).to_contain_text(words)


def test_searches_that_found_nothing_are_kept_only_when_asked(home: Page) -> None:
    _type(home, "xkcdqq")
    home.wait_for_timeout(1800)
    assert "xkcdqq" not in home.evaluate("JSON.stringify(localStorage)")
    home.keyboard.press("Escape")
    home.get_by_text("On this device").click()
    home.get_by_label("Keep a list of searches that found nothing").check()
    home.locator(FIELD).focus()
    _type(home, "=xkcdqq")
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
    _type(home, "xkcdqq")
    expect(home.locator(".td-note")).to_contain_text("No phrase for xkcdqq")
    expect(home.locator(".td-note")).to_contain_text("Try one plain word")
    expect(home.locator("#stages + .td-line")).to_be_visible()


def test_a_reader_hears_how_many_there_are(home: Page) -> None:
    field = home.get_by_role("combobox", name="Find words")
    expect(field).to_have_attribute("aria-expanded", "false")
    _type(home, "refund")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(home.get_by_role("listbox", name="Results").get_by_role("option").first).to_be_visible()
    expect(home.locator(".td-finder > [role=status]")).to_have_text(
        re.compile(r"^\d+ phrases, \d+ other entr")
    )


def test_other_entries_come_after_the_phrases(home: Page) -> None:
    _type(home, "wants a manager")
    titles = [box.get_attribute("id") or "" for box in home.locator("#td-list .td-hits__title").all()]
    assert titles == sorted(
        titles, key=["td-phrase", "td-playbook", "td-sign", "td-technique", "td-question"].index
    )
    assert titles[0] == "td-phrase"
    assert len(titles) > 2
    home.locator("#td-list .td-hits--playbook [role=option]").first.click()
    expect(home).to_have_url(re.compile(r"playbooks/[a-z-]+\.html$"))


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    with browser.new_context(
        viewport={"width": 360, "height": 780}, has_touch=True, is_mobile=True, reduced_motion="reduce"
    ) as context:
        yield context


def test_on_a_phone_a_tap_copies_and_nothing_is_cut_off(phone: BrowserContext, address: str) -> None:
    phone.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
    page = phone.new_page()
    page.goto(address + "index.html")
    page.locator(FIELD).fill("crying")
    _wait_for_the_answer(page)
    expect(page.locator(OPTIONS).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    words = _words_without_gaps(page)
    page.locator(f"{OPTIONS}:not(:has(.td-var))").first.tap()
    expect(page.locator(".td-toast")).to_contain_text(words)
    page.goto(address + "signs.html")
    page.locator(".td-findlink").tap()
    page.locator(OVER).fill("late")
    _wait_for_the_answer(page)
    expect(page.locator("#td-over-list [role=option]").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_role("button", name="Close the finder").tap()
    expect(page.locator(OVER)).to_be_hidden()


def test_without_javascript_a_list_by_stage_remains(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address + "index.html")
        expect(page.locator(FIELD)).to_be_hidden()
        page.get_by_role("link", name="Own it").first.click()
        expect(page.locator(".td-say").first).to_be_visible()
        page.locator(".td-findlink").click()
        expect(page).to_have_url(address + "index.html")


def test_it_works_from_files(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    _type(page, "refund late")
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.keyboard.press("Shift+Enter")
    expect(page).to_have_url(re.compile(r"^file:.*techniques/.*#p-"))


def test_it_works_once_the_network_is_gone(home: Page, context: BrowserContext) -> None:
    context.set_offline(True)
    _type(home, "crying")
    expect(home.locator(OPTIONS).first).to_be_visible()
    home.keyboard.press("Enter")
    expect(home.locator(".td-toast, .td-fill[open]").first).to_be_visible()


def test_it_copies_where_there_is_no_clipboard(browser: Browser, address: str) -> None:
    """As on plain HTTP, where browsers hide the clipboard from scripts."""
    with browser.new_context() as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address.rstrip("/"))
        page = context.new_page()
        page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false })")
        page.goto(address + "index.html")
        _type(page, "crying")
        words = page.locator(OPTIONS).first.locator(".td-hit__words").inner_text()
        page.keyboard.press("Enter")
        expect(page.locator(".td-toast")).to_contain_text("Copied")
        assert _clipboard(page) == words
        expect(page.locator(FIELD)).to_be_focused()


def test_page_worker_and_terminal_rank_alike(page: Page, tmp_path: Path) -> None:
    book = corpus.book()
    files = {artifact.path.rsplit("/", 1)[-1]: artifact.content.decode() for artifact in finder.render(book)}
    page.add_script_tag(content=files["finder-engine.js"])
    page.add_script_tag(content=files["finder-index.js"])
    queries = [query.text for query in corpus.queries()]
    in_page = page.evaluate(
        "qs => { const f = talkdownEngine().openBook(talkdownBook); f.buildIndex(); return qs.map(text => f.find({ text, limit: 10 }).phrases.map(h => [h.id, h.score])); }",
        queries,
    )
    in_worker = page.evaluate(
        """qs => new Promise(done => {
            const text = "globalThis.talkdownEngine=" + talkdownEngine + ";talkdownEngine().answerMessages(self)";
            const worker = new Worker(URL.createObjectURL(new Blob([text])));
            const answers = [];
            worker.onmessage = ({ data }) => {
              if (data.id) answers.push(data.answer.phrases.map(h => [h.id, h.score]));
              if (answers.length === qs.length) done(answers);
              else worker.postMessage({ id: answers.length + 1, request: { text: qs[answers.length], limit: 10 } });
            };
            worker.postMessage({ id: 0, book: talkdownBook });
        })""",
        queries,
    )
    terminal = Finder(book)
    in_terminal = [
        [[hit.id, hit.score] for hit in terminal.find(query, limit=10).phrases] for query in queries
    ]
    assert in_page == in_terminal
    assert in_worker == in_terminal
