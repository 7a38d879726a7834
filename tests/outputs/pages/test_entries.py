"""The pages of techniques and playbooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from talkdown.model import Question, Technique
from talkdown.model.book import Book
from talkdown.outputs import pages
from talkdown.outputs.pages import Page, PageCache
from talkdown.outputs.pages.plain_fields import plain_fields

Files = Mapping[str, str]
BASE = Path(__file__).parents[2] / "rules/_base"
HEAR = (BASE / "techniques.yaml").read_text(encoding="utf-8")


def technique(id: str, fields: str = "") -> str:
    """A technique, as an item of a list."""
    return f"""
- id: {id}
  title: {id.replace("-", " ").capitalize()}
  tagline: A line.
  stage: recover
  use_when: Now.
  steps: [{{do: One.}}, {{do: Two.}}]
  why: It helps.
  evidence: {{grade: practice, says: Practice.}}
  status: approved
{fields}"""


def as_list(entry: str, next_entries: str = "") -> str:
    return "- " + entry.strip().replace("\n", "\n  ") + "\n" + next_entries


@pytest.fixture
def hear(render_pages: Callable[[Files], dict[str, Page]]) -> Callable[[Files], str]:
    """The page of the small book's technique."""
    return lambda files: render_pages(files)["techniques/hear-them-out.html"].body


def test_a_technique_page_says_where_it_comes_from_and_belongs(
    render_pages: Callable[[Files], dict[str, Page]],
) -> None:
    page = render_pages({})["techniques/hear-them-out.html"]
    assert (page.title, page.description) == ("Hear them out", "Let the story end.")
    assert page.section == "techniques/index.html"
    assert page.source_path.endswith("/techniques.yaml")
    assert [heading.anchor for heading in page.headings] == [
        "say",
        "do",
        "examples",
        "watch",
        "evidence",
        "related",
    ]
    assert all(f'<h2 id="{heading.anchor}">{heading.title}</h2>' in page.body for heading in page.headings)


def test_a_phrase_shows_its_variables_and_can_be_copied_as_typed(hear: Callable[[Files], str]) -> None:
    body = hear({})
    assert (
        '<li class="td-say" id="p-tell-me" data-channels="phone email">'
        '<q class="td-say__words" dir="auto">Tell me what happened, <var class="td-var">name</var>.</q>'
        '<button type="button" class="td-copy" data-clipboard-text="Tell me what happened, {name}."'
    ) in body


def test_relations_are_shown_from_both_ends(render_pages: Callable[[Files], dict[str, Page]]) -> None:
    breathe = technique(
        "breathe", "  relations: {comes_after: [hear-them-out], works_with: [hear-them-out]}\n"
    )
    pages_by_path = render_pages({"techniques.yaml": as_list(HEAR, breathe)})
    chip = '<a class="td-chip td-chip--stage" data-stage="{}" href="{}.html">'
    body_of_hear = pages_by_path["techniques/hear-them-out.html"].body
    assert "<dt>Then</dt><dd>" + chip.format("recover", "breathe") in body_of_hear
    assert "<dt>Goes well with</dt><dd>" + chip.format("recover", "breathe") in body_of_hear
    body_of_breathe = pages_by_path["techniques/breathe.html"].body
    assert "<dt>First</dt><dd>" + chip.format("listen", "hear-them-out") in body_of_breathe
    assert body_of_breathe.count("<dt>Goes well with</dt>") == 1


def test_a_relation_that_both_ends_name_is_shown_once(
    render_pages: Callable[[Files], dict[str, Page]],
) -> None:
    breathe = technique("breathe", "  relations: {works_with: [hear-them-out]}\n")
    hear = HEAR + "relations: {works_with: [breathe]}\n"
    for page in ("hear-them-out", "breathe"):
        body = render_pages({"techniques.yaml": as_list(hear, breathe)})[f"techniques/{page}.html"].body
        chips = body.partition("<dt>Goes well with</dt>")[2].partition("</dd>")[0]
        assert chips.count("td-chip--stage") == 1


def test_a_technique_without_anything_says_so(render_pages: Callable[[Files], dict[str, Page]]) -> None:
    body = render_pages({"techniques.yaml": as_list(HEAR, technique("breathe"))})[
        "techniques/breathe.html"
    ].body
    assert '<ul class="td-says">\n<li class="td-empty">No phrase yet.</li>\n</ul>' in body
    assert '<p class="td-empty">No worked dialogue yet.</p>' in body
    assert '<ul class="td-signs">' not in body
    assert "Not that" not in body
    assert '<dl class="td-related">\n</dl>' in body


