"""A file, and a line in it, can be edited where its repository is: on each of the hosts that people have."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from projects import SITE, write_small_project
from talkdown.diagnostics import Position
from talkdown.mkdocs.edit_address import edit_address, line_address

GITEA = "https://git.example.org/calm/words"


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        (
            "repo_url: https://github.com/calm/words\nedit_uri: edit/main/content/\n",
            "https://github.com/calm/words/edit/main/phrasebook/phrases.yaml#L3",
        ),
        (
            "repo_url: https://github.com/calm/words\n",  # MkDocs knows these hosts
            "https://github.com/calm/words/edit/master/phrasebook/phrases.yaml#L3",
        ),
        (
            "repo_url: https://gitlab.com/calm/words/\nedit_uri: -/edit/main/content\n",
            "https://gitlab.com/calm/words/-/edit/main/phrasebook/phrases.yaml#L3",
        ),
        (
            "repo_url: https://bitbucket.org/calm/words\nedit_uri_template: src/main/content/{path}?mode=edit\n",
            "https://bitbucket.org/calm/words/src/main/phrasebook/phrases.yaml?mode=edit#lines-3",
        ),
        (
            f"repo_url: {GITEA}\nedit_uri: _edit/main/content/\n",
            f"{GITEA}/_edit/main/phrasebook/phrases.yaml#L3",
        ),
        (
            "edit_uri_template: https://ide.example.org/?file=content%2F{path!q}\n",
            "https://ide.example.org/?file=phrasebook%2Fphrases.yaml#L3",
        ),
        (
            f"repo_url: {GITEA}\nedit_uri: '?query=root/content/'\n",
            f"{GITEA}?query=root/phrasebook/phrases.yaml#L3",
        ),
        (f"repo_url: {GITEA}\nedit_uri: ''\n", ""),
        ("", ""),
    ],
)
def test_a_line_can_be_edited_where_its_repository_is(settings: str, address: str, tmp_path: Path) -> None:
    write_small_project(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(SITE + settings)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    assert line_address(Position(str(tmp_path / "phrasebook/phrases.yaml"), 3, 1), config) == address
    assert edit_address("/usr/share/talkdown/phrases.yaml", config) == ""
    assert edit_address("", config) == ""
