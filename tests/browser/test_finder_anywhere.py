"""The finder on a phone, from files, without a network, a clipboard, a worker or any script: it finds the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench.finder import corpus
from finder_page import FIELD, OPTIONS, OVER, clipboard, type_text, wait_for_the_answer, words_without_gaps
from talkdown.outputs import finder
from talkdown.outputs.finder.search import Finder


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
    wait_for_the_answer(page)
    expect(page.locator(OPTIONS).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    words = words_without_gaps(page)
    page.locator(f"{OPTIONS}:not(:has(.td-var))").first.tap()
    expect(page.locator(".td-toast")).to_contain_text(words)
    page.goto(address + "signs.html")
    page.locator(".td-findlink").tap()
    page.locator(OVER).fill("late")
    wait_for_the_answer(page)
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
    type_text(page, "refund late")
    expect(page.locator(OPTIONS).first).to_be_visible()
    page.keyboard.press("Shift+Enter")
    expect(page).to_have_url(re.compile(r"^file:.*techniques/.*#p-"))


def test_it_works_once_the_network_is_gone(home: Page, context: BrowserContext) -> None:
    context.set_offline(True)
    type_text(home, "crying")
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
        type_text(page, "crying")
        words = page.locator(OPTIONS).first.locator(".td-hit__words").inner_text()
        page.keyboard.press("Enter")
        expect(page.locator(".td-toast")).to_contain_text("Copied")
        assert clipboard(page) == words
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


def test_it_works_where_no_worker_can_start(page: Page, address: str) -> None:
    page.add_init_script("delete window.Worker")
    page.goto(address + "index.html")
    type_text(page, "crying")
    expect(page.locator(OPTIONS).first).to_be_visible()
    assert page.evaluate("!!globalThis.talkdownBook")
