"""The phrases of a stage, in parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from talkdown.outputs.pages import Page, phrase_lists

RULES_BASE = Path(__file__).parents[2] / "rules/_base"

PHRASES = "".join(
    f"- {{id: {id}, text: {id.capitalize()}., technique: hear-them-out, channels: [phone], when: Now., status: approved}}\n"
    for id in ("tell-me", "two", "three", "four", "five")
)


def test_a_long_list_comes_in_parts(
    render_pages: Callable[[Mapping[str, str]], dict[str, Page]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrase_lists, "PHRASES_ON_A_PAGE", 2)
    pages = render_pages({"phrases.yaml": PHRASES})
    paths = ["phrases/listen.html", "phrases/listen.2.html", "phrases/listen.3.html"]
    bodies = [pages[path].body for path in paths]
    assert [body.count('<li class="td-say"') for body in bodies] == [2, 2, 1]
    assert "phrases/listen.4.html" not in pages
    assert (
        '<nav class="td-parts" aria-label="Parts of this list"><a href="listen.html">1</a>'
        '<a href="listen.2.html" aria-current="page">2</a><a href="listen.3.html">3</a></nav>'
    ) in bodies[1]


def test_a_stage_is_not_called_like_a_part_of_another(
    render_pages: Callable[[Mapping[str, str]], dict[str, Page]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(phrase_lists, "PHRASES_ON_A_PAGE", 4)
    book = (RULES_BASE / "book.yaml").read_text().replace("id: recover", "id: listen-2")
    pages = render_pages({"phrases.yaml": PHRASES, "book.yaml": book})
    assert pages["phrases/listen-2.html"].title == "Recover: phrases"
    assert pages["phrases/listen.2.html"].body.count('<li class="td-say"') == 1


def test_a_list_on_one_page_has_no_parts_and_names_its_techniques(
    render_pages: Callable[[Mapping[str, str]], dict[str, Page]],
) -> None:
    page = render_pages({"phrases.yaml": PHRASES})["phrases/listen.html"]
    assert (page.title, page.section) == ("Listen: phrases", "phrases/index.html")
    assert [(heading.anchor, heading.title) for heading in page.headings] == [
        ("hear-them-out", "Hear them out")
    ]
    assert (
        '<h2 id="hear-them-out"><a href="../techniques/hear-them-out.html">Hear them out</a></h2>'
        in page.body
    )
    assert "td-parts" not in page.body
