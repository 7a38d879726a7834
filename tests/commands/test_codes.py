"""`talkdown codes`: what a team brings along gets its codes at once, and nothing else in its files changes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from books import write_book_on_top
from command_line import talkdown

PHRASES = """\
# Brought along.
- id: macro-1
  # The first.
  text: Valve one is open.
  technique: hear-them-out
  channels: [phone]
  when: They ask.
  status: approved

- {id: macro-2, text: Pump two is closed., technique: hear-them-out, channels: [phone], when: Later., status: approved}
- {id: macro-3, code: P-123, text: Tank three is full., technique: hear-them-out, channels: [phone], when: Last., status: approved}
- {id: macro-4, text: Not yet., technique: hear-them-out, channels: [phone], when: Never., status: draft}
"""


@pytest.fixture(autouse=True)
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A book on top of a copy of the small one."""
    monkeypatch.chdir(tmp_path)
    write_book_on_top("title: Ours\n", PHRASES)


def write_below(name: str, text: str) -> None:
    """Put a file of phrases into the book below."""
    folder = Path("theirs/phrases")
    folder.mkdir()
    Path("theirs/phrases.yaml").rename(folder / "first.yaml")
    (folder / f"{name}.yaml").write_text(text)


def test_each_approved_entry_without_a_code_gets_one_behind_its_id() -> None:
    result = talkdown("codes")
    assert (result.exit_code, result.output) == (
        0,
        "phrasebook/phrases.yaml: 2 codes\nnext: `talkdown check`\n",
    )
    assert Path("phrasebook/phrases.yaml").read_text() == (
        PHRASES.replace("id: macro-1\n", "id: macro-1\n  code: P-279874\n").replace(
            "id: macro-2", "id: macro-2, code: P-279875"
        )
    )
    assert talkdown("codes").output == "no approved entry lacks a code\n"
    assert talkdown("check").exit_code == 0


def test_the_check_says_that_it_can_be_done_so_and_names_the_same_code() -> None:
    assert talkdown("check").output.startswith(
        "phrasebook/phrases.yaml:2:3: error: `macro-1` has no code [code]\n"
        "  hint: add `code: P-279874`; `talkdown codes` does so wherever one is missing\n"
    )


def test_entries_that_came_on_two_branches_have_their_codes_whatever_came_first() -> None:
    """Two people each write codes for what they brought; nothing meets when their work comes together."""
    talkdown("codes")
    Path("phrasebook/phrases.yaml").rename("a.yaml")
    Path("phrasebook/phrases").mkdir()
    Path("phrasebook/phrases/b.yaml").write_text(
        PHRASES.replace("macro-", "reply-").replace("P-123", "P-124")
    )
    talkdown("codes")
    Path("a.yaml").rename("phrasebook/phrases/a.yaml")
    assert "[code]" not in talkdown("check").output
    assert talkdown("codes").output == "no approved entry lacks a code\n"


def test_an_override_that_approves_a_draft_of_the_book_below() -> None:
    draft = "{id: hm, text: Mm-hm., technique: hear-them-out, channels: [phone], when: Now., status: draft}\n"
    write_below("hm", draft)
    Path("phrasebook/phrases.yaml").write_text("- override: hm\n  status: approved\n")
    assert talkdown("codes").output.startswith("phrasebook/phrases.yaml: 1 code\n")
    assert (
        Path("phrasebook/phrases.yaml").read_text()
        == "- override: hm\n  code: P-365636\n  status: approved\n"
    )
    assert Path("theirs/phrases/hm.yaml").read_text() == draft


def test_a_book_that_extends_none_counts_on() -> None:
    fields = "technique: hear-them-out, channels: [phone], when: Now., status: approved"
    write_below("more", "".join(f"- {{id: say-{n}, text: Say {n}., {fields}}}\n" for n in ("one", "two")))
    assert talkdown("codes", "--book", "theirs").output == (
        "theirs/phrases/more.yaml: 2 codes\nnext: `talkdown check --book theirs`\n"
    )
    after = Path("theirs/phrases/more.yaml").read_text()
    assert "{id: say-one, code: P-02," in after
    assert "{id: say-two, code: P-03," in after


def test_of_many_files_some_are_named() -> None:
    fields = "technique: hear-them-out, channels: [phone], when: Now., status: approved"
    Path("phrasebook/phrases.yaml").unlink()
    Path("phrasebook/phrases").mkdir()
    for n in range(25):
        Path(f"phrasebook/phrases/say-{n:02}.yaml").write_text(f"{{id: say-{n}, text: Say {n}., {fields}}}\n")
    lines = talkdown("codes").output.splitlines()
    assert len(lines) == 22
    assert lines[19:21] == ["phrasebook/phrases/say-19.yaml: 1 code", "and 5 more files: 5 codes"]


def test_a_file_with_a_second_name_is_left_alone() -> None:
    os.link("phrasebook/phrases.yaml", "second.yaml")
    result = talkdown("codes")
    assert result.exit_code == 1
    assert "has a second name on this disk (a hard link)" in result.output
    assert Path("second.yaml").read_text() == PHRASES


def test_a_file_with_an_error_is_named_and_the_others_get_their_codes() -> None:
    """What cannot be read is in no book: that no entry of it lacks a code would be said too soon."""
    Path("phrasebook/questions.yaml").write_text("- id: q-1\n  question: [\n")
    result = talkdown("codes")
    assert result.exit_code == 1
    assert "phrasebook/phrases.yaml: 2 codes\n" in result.output
    assert (
        "entries with errors have no place in the book, and got no code: `phrasebook/questions.yaml`"
        in result.output
    )
    assert "no approved entry lacks a code" not in talkdown("codes").output
