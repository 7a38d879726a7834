"""A text of the book below is changed in the team's own files: as little as can be, and back again."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talkdown.loader import load
from talkdown.loader.extend import entries_by_key, merged_entries, read_with_bases, readable_folders_of
from talkdown.loader.load_cache import LoadCache
from talkdown.loader.report import LoadReport
from talkdown.model import ENTRY_KINDS
from talkdown.model.book import EntryKey
from talkdown.pipeline.text_edit import TextEditor
from talkdown.pipeline.text_places import TextPlace, texts_of
from talkdown.yamltext import RawValue
from talkdown.yamltext.replacement import ReplacementError, value_at, with_value

BASE = Path(__file__).parents[1] / "rules/_base"
WORDS = TextPlace("phrase", "tell-me", ("text",))
STEP = TextPlace("playbook", "upset-caller", ("steps", 1, "do"))
VARIANT = TextPlace("avoid", "calm-down", ("variants", 0))
SLOT = TextPlace("slot", "refund-limit", ("value",))


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A book of a team, on top of the small one beside it."""
    return make_team(tmp_path)


def make_team(folder: Path) -> Path:
    shutil.copytree(BASE, folder / "base")
    (folder / "team").mkdir()
    (folder / "team/book.yaml").write_text("title: Ours\nextend: ../base\n")
    return folder / "team"


def editor_of(folder: Path) -> TextEditor:
    return TextEditor(folder, lambda cache: load(folder, cache))


def edit(editor: TextEditor, place: TextPlace, text: str) -> None:
    editor.save(editor.change(editor.read(), place, text))


def own_files(team: Path) -> dict[str, str]:
    """What the team's files hold, but for book.yaml."""
    return {
        path.relative_to(team).as_posix(): path.read_text()
        for path in sorted(team.rglob("*.yaml"))
        if path.name != "book.yaml"
    }


def values_of(team: Path) -> dict[EntryKey, dict[str, RawValue]]:
    """Every entry as the files have it, the team's on top of those below."""
    folder = read_with_bases(str(team), readable_folders_of(str(team), []), LoadCache(), LoadReport())
    return {key: raw.value for key, raw in entries_by_key(merged_entries(folder)).items()}


def all_places(team: Path) -> list[TextPlace]:
    book = load(team).book
    assert book is not None
    return [
        TextPlace(kind.name, entry.id, route)
        for kind in ENTRY_KINDS
        for entry in book.all(kind.entry_class).values()
        for route, _ in texts_of(entry)
    ]


def test_an_item_with_an_id_is_changed_alone(team: Path) -> None:
    editor = editor_of(team)
    edit(editor, STEP, "Act now")
    path = "playbooks/upset-caller.yaml"
    lines = ["override: upset-caller", "steps:", "  change:", "    then:", "      do: Act now", ""]
    assert own_files(team) == {path: "\n".join(lines)}
    edit(editor, STEP._replace(route=("steps", 0, "do")), "Hear")
    edit(editor, STEP, "Act at once")
    lines = [*lines[:4], "      do: Act at once", "    first:", "      do: Hear", ""]
    assert own_files(team) == {path: "\n".join(lines)}
    assert load(team).problems == []


def test_an_override_says_what_the_book_below_has(team: Path) -> None:
    editor = editor_of(team)
    assert editor.source(editor.read(), STEP).text_below == ""
    for place, text, text_below in (
        (WORDS, "Tell me all, {name}.", "Tell me what happened, {name}."),
        (STEP, "Act now", "Act"),
        (VARIANT, "collect yourself", "calm yourself"),
    ):
        edit(editor, place, text)
        source = editor.source(editor.read(), place)
        assert (source.text, source.is_own, source.text_below) == (text, True, text_below)
    edit(editor, SLOT, "Up to $25.")
    assert editor.source(editor.read(), SLOT).text_below == "", "it was open: nothing stood there"


def test_who_goes_back_leaves_nothing_behind(team: Path) -> None:
    editor = editor_of(team)
    places = {WORDS: "Tell me all.", STEP: "Act now", VARIANT: "collect yourself"}
    for place, text in places.items():
        edit(editor, place, text)
    for place in places:
        edit(editor, place, editor.source(editor.read(), place).text_below)
    assert own_files(team) == {}


def test_what_else_the_file_says_stays(team: Path) -> None:
    editor = editor_of(team)
    (team / "phrases.yaml").write_text(
        "# Ours.\n- override: tell-me\n  text: Tell me all.  # asked for\n  # Since May.\n  when: Now.\n"
    )
    edit(editor, WORDS, "Tell me what happened, {name}.")
    assert own_files(team)["phrases.yaml"] == "# Ours.\n- override: tell-me\n  # Since May.\n  when: Now.\n"
    edit(editor, WORDS._replace(route=("when",)), "At the beginning.")
    assert own_files(team)["phrases.yaml"] == "# Ours.\n- override: tell-me\n  # Since May.\n"
    assert load(team).problems == []


