"""The pages of the navigation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from talkdown.outputs.pages import LANDING_PAGES, Page

RenderPages = Callable[[Mapping[str, str]], dict[str, Page]]
BASE = Path(__file__).parents[2] / "rules/_base"
NO_ENTRIES = {path.name: "" for path in BASE.iterdir() if path.name != "book.yaml"}


@pytest.mark.parametrize(
    ("path", "html"),
    [
        ("index.html", '<li class="td-empty">No playbook yet.</li>'),
        ("index.html", '<ul>\n<li class="td-empty">No sign yet.</li></ul>'),
        (
            "techniques/index.html",
            '<ul class="td-cards">\n<li class="td-empty">No technique yet.</li>\n</ul>',
        ),
        ("phrases/index.html", '<td>–<span class="td-sr"> none</span></td>'),
        ("phrases/listen.html", '<p class="td-empty">No phrase for this stage yet.</p>'),
        (
            "signs.html",
            '<ul class="td-entries" data-sifted data-folds>\n<li class="td-empty">No sign yet.</li>\n</ul>',
        ),
        (
            "say-this-not-that.html",
            '<ul class="td-pairs" data-sifted data-folds>\n<li class="td-empty">Nothing here yet.</li>\n</ul>',
        ),
        ("playbooks/index.html", '<ul class="td-tiles">\n<li class="td-empty">No playbook yet.</li>\n</ul>'),
        (
            "word-bank.html",
            '<ul class="td-bank" data-sifted>\n<li class="td-empty">No words yet.</li>\n</ul>',
        ),
        (
            "questions.html",
            '<div class="td-questions" data-sifted data-folds>\n<p class="td-empty">No question yet.</p>\n</div>',
        ),
        ("drills.html", '<p class="td-empty">No drill yet.</p>'),
        ("scenarios/index.html", '<li class="td-empty">No scenario yet.</li>'),
        ("training/index.html", '<li class="td-empty">No plan yet.</li>'),
        ("models.html", '<p class="td-empty">No model yet.</p>'),
        ("evidence.html", '<p class="td-empty">No citation yet.</p>'),
        ("situations/index.html", '<p class="td-empty">No situation yet.</p>'),
        ("policy.html", '<li class="td-empty">No policy slot yet.</li>'),
        ("print/index.html", '<p class="td-empty">Nothing is printed with this site. '),
    ],
)
def test_a_page_without_entries_says_so(render_pages: RenderPages, path: str, html: str) -> None:
    assert html in render_pages(NO_ENTRIES)[path].body


def test_an_empty_book_has_landing_pages_and_lists_of_phrases_alone(render_pages: RenderPages) -> None:
    lists = {"phrases/listen.html", "phrases/recover.html"}
    assert set(render_pages(NO_ENTRIES)) == {page.path for page in LANDING_PAGES} | lists


def test_a_landing_page_is_its_own_section(render_pages: RenderPages) -> None:
    pages = render_pages({})
    assert [page.path for page in pages.values() if page.is_landing] == [page.path for page in LANDING_PAGES]
    signs = pages["signs.html"]
    assert (signs.title, signs.description) == (
        "Warning signs",
        "What to notice, how far it has gone, and what to do first.",
    )


@pytest.mark.parametrize(
    ("path", "headings"),
    [
        ("techniques/index.html", [("listen", "Listen"), ("recover", "Recover")]),
        ("signs.html", [("heat", "Heat")]),
        ("models.html", [("tell", "TELL")]),
        ("print/index.html", []),  # nothing is printed here
        ("questions.html", []),
    ],
)
def test_the_table_of_contents_names_what_stands_on_the_page(
    render_pages: RenderPages, path: str, headings: list[tuple[str, str]]
) -> None:
    model = """
