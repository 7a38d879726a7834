"""Who changes a text on a page changes one value of one file, and hears what the rules say before it is saved."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from talkdown.loader import load
from talkdown.loader.value_cache import ValueCache
from talkdown.pipeline.new_entry import NewEntryError, entry_forms, new_entry
from talkdown.pipeline.text_edit import TextEditor
from talkdown.pipeline.text_places import TextPlace, TextPlaces
from talkdown.yamltext.replacement import ReplacementError

BASE = Path(__file__).parents[1] / "rules/_base"
WORDS = TextPlace("phrase", "tell-me", ("text",))
STEP = TextPlace("playbook", "upset-caller", ("steps", 1, "do"))


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A book of a team, on top of the small one beside it."""
    shutil.copytree(BASE, tmp_path / "base")
    (tmp_path / "team").mkdir()
    (tmp_path / "team/book.yaml").write_text("title: Ours\nextend: ../base\n")
    (tmp_path / "team/questions.yaml").write_text(
        "# Ours.\n- id: why\n  question: Why?   \n  answer: >-\n    Because\n    **we** do.\n\n    See [[hear-them-out]].\n  status: approved\n"
    )
    return tmp_path / "team"


def editor_of(folder: Path) -> TextEditor:
    return TextEditor(folder, lambda cache: load(folder, cache))


def test_words_of_a_page_lead_to_their_place(team: Path) -> None:
    book = load(team).book
    assert book is not None
    places = TextPlaces(book)
    assert places.find("Tell me what  happened, name.") == [WORDS]
    assert places.find("Act") == [STEP]
    assert places.find("Because we do.") == [TextPlace("question", "why", ("answer",))]
    assert places.find(f"See {book.techniques[0].title}.") == [TextPlace("question", "why", ("answer",))]
    assert places.find("Not when: At the beginning.") == [TextPlace("phrase", "tell-me", ("when",))]
    assert places.find("hear-them-out") == []


def test_words_of_many_entries_lead_to_all_of_them(team: Path) -> None:
    entries = [f"- {{id: why-{n}, question: Why?, answer: So., status: approved}}\n" for n in range(6)]
    (team / "questions.yaml").write_text("".join(entries))
    book = load(team).book
    assert book is not None
    places = TextPlaces(book).find("Why?")
    assert [place.id for place in places] == ["why-0", "why-1", "why-2", "why-3", "why-4", "why-5"]


def test_an_own_text_changes_in_its_file(team: Path) -> None:
    editor = editor_of(team)
    place = TextPlace("question", "why", ("question",))
    load_result = editor.read()
    source = editor.source(load_result, place)
    assert (source.text, source.position.line, source.is_own) == ("Why?", 3, True)
    before = (team / "questions.yaml").read_text()
    editor.save(editor.change(load_result, place, "Why: us?"))
    assert (team / "questions.yaml").read_text() == before.replace("Why?", '"Why: us?"')


def test_a_text_of_the_book_below_becomes_an_override(team: Path) -> None:
    editor = editor_of(team)
    editor.save(editor.change(editor.read(), WORDS, "Tell me all, {name}."))
    assert (team / "phrases/tell-me.yaml").read_text() == "override: tell-me\ntext: Tell me all, {name}.\n"
    editor.save(editor.change(editor.read(), WORDS._replace(route=("when",)), "Now: at once."))
    editor.save(editor.change(editor.read(), WORDS, "Tell me more, {name}."))
    assert (team / "phrases/tell-me.yaml").read_text() == (
        'override: tell-me\ntext: Tell me more, {name}.\nwhen: "Now: at once."\n'
    )
    assert load(team).problems == []


def test_a_text_inside_of_a_field_brings_the_field_along(team: Path) -> None:
    editor = editor_of(team)
    editor.save(editor.change(editor.read(), STEP, "Act now"))
    book = load(team).book
    assert book is not None
    assert [step.do for step in book.playbooks[0].steps] == ["Listen", "Act now"]
    assert book.playbooks[0].title == "An upset caller"


def test_what_stands_in_for_a_missing_text_fills_it_in(team: Path) -> None:
    editor = editor_of(team)
    load_result = editor.read()
    assert load_result.book is not None
    (place,) = TextPlaces(load_result.book).find("Ask your team lead.")
    assert place == TextPlace("slot", "refund-limit", ("value",))
    assert editor.source(load_result, place).text == "Ask your team lead."
    editor.save(editor.change(load_result, place, "Up to $25."))
    assert (team / "slots/refund-limit.yaml").read_text() == "override: refund-limit\nvalue: Up to $25.\n"
    (team / "slots/refund-limit.yaml").write_text("override: refund-limit\nhelp: Ask the lead.\n")
    editor.save(editor.change(editor.read(), place, "Up to $50."))
    assert (team / "slots/refund-limit.yaml").read_text() == (
        "override: refund-limit\nhelp: Ask the lead.\nvalue: Up to $50.\n"
    )


