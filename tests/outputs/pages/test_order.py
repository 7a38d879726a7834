"""In which order lists show their entries, whatever the order of the files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from talkdown.outputs.pages import Page

RenderPages = Callable[[Mapping[str, str]], dict[str, Page]]
BASE = Path(__file__).parents[2] / "rules/_base"
LEVELS = (
    (BASE / "book.yaml")
    .read_text(encoding="utf-8")
    .replace(
        "levels:\n",
        'levels:\n  - {id: calm, title: Calm, summary: All is well, do: Go on, color: "#1f4e8c"}\n',
    )
)


def signs(*rows: tuple[str, str, str]) -> str:
    """Signs by id, sense and level, as a file."""
    return "".join(
        f"- {{id: {id}, title: {id}, sense: {sense}, channels: [phone], level: {level}, notice: It., "
        f"first_response: hear-them-out, could_be: A bad line., status: approved}}\n"
        for id, sense, level in rows
    )


def ids_in(body: str, pattern: str) -> list[str]:
    return re.findall(pattern, body)


SIGNS = signs(
    ("sees", "body", "heat"),
    ("hears", "voice", "heat"),
    ("reads", "text", "heat"),
    ("voice-rises", "words", "heat"),
    ("mild", "body", "calm"),
)


def test_signs_stand_by_level_and_what_one_hears_before_what_one_sees(render_pages: RenderPages) -> None:
    body = render_pages({"book.yaml": LEVELS, "signs.yaml": SIGNS})["signs.html"].body
    assert ids_in(body, r'<li class="td-entry" id="([\w-]+)"') == [
        "mild",
        "hears",
        "voice-rises",
        "reads",
        "sees",
    ]


def test_a_technique_shows_the_mildest_sign_first(render_pages: RenderPages) -> None:
    body = render_pages({"book.yaml": LEVELS, "signs.yaml": SIGNS})["techniques/hear-them-out.html"].body
    sign_ids = ids_in(body, r'<li data-level="\w+"><a href="../signs.html#([\w-]+)">')
    assert sign_ids == ["mild", "voice-rises", "sees", "hears", "reads"], (
        "then those that the technique itself names"
    )


def test_playbooks_stand_by_code_and_those_without_one_come_last(render_pages: RenderPages) -> None:
    base = (BASE / "playbooks.yaml").read_text(encoding="utf-8")
    one = base.replace("B-01", "B-02")
    others = [
        one.replace("upset-caller", "a-late-one").replace("code: B-02\n", ""),
        one.replace("upset-caller", "z-first").replace("B-02", "B-01"),
    ]
    text = "".join("- " + entry.strip().replace("\n", "\n  ") + "\n" for entry in (*others, one))
    body = render_pages({"playbooks.yaml": text})["playbooks/index.html"].body
    assert ids_in(body, r'<li><a href="([\w-]+)\.html">') == ["z-first", "upset-caller", "a-late-one"]


def test_citations_stand_by_author(render_pages: RenderPages) -> None:
    row = "- {{id: {}, reference: {}, found: It helps., on_whom: All., design: field, status: approved}}\n"
    text = row.format("study-one", "Zoe Z.") + row.format("two", "adam a.") + row.format("three", "Bea B.")
    body = render_pages({"citations.yaml": text})["evidence.html"].body
    assert ids_in(body, r'<li class="td-entry" id="([\w-]+)"') == ["two", "three", "study-one"]


def test_what_was_tested_stands_before_what_is_advised(render_pages: RenderPages) -> None:
    row = "- {{id: {}, reference: {}, found: It helps., on_whom: All., design: {}, status: approved}}\n"
    sources = (
        ("one", "Adam A.", "guidance"),
        ("two", "Bea B.", "experiment"),
        ("study-one", "Zoe Z.", "review"),
    )
    page = render_pages({"citations.yaml": "".join(row.format(*source) for source in sources)})[
        "evidence.html"
    ]
    assert ids_in(page.body, r'<li class="td-entry" id="([\w-]+)"') == ["study-one", "two", "one"]
    assert [heading.title for heading in page.headings] == [
        "Reviews of studies",
        "Experiments",
        "Guidance and law",
    ]


@pytest.mark.parametrize(
    ("code", "order"),
    [("T-00", ["other", "hear-them-out"]), ("T-02", ["hear-them-out", "other"])],
)
def test_phrases_stand_by_technique_and_techniques_by_code(
    render_pages: RenderPages, code: str, order: list[str]
) -> None:
    hear = (BASE / "techniques.yaml").read_text(encoding="utf-8")
    second_technique = hear.replace("id: hear-them-out", "id: other").replace("T-01", code)
    techniques = "".join(
        "- " + entry.strip().replace("\n", "\n  ") + "\n" for entry in (hear, second_technique)
    )
    row = "- {{id: {}, text: Yes., technique: {}, channels: [phone], when: Now., status: approved}}\n"
    phrases = (
        row.format("tell-me", "hear-them-out") + row.format("b", "other") + row.format("c", "hear-them-out")
    )
    pages = render_pages({"techniques.yaml": techniques, "phrases.yaml": phrases})
    assert ids_in(pages["techniques/index.html"].body, r'<li><a href="([\w-]+)\.html">') == order
    assert ids_in(pages["phrases/listen.html"].body, r'<h2 id="([\w-]+)">') == order