id: tell
title: TELL
summary: Two steps.
origin: Our own.
steps: [{name: Take, means: Take it in.}, {name: Tell, means: Tell it back.}]
status: approved
"""
    page = render_pages({"models.yaml": model})[path]
    assert [(heading.anchor, heading.title) for heading in page.headings] == headings
    assert all(f'id="{heading.anchor}"' in page.body for heading in page.headings)


PHRASES = """
- {id: one, text: One., technique: hear-them-out, channels: [phone, email], when: Now., status: approved}
- {id: two, text: Two., technique: hear-them-out, channels: [phone], when: Now., status: approved}
- {id: three, text: Three., technique: hear-them-out, stage: recover, channels: [email], when: Now., status: approved}
- {id: four, text: Four., technique: hear-them-out, channels: [phone], when: Now., status: draft}
"""


def test_phrases_are_counted_by_stage_and_channel(render_pages: RenderPages) -> None:
    files = {**NO_ENTRIES, "techniques.yaml": (BASE / "techniques.yaml").read_text(), "phrases.yaml": PHRASES}
    files["techniques.yaml"] = (
        files["techniques.yaml"].replace("        uses: tell-me\n", "").replace(", uses: tell-me", "")
    )
    body = render_pages(files)["phrases/index.html"].body
    assert '<td><a href="listen.html">2<span class="td-sr"> phrases: Listen</span></a></td>' in body
    assert (
        '<td><a href="listen.html#channel=phone">2<span class="td-sr"> phrases: Listen, Phone</span></a>'
        in body
    )
    assert (
        '<td><a href="listen.html#channel=email">1<span class="td-sr"> phrases: Listen, Email</span></a>'
        in body
    )
    assert '<td><a href="recover.html">1<span' in body
    assert "Recover, Phone" not in body


FORMER = [
    ("avoid.yaml", "say-this-not-that.html", "words: Calm down\nwhy: It is an order.\nshort: gives an order\n"),
    ("signs.yaml", "signs.html", "title: A\nsense: voice\nchannels: [phone]\nlevel: heat\nnotice: It.\nfirst_response: hear-them-out\ncould_be: A bad line.\n"),
    ("synonyms.yaml", "word-bank.html", "idea: to help\nwords: [help, assist]\n"),
    ("questions.yaml", "questions.html", "question: Why?\nanswer: So.\n"),
    ("citations.yaml", "evidence.html", "reference: One.\nfound: It helps.\non_whom: All.\ndesign: field\n"),
    ("slots.yaml", "policy.html", "label: The most\ndefault: Ask.\n"),
    ("drills.yaml", "drills.html", "title: A\ntechnique: hear-them-out\nchannel: phone\nsituation: It.\ncustomer: No!\nchoices: [{say: Yes., verdict: best, feedback: Good.}, {say: No., verdict: weak, feedback: Bad.}]\n"),
    ("models.yaml", "models.html", "title: TELL\nsummary: Two.\norigin: Ours.\nsteps: [{name: A, means: B}, {name: C, means: D}]\n"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "path", "fields"), FORMER, ids=[path for _, path, _ in FORMER])
def test_an_id_that_an_entry_had_before_still_leads_to_it(
    render_pages: RenderPages, file: str, path: str, fields: str
) -> None:
    body = render_pages({file: f"id: this-one\nformerly: [that-one]\nstatus: approved\n{fields}"})[path].body
    assert 'id="this-one"' in body
    assert '<span id="that-one"></span></' in body


def test_the_matrix_shows_from_both_ends_in_which_stages_a_technique_is_combined(
    render_pages: RenderPages,
) -> None:
    first = (BASE / "techniques.yaml").read_text()
    then = (
        first.replace("hear-them-out", "plan-it").replace("T-01", "T-02").replace("Hear them out", "Plan it")
    )
    then = then.replace("stage: listen", "stage: recover") + "relations: {comes_after: [hear-them-out]}\n"
    entries = "".join("- " + text.strip().replace("\n", "\n  ") + "\n" for text in (first, then))
    body = render_pages({"techniques.yaml": entries})["phrases/index.html"].body
    for address, stage, neighbor in (
        ("hear-them-out", "recover", "Plan it"),
        ("plan-it", "listen", "Hear them out"),
    ):
        cell = f'<a href="../techniques/{address}.html#related" title="{neighbor}">1<span class="td-sr">: {neighbor}</span></a>'
        assert f'<td data-stage="{stage}">{cell}</td>' in body


def test_the_levels_are_a_ladder_with_words_below_it(render_pages: RenderPages) -> None:
    body = render_pages({})["signs.html"].body
    assert '<svg viewBox="0 0 90 68" aria-hidden="true" focusable="false">' in body
    assert '<rect x="2" y="28" width="86" height="40" rx="4"/><text x="45" y="54">Heat</text></g>' in body
    assert '<ol><li data-level="heat"><a href="#heat">Heat</a>: ' in body