def test_the_rules_speak_of_what_is_new(team: Path) -> None:
    editor = editor_of(team)
    load_result = editor.read()
    problems = editor.problems(load_result, editor.change(load_result, WORDS, "Calm down, {name}."))
    assert "the phrase contains “Calm down”" in [problem.message for problem in problems]
    assert (
        editor.problems(load_result, editor.change(load_result, WORDS._replace(route=("when",)), "First."))
        == []
    )
    assert not (team / "phrases").exists()


def test_what_is_not_saved_is_not_remembered(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor, kept_contents = editor_of(team), []
    monkeypatch.setattr(ValueCache, "add", lambda self, content, document: kept_contents.append(content))
    load_result = editor.read()
    change = editor.change(load_result, TextPlace("question", "why", ("question",)), "Why us?")
    editor.problems(load_result, change)
    assert change.content not in kept_contents
    assert change.before in kept_contents


def test_what_is_gone_is_refused(team: Path) -> None:
    editor = editor_of(team)
    for place in (
        WORDS._replace(id="gone"),
        WORDS._replace(route=("not_when",)),
        WORDS._replace(route=("x", 1)),
    ):
        with pytest.raises(ReplacementError, match="not there any more"):
            editor.source(editor.read(), place)


def test_what_another_program_saves_while_the_rules_are_asked_stays(team: Path) -> None:
    editor = editor_of(team)
    change = editor.change(editor.read(), TextPlace("question", "why", ("question",)), "Why us?")
    (team / "questions.yaml").write_text("# Theirs.\n")
    with pytest.raises(ReplacementError, match="the file has changed meanwhile"):
        editor.save(change)
    assert (team / "questions.yaml").read_text() == "# Theirs.\n"


def test_a_file_that_has_appeared_meanwhile_stays(team: Path) -> None:
    editor = editor_of(team)
    change = editor.change(editor.read(), WORDS, "Tell me all, {name}.")
    (team / "phrases").mkdir()
    (team / "phrases/tell-me.yaml").write_text("# Theirs.\n")
    with pytest.raises(ReplacementError, match="the file has changed meanwhile"):
        editor.save(change)
    assert (team / "phrases/tell-me.yaml").read_text() == "# Theirs.\n"


def test_a_link_is_not_written_through(team: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (team / "phrases").symlink_to(tmp_path / "elsewhere")
    editor = editor_of(team)
    with pytest.raises(ReplacementError, match="links are not followed"):
        editor.save(editor.change(editor.read(), WORDS, "Tell me all, {name}."))
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_with_a_second_name_stays(team: Path, tmp_path: Path) -> None:
    os.link(team / "questions.yaml", tmp_path / "second.yaml")
    text = (team / "questions.yaml").read_text()
    editor = editor_of(team)
    change = editor.change(editor.read(), TextPlace("question", "why", ("question",)), "Why us?")
    with pytest.raises(ReplacementError, match="has a second name on this disk"):
        editor.save(change)
    assert (team / "questions.yaml").read_text() == text


def test_forms_ask_for_what_a_kind_cannot_do_without(team: Path) -> None:
    book = load(team).book
    assert book is not None
    forms = {form.kind.name: form for form in entry_forms(book)}
    fields = [
        (field.name, field.is_list, [value for value, _ in field.options]) for field in forms["phrase"].fields
    ]
    assert fields == [
        ("text", False, []),
        ("technique", False, ["hear-them-out"]),
        ("channels", True, ["phone", "email"]),
        ("when", False, []),
    ]
    assert "playbook" not in forms  # its steps have fields of their own


def test_a_new_entry_is_a_draft_that_loads(team: Path) -> None:
    editor = editor_of(team)
    fields: dict[str, str | list[str]] = {
        "text": "I see: late.",
        "technique": "hear-them-out",
        "channels": ["phone"],
        "when": "Now.",
    }
    change = new_entry(editor.read(), team, "phrase", fields)
    editor.save(change)
    assert (team / "phrases/i-see-late.yaml").read_text() == (
        'id: i-see-late\ntext: "I see: late."\ntechnique: hear-them-out\nchannels:\n- phone\nwhen: Now.\nstatus: draft\n'
    )
    assert load(team).problems == []
    with pytest.raises(NewEntryError, match="is there already"):
        new_entry(editor.read(), team, "phrase", fields)
    with pytest.raises(
        NewEntryError, match=r"^fill in “The words, with variables as \{name\}”, “Where it fits”$"
    ):
        new_entry(editor.read(), team, "phrase", {**fields, "text": " ", "channels": []})
    with pytest.raises(NewEntryError, match="there is no form"):
        new_entry(editor.read(), team, "playbook!", fields)