def test_a_list_that_is_changed_in_part_is_changed_further(team: Path) -> None:
    editor = editor_of(team)
    (team / "avoid.yaml").write_text("- override: calm-down\n  variants: {add: [cool it]}\n")
    edit(editor, VARIANT, "collect yourself")
    assert own_files(team)["avoid.yaml"] == (
        '- override: calm-down\n  variants: {add: [cool it], change: {"calm yourself": "collect yourself"}}\n'
    )
    edit(editor, VARIANT, "calm yourself")
    assert own_files(team)["avoid.yaml"] == "- override: calm-down\n  variants: {add: [cool it]}\n"
    (new_variant,) = (place for place in all_places(team) if place.route == ("variants", 1))
    assert editor.source(editor.read(), new_variant).text_below == ""


def test_a_company_between_two_books_changes_a_list_in_part(team: Path) -> None:
    (team.parent / "company").mkdir()
    (team.parent / "company/book.yaml").write_text("title: Company\nextend: ../base\n")
    (team.parent / "company/avoid.yaml").write_text(
        "override: calm-down\nvariants: {add: [cool it], change: {calm yourself: chill}}\n"
    )
    (team / "book.yaml").write_text("title: Ours\nextend: ../company\n")
    editor = editor_of(team)
    edit(editor, VARIANT._replace(route=("variants", 1)), "cool it down")
    assert own_files(team) == {
        "avoid/calm-down.yaml": "override: calm-down\nvariants:\n- chill\n- cool it down\n"
    }
    assert editor.source(editor.read(), VARIANT._replace(route=("variants", 1))).text_below == "cool it"


def test_the_words_of_the_book_below_make_no_override(team: Path) -> None:
    editor = editor_of(team)
    edit(editor, WORDS, " Tell me what happened, {name}.\n")
    assert own_files(team) == {}


def test_a_file_that_changes_before_it_is_deleted_stays(team: Path) -> None:
    editor = editor_of(team)
    edit(editor, WORDS, "Tell me all.")
    change = editor.change(editor.read(), WORDS, "Tell me what happened, {name}.")
    assert change.effect == "delete"
    (team / "phrases/tell-me.yaml").write_text("# Theirs.\n")
    with pytest.raises(ReplacementError, match="the file has changed meanwhile"):
        editor.save(change)
    assert own_files(team) == {"phrases/tell-me.yaml": "# Theirs.\n"}


OWN_FILES = {
    "none": {},
    "an override": {"playbooks.yaml": "override: upset-caller\ntitle: Upset\n"},
    "in braces": {"playbooks.yaml": "- {override: upset-caller, title: Upset}\n"},
    "in part": {
        "playbooks.yaml": "- override: upset-caller\n  # ours\n  steps:\n    change: {then: {how: At once.}}\n",
        "avoid.yaml": "- override: calm-down\n  variants:\n    add: [cool it]\n",
    },
    "a whole list": {"avoid.yaml": "- override: calm-down\n  variants: [chill, cool it]\n"},
}


TEXTS = st.text("ano :#-'\"{}[]|>&*!%@,?\n\\é\t", min_size=1, max_size=40) | st.text(min_size=1, max_size=40)
"""Signs that mean something in YAML, and anything at all."""


@given(st.data(), st.sampled_from(sorted(OWN_FILES)))
@settings(deadline=None, max_examples=60)
def test_any_text_in_any_place_changes_that_value_alone(data: st.DataObject, files: str) -> None:
    with TemporaryDirectory() as folder:
        team = make_team(Path(folder))
        for name, content in OWN_FILES[files].items():
            (team / name).write_text(content)
        base_before = {path: path.read_bytes() for path in (team.parent / "base").rglob("*.yaml")}
        editor = editor_of(team)
        place = data.draw(st.sampled_from(all_places(team)))
        text = data.draw(TEXTS)
        before, files_before = values_of(team), own_files(team)
        old_text = value_at(before[place.kind, place.id], place.route)
        try:
            edit(editor, place, text)
        except ReplacementError:
            assert own_files(team) == files_before
            return
        after = values_of(team)
        key = (place.kind, place.id)
        new_text = value_at(after[key], place.route)
        assert isinstance(new_text, str)
        assert new_text.rstrip("\n") == text.strip()
        if isinstance(old_text, str):
            assert after == {**before, key: with_value(before[key], place.route, new_text)}
            if load(team).problems:
                return  # the rules refuse it, and the page does not save it
            edit(editor, place, old_text)
            value = with_value(before[key], place.route, old_text.rstrip("\n"))
            assert values_of(team) in (before, {**before, key: value})
        assert {path: path.read_bytes() for path in (team.parent / "base").rglob("*.yaml")} == base_before
