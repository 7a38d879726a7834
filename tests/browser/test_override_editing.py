"""A person changes a text of the book that theirs extends, sees what that book says, and goes back to it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dev_server import DevServer
from edit_server import edit_server
from projects import set_print, write_small_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A team's folder: its book has nothing yet but what lies below."""
    write_small_project(tmp_path)
    set_print(tmp_path)
    shutil.move(tmp_path / "phrasebook", tmp_path / "company")
    (tmp_path / "phrasebook").mkdir()
    (tmp_path / "phrasebook/book.yaml").write_text("title: Ours\nextend: ../company\n")
    return tmp_path


@pytest.fixture
def running(project: Path) -> Iterator[DevServer]:
    """The server of its author."""
    with edit_server(project) as server:
        yield server


def test_an_override_comes_and_goes(page: Page, running: DevServer, project: Path) -> None:
    page.goto(running.address)
    page.goto(f"{running.address.partition('#')[0]}playbooks/upset-caller.html")
    page.get_by_role("button", name="Edit texts").click()
    page.get_by_role("button", name="Change: Listen", exact=True).first.click()
    field = page.get_by_role("textbox", name="Step 1: What to do, in a few words (playbook upset-caller)")
    expect(page.get_by_role("button", name="Go back to this text")).to_have_count(0)
    field.fill("Hear first")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Change: Hear first").first.click()
    file = project / "phrasebook/playbooks/upset-caller.yaml"
    assert file.read_text() == "override: upset-caller\nsteps:\n  change:\n    first:\n      do: Hear first\n"

    expect(
        page.get_by_role("dialog").get_by_text("phrasebook/playbooks/upset-caller.yaml, line 5")
    ).to_be_visible()
    expect(page.locator("blockquote.td-edit__below")).to_have_text("Listen")
    page.get_by_role("button", name="Go back to this text").click()
    expect(field).to_be_focused()
    expect(field).to_have_value("Listen")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="Change: Listen", exact=True).first).to_be_focused()
    assert not file.exists()
