"""A person who knows no YAML changes a text on a page, by keyboard alone, on a phone, and hears what the rules say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dev_server import DevServer
from edit_server import edit_server
from projects import set_print, write_small_project
from scripts.npm import node_modules

AXE = """async () => (await axe.run(document, { rules: { "target-size": { enabled: true } } }))
  .violations.map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ")).join(", "))"""


THEFT = """localStorage.setItem("stolen", sessionStorage.getItem("talkdown-edit-key"))"""
"""What a script would do first that is to write to the phrasebook."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A team's folder, with a small book."""
    folder = tmp_path_factory.mktemp("project")
    write_small_project(folder)
    set_print(folder)
    (folder / "content/rules.md").write_text(
        "# House rules\n\n<p id='rule'>Be kind.</p>\n<script>document.querySelector('#rule').textContent = 'Mine.'</script>\n"
    )
    (folder / "content/notes.txt").write_text(THEFT)
    (folder / "content/plan.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg"><script>{THEFT}</script><script href="notes.txt"/></svg>'
    )
    (folder / "content/plan.xhtml").write_text(
        f'<html xmlns="http://www.w3.org/1999/xhtml"><script>{THEFT}</script><body>Plan</body></html>'
    )
    (folder / "content/plan.md").write_text('# Plan\n\n<script src="notes.txt"></script>\n')
    (folder / "phrasebook/questions").mkdir()
    twice = "{id: twice, code: Q-09, question: Once more., answer: Once more., status: approved}\n"
    (folder / "phrasebook/questions/twice.yaml").write_text(twice)
    return folder


@pytest.fixture(scope="module")
def running(project: Path) -> Iterator[DevServer]:
    """The server of its author."""
    with edit_server(project) as server:
        yield server


@pytest.fixture
def phone(browser: Browser, running: DevServer) -> Iterator[Page]:
    """A page 390 pixels wide that has the key."""
    with browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce") as context:
        context.add_init_script(path=node_modules() / "axe-core/axe.min.js")
        page = context.new_page()
        page.goto(running.address)
        expect(page).to_have_url(running.address.partition("#")[0])  # the key is out of it
        page.goto(f"{running.address.partition('#')[0]}playbooks/upset-caller.html")
        yield page


def test_a_text_is_changed_on_its_page(phone: Page, project: Path) -> None:
    file = project / "phrasebook/playbooks.yaml"
    text = file.read_text()
    phone.get_by_role("button", name="Edit texts").press("Enter")
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    phone.get_by_role("button", name="Change: Listen, then act.").press("Enter")
    field = phone.get_by_role("textbox", name="The path in one line (playbook upset-caller)")
    expect(field).to_be_focused()
    expect(field).to_have_value("Listen, then act.")
    field.fill("Listen: then act.")
    expect(phone.get_by_role("status").get_by_text("The rules have nothing against it.")).to_be_visible()
    assert phone.evaluate(AXE) == []
    field.press("Control+Enter")
    expect(phone.get_by_text("Listen: then act.").first).to_be_visible()
    expect(phone.get_by_role("button", name="Change: Listen: then act.")).to_be_focused()
    assert file.read_text() == text.replace("Listen, then act.", '"Listen: then act."')

    phone.get_by_role("button", name="New entry").click()
    phone.get_by_label("Kind").select_option("question")
    phone.get_by_label("The question, as it is asked", exact=True).fill("How: and when?")
    assert phone.evaluate(AXE) == []
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_role("status").get_by_text("fill in “The answer”.")).to_be_visible()
    phone.get_by_label("The answer", exact=True).fill("At once.")
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_role("dialog", name="New entry")).to_have_count(0)
    assert (project / "phrasebook/questions/how-and-when.yaml").read_text() == (
        'id: how-and-when\nquestion: "How: and when?"\nanswer: At once.\nstatus: draft\n'
    )


