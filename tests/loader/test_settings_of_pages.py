"""Settings at the top of an author's page that cannot be read are named: MkDocs would publish them as text, and follow none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

from talkdown.diagnostics import problems_as_text
from talkdown.loader.authored_pages import check_authored_pages
from talkdown.loader.page_settings import settings_without_dashes
from talkdown.mkdocs.named_files import theme_folders
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


USELESS_SETTINGS = {
    "icon: nope": "2:1: error: the theme has no icon `nope`",
    "title: Ours\nicon: ../../x": "3:1: error: the theme has no icon `../../x`",
    "icon: [material/phone]": "2:1: error: `icon:` takes the name of one file of the theme",
    "template: nope.html": "2:1: error: the theme has no template `nope.html`",
    "template: ''": "2:1: error: `template:` takes the name of one file of the theme",
    "template:": "2:1: error: `template:` takes the name of one file of the theme",
    "template: redirect.html": "2:1: error: `redirect.html` is no template of a whole page",
    "template: partials/nav.html": "2:1: error: `partials/nav.html` is no template of a whole page",
    "template: blog.html": "2:1: error: `blog.html` is no template of a whole page",
    "reviewed: maybe": "2:1: error: `reviewed:` takes `no`, or who has read the page, and when",
    "hide: true": "2:1: error: `hide:` takes a list of parts of the page",
    "status: !!binary PHNjcmlwdD4=": "2:1: error: `status:` holds bytes, not text",
}

USEFUL_SETTINGS = (
    "icon: material/phone\ntemplate: main.html\nhide: [toc]\nreviewed: {date: 2026-11-22, by: team lead}",
    "icon:\nhide:\nreviewed: no\ntemplate: base.html",
)


def problems_of(folder: Path) -> str:
    pages = ReadableFolders([folder])
    return problems_as_text(
        check_authored_pages(folder, "content", pages, theme_folders(folder, custom_dir=""))
    )


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


@pytest.mark.parametrize(("settings", "message"), USELESS_SETTINGS.items())
def test_a_setting_that_no_build_can_use_is_named(
    settings: str, message: str, write: Callable[..., Path]
) -> None:
    assert problems_of(write({"page.md": f"---\n{settings}\n---\n# Page\n"})).startswith(
        f"content/page.md:{message}"
    )


def test_settings_without_dashes_are_looked_at_too(write: Callable[..., Path]) -> None:
    folder = write({"page.md": "title: Ours\nicon: nope\n\n# Page\n", "words.md": "Icon: a picture\n"})
    assert problems_of(folder).count(": error: the theme has no icon `") == 2


@pytest.mark.parametrize("settings", USEFUL_SETTINGS)
def test_settings_that_a_build_can_use_pass(settings: str, write: Callable[..., Path]) -> None:
    assert problems_of(write({"page.md": f"---\n{settings}\n---\n# Page\n"})) == ""


def test_what_the_theme_has_is_left_to_a_build_where_plugins_may_bring_it(write: Callable[..., Path]) -> None:
    folder = write({"page.md": "---\nicon: nope\ntemplate: nope.html\n---\n# Page\n"})
    assert check_authored_pages(folder, "content", ReadableFolders([folder])) == []


@pytest.mark.parametrize(
    "text",
    [
        "title: Ours\nhide: toc\n\n# Ours\n",
        "Title: Ours\n    and more\n\ttoo\ntitle: twice\n# Ours: no setting\n",
        "# Ours\ntitle: no setting\n",
        "\ntitle: no setting\n",
        "a: \n    b\r\nc:d\re: f: g\n",
        "    more: of nothing\n",
        "",
    ],
)
def test_settings_without_dashes_are_those_of_mkdocs(text: str) -> None:
    theirs = get_data(text)[1]
    assert settings_without_dashes(text) == {key: value.strip() for key, value in theirs.items()}