def test_a_deprecated_technique_keeps_its_page_and_names_its_successor(
    render_pages: Callable[[Files], dict[str, Page]],
) -> None:
    breathe = technique("breathe", "  replaced_by: hear-them-out\n").replace("approved", "deprecated")
    pages_by_path = render_pages({"techniques.yaml": as_list(HEAR, breathe)})
    assert (
        'No longer in use. Use <a href="hear-them-out.html">Hear them out</a> in its place.'
        in pages_by_path["techniques/breathe.html"].body
    )
    assert "breathe.html" not in pages_by_path["techniques/index.html"].body


def test_a_draft_has_no_page(render_pages: Callable[[Files], dict[str, Page]]) -> None:
    draft = technique("breathe").replace("approved", "draft")
    assert "techniques/breathe.html" not in render_pages({"techniques.yaml": as_list(HEAR, draft)})


@pytest.mark.parametrize(
    ("why", "html"),
    [
        ("Plain, <b>safe</b> & sound.", "<p>Plain, &lt;b&gt;safe&lt;/b&gt; &amp; sound.</p>"),
        ("**Bold** and *slanted*.", "<p><strong>Bold</strong> and <em>slanted</em>.</p>"),
        ("See [[sign/voice-rises]].", '<p>See <a href="../signs.html#voice-rises">The voice rises</a>.</p>'),
        (
            "See [[phrase/tell-me|these words]].",
            '<p>See <a href="hear-them-out.html#p-tell-me">these words</a>.</p>',
        ),
        ("See [[sign/nowhere|this]].", "<p>See this.</p>"),
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
    ],
)
def test_prose_may_carry_light_markup_and_nothing_more(
    hear: Callable[[Files], str], why: str, html: str
) -> None:
    yaml_why = why.replace("\n", "\\n")
    text = HEAR.replace("why: A person who has told it all can listen too.", f'why: "{yaml_why}"')
    assert f'<h2 id="evidence">Why it works</h2>\n{html}\n' in hear({"techniques.yaml": text})


def test_a_draft_is_not_what_to_say_instead(hear: Callable[[Files], str]) -> None:
    phrase = (BASE / "phrases.yaml").read_text(encoding="utf-8")
    draft = phrase.replace("tell-me", "slow-down").replace("P-01", "P-02").replace("approved", "draft")
    avoid = (BASE / "avoid.yaml").read_text(encoding="utf-8")
    body = hear(
        {
            "phrases.yaml": as_list(phrase, as_list(draft.replace("Tell me what happened", "Slow down"))),
            "avoid.yaml": avoid.replace("[tell-me]", "[slow-down, tell-me]"),
        }
    )
    before, _, instead = body.partition('<p class="td-nots__instead">')
    assert "Calm down" in before
    assert instead.partition("</p>")[0].endswith(
        '<q dir="auto">Tell me what happened, <var class="td-var">name</var>.</q>'
    )
    assert "Slow down" not in body


PLAYBOOK = """
id: upset-caller
title: An upset caller
tagline: Listen, then act.
situation: Somebody is upset.
steps:
  - id: first
    do: Listen
    slots: [refund-limit]
    decision: {ask: Is it over?, answers: [{answer: "Yes", go: last}, {answer: "No", do: Wait.}]}
  - {id: last, do: Act}
never: [Never shout.]
status: approved
"""


def test_a_playbook_names_its_steps_by_number(render_pages: Callable[[Files], dict[str, Page]]) -> None:
    page = render_pages({"playbooks.yaml": PLAYBOOK})["playbooks/upset-caller.html"]
    assert (
        '<li><a class="td-way" href="#step-last"><b>Yes</b> <small>Step 2: Act</small></a></li>\n'
        '<li><a class="td-way" href="#step-first"><b>No</b> <span>Wait.</span></a></li>' in page.body
    )
    assert '<a class="td-slot td-slot--open" href="../policy.html#refund-limit">' in page.body
    assert page.body.count("Not filled in by your company yet") == 1
    assert "Never</p><ul><li>Never shout.</li></ul>" in page.body
    assert "Bring someone in when" not in page.body
    assert [(heading.anchor, heading.title) for heading in page.headings] == [
        ("path", "The path"),
        ("limits", "Escalate, end, never"),
        ("when", "When this path fits"),
    ]


