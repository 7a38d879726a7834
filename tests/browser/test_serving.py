"""A server for authors says on the page what is wrong, and takes it off when it is mended."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from command_line import talkdown
from dev_server import DevServer


@pytest.mark.parametrize("program", ["talkdown", "mkdocs"])
def test_a_slip_is_shown_on_the_page_as_text(program: str, tmp_path: Path, page: Page) -> None:
    team = tmp_path / "team"
    assert talkdown("init", str(team)).exit_code == 0
    where = ("--port", "0") if program == "talkdown" else ("-a", "127.0.0.1:8477")
    running = DevServer(team, "serve", *where, program=program)
    file = team / "phrasebook/phrases/ours.yaml"
    text, panel = file.read_text(), page.locator("#td-problems")
    try:
        page.goto(running.address)
        expect(page.locator("#td-q")).to_be_visible()
        expect(panel).to_have_count(0)
        file.write_text("- id: x\n  <img src=x onerror=alert(1)>: y\n")
        expect(panel).to_contain_text(
            "phrasebook/phrases/ours.yaml:2:3: error: unknown field `<img src=x onerror=ale"
        )
        expect(panel).to_contain_text("the last good pages stay up")
        expect(page.locator("#td-q")).to_be_visible()
        file.write_text(text.replace("Bring it to any of our stores", "Take it to any shop of ours"))
        expect(panel).to_have_count(0)
        page.goto(f"{running.address}techniques/offer-options.html")
        expect(page.get_by_text("Take it to any shop of ours").first).to_be_attached()
    finally:
        running.process.kill()
