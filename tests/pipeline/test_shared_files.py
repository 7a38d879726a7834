"""Files that others write and read, too: an edit takes nobody's words away, nor anybody's rights."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from talkdown.loader import load
from talkdown.pipeline.text_edit import TextEditor
from talkdown.pipeline.text_places import TextPlace
from talkdown.storage.atomic import ChangedError, replace_content

WORDS = TextPlace("phrase", "tell-me", ("text",))


def test_what_is_saved_while_a_file_is_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program saves at the moment at which the new words are on the disk, and have not taken the name yet."""
    path = tmp_path / "phrases.yaml"
    path.write_bytes(b"before")

    def save_theirs(descriptor: int) -> None:
        path.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", save_theirs)
    with pytest.raises(ChangedError):
        replace_content(path, b"before", b"ours")
    assert path.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("mode", [0o600, 0o664, 0o640])
def test_who_may_read_and_write_a_file_stays_the_same(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "phrases.yaml"
    path.write_bytes(b"before")
    path.chmod(mode)
    replace_content(path, b"before", b"ours")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"ours", mode)


def test_a_book_below_that_lies_in_the_folder_of_the_one_on_top_is_not_written_to(tmp_path: Path) -> None:
    """As a submodule is."""
    team, base = tmp_path / "team", tmp_path / "team/upstream"
    base.mkdir(parents=True)
    rules_base = Path(__file__).parents[1] / "rules/_base"
    for file in rules_base.iterdir():
        (base / file.name).write_bytes(file.read_bytes())
    (team / "book.yaml").write_text("extend: upstream\n")
    editor = TextEditor(team, lambda cache: load(team, cache))
    editor.save(editor.change(editor.read(), WORDS, "Tell me all, {name}."))
    assert (team / "phrases/tell-me.yaml").read_text() == "override: tell-me\ntext: Tell me all, {name}.\n"
    assert (base / "phrases.yaml").read_bytes() == (rules_base / "phrases.yaml").read_bytes()


def test_a_list_that_a_book_between_changes_in_part_is_overridden_as_it_is_read(tmp_path: Path) -> None:
    rules_base = Path(__file__).parents[1] / "rules/_base"
    (tmp_path / "base").mkdir()
    for file in rules_base.iterdir():
        (tmp_path / "base" / file.name).write_bytes(file.read_bytes())
    for name, below in (("middle", "base"), ("team", "middle")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "book.yaml").write_text(f"extend: ../{below}\n")
    (tmp_path / "middle/avoid.yaml").write_text("{override: calm-down, variants: {add: [relax]}}")
    team = tmp_path / "team"
    editor = TextEditor(team, lambda cache: load(team, cache))
    for number, variants in ((0, "- Chill\n- relax\n"), (1, "- calm yourself\n- Chill\n")):
        change = editor.change(editor.read(), TextPlace("avoid", "calm-down", ("variants", number)), "Chill")
        assert change.content == f"override: calm-down\nvariants:\n{variants}".encode()