def test_high_contrast_shows_pencils_and_the_edge_of_the_form(phone: Page) -> None:
    phone.emulate_media(forced_colors="active")
    phone.get_by_role("button", name="Edit texts").click()
    pencil = phone.get_by_role("button", name="Change: Listen").first
    color, ground = pencil.evaluate(
        "e => [getComputedStyle(e, '::before'), getComputedStyle(e)].map(style => style.backgroundColor)"
    )
    assert color != ground
    pencil.click()
    border = phone.locator("dialog.td-edit").evaluate("e => getComputedStyle(e).borderTopWidth")
    phone.keyboard.press("Escape")
    assert border == "2px"


def test_a_gap_is_filled_and_its_paragraph_changed(phone: Page) -> None:
    phone.get_by_role("button", name="Edit texts").click()
    change = phone.get_by_role("button", name="Change: Tell me what happened").first
    expect(change).to_be_visible()
    phone.locator(".td-var").first.click()
    expect(phone.get_by_role("dialog")).to_have_count(1)
    expect(phone.locator("dialog.td-edit")).to_have_count(0)
    phone.get_by_role("dialog").get_by_role("textbox").first.fill("Ana")
    phone.keyboard.press("Escape")
    expect(phone.locator(".td-var--filled").first).to_have_text("Ana")
    phone.get_by_role("button", name="Edit texts").click()
    phone.get_by_role("button", name="Edit texts").click()
    expect(change).to_be_visible()


def test_what_is_typed_outlasts_a_page_that_is_loaded_again(phone: Page, project: Path) -> None:
    phone.get_by_role("button", name="Edit texts").click()
    phone.get_by_role("button", name="Change: An upset caller").press("Enter")
    field = phone.get_by_role("textbox", name="The situation, in a few words (playbook upset-caller)")
    field.fill("A caller who is upset")
    file = project / "phrasebook/signs.yaml"
    with phone.expect_event("load"):  # live reload
        file.write_text(file.read_text().replace("It gets louder.", "Louder and louder."))  # by a colleague
    expect(field).to_have_value("A caller who is upset")
    expect(field).to_be_focused()
    phone.get_by_role("button", name="Cancel").click()
    phone.reload()
    expect(phone.locator(".td-edit-bar")).to_be_visible()
    expect(phone.get_by_role("dialog")).to_have_count(0)


def test_where_the_same_words_stand_twice_the_author_says_which_are_meant(phone: Page) -> None:
    phone.goto(phone.url.replace("playbooks/upset-caller.html", "questions.html"))
    phone.get_by_role("button", name="Edit texts").click()
    phone.get_by_role("button", name="Change: Once more.").last.press("Enter")
    expect(phone.get_by_role("dialog", name="Which of these texts?")).to_be_visible()
    assert phone.evaluate(AXE) == []
    phone.get_by_role("button", name="The answer (question twice)").press("Enter")
    expect(phone.get_by_role("textbox", name="The answer (question twice)")).to_have_value("Once more.")


def test_a_page_without_the_key_offers_nothing(browser: Browser, running: DevServer) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(running.address.partition("#")[0])
        expect(page.locator("#td-q")).to_be_visible()
        expect(page.locator(".td-edit-bar")).to_have_count(0)


def test_a_script_on_an_authors_page_does_not_have_the_key(phone: Page, running: DevServer) -> None:
    """Who may write a page may not write the phrasebook by way of whoever looks at the page."""
    phone.goto(f"{running.address.partition('#')[0]}rules.html")
    expect(phone.get_by_role("button", name="Edit texts")).to_be_visible()
    assert phone.locator("#rule").inner_text() == "Be kind."


@pytest.mark.parametrize("path", ["plan.html", "plan.svg", "plan.xhtml"])
def test_no_drawing_and_no_text_of_an_author_has_the_key(phone: Page, running: DevServer, path: str) -> None:
    home = running.address.partition("#")[0]
    answer = phone.goto(home + path)
    assert answer is not None
    assert answer.ok
    assert answer.headers["x-content-type-options"] == "nosniff"
    phone.goto(home)
    expect(phone.get_by_role("button", name="Edit texts")).to_be_visible()
    assert phone.evaluate("localStorage.getItem('stolen')") is None