def test_a_page_is_made_again_only_if_something_on_it_has_changed(book: Callable[[Files], Book]) -> None:
    cache = PageCache()
    before = {page.path: page for page in pages.render(book({}), cache)}
    second_render = {page.path: page for page in pages.render(book({}), cache)}
    path = "techniques/hear-them-out.html"
    assert second_render[path] is before[path]
    assert second_render["phrases/listen.html"] is before["phrases/listen.html"]
    phrases = (BASE / "phrases.yaml").read_text(encoding="utf-8").replace("At the beginning.", "At once.")
    after = {page.path: page for page in pages.render(book({"phrases.yaml": phrases}), cache)}
    assert after[path] == replace(
        before[path], body=before[path].body.replace("At the beginning.", "At once.")
    )
    assert "At once." in after["phrases/listen.html"].body
    assert after["phrases/recover.html"] is before["phrases/recover.html"]


def test_the_fields_of_a_kind_without_a_page_of_its_own_design(book: Callable[[Files], Book]) -> None:
    question = "id: why\nquestion: Why?\nanswer: Because.\nrelated: {techniques: [hear-them-out]}\nasked_as: [how come, what for]\n"
    questions = book({"questions.yaml": question})
    entry = questions.get(Question, "why")
    assert entry is not None
    assert list(plain_fields(questions, entry)) == [
        ("Answer", ("Because.",), ()),
        ("Related", (), (questions.get(Technique, "hear-them-out"),)),
        ("Asked as", ("how come", "what for"), ()),
    ]


def test_a_field_without_anything_approved_is_left_out(book: Callable[[Files], Book]) -> None:
    draft = as_list(HEAR, technique("breathe").replace("approved", "draft"))
    question = "id: why\nquestion: Why?\nanswer: So.\nrelated: {techniques: [breathe]}\n"
    with_draft = book({"techniques.yaml": draft, "questions.yaml": question})
    entry = with_draft.get(Question, "why")
    assert entry is not None
    assert [field.label for field in plain_fields(with_draft, entry)] == ["Answer"]


def test_what_an_author_writes_is_text_and_no_html(render_pages: Callable[[Files], dict[str, Page]]) -> None:
    hear = HEAR.replace("Hear them out", "<i>Hear</i> them")
    phrases = (
        (BASE / "phrases.yaml").read_text(encoding="utf-8").replace("Tell me what", "Tell <i>me</i> what")
    )
    bodies = [page.body for page in render_pages({"techniques.yaml": hear, "phrases.yaml": phrases}).values()]
    assert any("<h1>&lt;i&gt;Hear&lt;/i&gt; them</h1>" in body for body in bodies)
    assert any("Tell &lt;i&gt;me&lt;/i&gt; what" in body for body in bodies)
    assert not any("<i>Hear" in body or "<i>me" in body for body in bodies)


OTHER_PHRASE = """
- {id: tell-me, code: P-01, text: "Tell me what happened, {name}.", technique: hear-them-out, channels: [phone], when: At first., status: approved}
- {id: breathe-in, text: Take your time., technique: breathe, channels: [phone], when: Later., status: approved}
"""
EDITS = [
    ("book.yaml", "title: Phone,", "title: Telephone,"),
    (
        "phrases.yaml",
        "Take your time.",
        "Take all the time.",
    ),  # said instead of an avoid phrase, on another's page
    ("avoid.yaml", "gives an order", "is an order"),
    ("signs.yaml", "The voice rises", "The voice goes up"),
    ("citations.yaml", "A study.", "The study."),
    ("playbooks.yaml", "An upset caller", "Somebody upset"),
    ("techniques.yaml", "title: Breathe", "title: Breathe slowly"),
]


@pytest.mark.parametrize(("file", "present", "replacement"), EDITS, ids=[file for file, _, _ in EDITS])
def test_an_edit_shows_on_every_page_that_it_concerns(
    book: Callable[[Files], Book], file: str, present: str, replacement: str
) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in BASE.iterdir()}
    texts["phrases.yaml"] = OTHER_PHRASE
    texts["avoid.yaml"] = texts["avoid.yaml"].replace("instead: [tell-me]", "instead: [breathe-in]")
    texts["techniques.yaml"] = as_list(HEAR + "relations: {works_with: [breathe]}\n", technique("breathe"))
    cache = PageCache()
    before = list(pages.render(book(texts), cache))
    assert present in texts[file]
    texts[file] = texts[file].replace(present, replacement)
    after = book(texts)
    pages_without_cache = list(pages.render(after))
    assert pages_without_cache != before
    assert list(pages.render(after, cache)) == pages_without_cache
