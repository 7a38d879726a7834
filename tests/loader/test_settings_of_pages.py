"""Settings at the top of an author's page that cannot be read are named: MkDocs would publish them as text, and follow none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from talkdown.diagnostics import problems_as_text
from talkdown.loader.authored_pages import check_authored_pages
from talkdown.storage.inside import ReadableFolders

FAULTY_SETTINGS = {
    "an open bracket": (
        "hide: [navigation\nsearch: {exclude: true}",
        "content/page.md:2:7: error: what opens with `[` here is not closed",
    ),
    "a colon in a text": (
        "title: Refunds: how",
        "content/page.md:2:15: error: a colon and a space stand inside a text",
    ),
    "a tab": ("search:\n\texclude: true", "content/page.md:3:1: error: a tab stands where spaces should"),
    "a date that is none": (
        "date: 2026-13-45",
        "content/page.md:2:1: error: the text cannot be read from here on",
    ),
    "a tag": ("title: !ENV [TITLE, x]", "content/page.md:2:8: error: "),
    "brackets in brackets": ("a: " + "[" * 5000, "content/page.md:2:"),
}


def problems_of(folder: Path) -> str:
    return problems_as_text(check_authored_pages(folder, "content", ReadableFolders([folder])))


@pytest.mark.parametrize(("settings", "message"), FAULTY_SETTINGS.values(), ids=FAULTY_SETTINGS)
def test_the_place_of_what_cannot_be_read_is_named(
    settings: str, message: str, write: Callable[..., Path]
) -> None:
    assert problems_of(write({"page.md": f"---\n{settings}\n---\n# Page\n"})).startswith(message)


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Refunds\nhide: [toc]\nsearch: {exclude: yes}\n---\n# Page\n",
        "---\nA line above and below.\n---\n\nText: with a colon: in it.\n",
        "Refunds: how: to\n\n---\n",
        "# Page\n",
        "",
    ],
)
def test_pages_that_can_be_read_pass(text: str, write: Callable[..., Path]) -> None:
    assert problems_of(write({"page.md": text})) == ""
