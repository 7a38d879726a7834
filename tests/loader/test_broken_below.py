"""What no reader could see is left out of a book on top, so that its site has no dead links; its author is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from checked_books import A_DAY, report
from talkdown.loader import LoadResult, load
from talkdown.model import Phrase, Playbook, Sign, Technique
from talkdown.rules import broken_reference, unpublished_reference


def assert_no_dead_links(result: LoadResult) -> None:
    assert result.book
    for rule in (broken_reference, unpublished_reference):
        assert list(rule.check(result.book, A_DAY)) == []


def replace(path: str, old_text: str, new_text: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert old_text in text
    Path(path).write_text(text.replace(old_text, new_text, 1), encoding="utf-8")


def test_a_draft_of_an_entry_below_is_to_readers_as_one_that_is_hidden(ours: Path) -> None:
    (ours / "techniques.yaml").write_text("{override: hear-them-out, status: draft}")
    result = load(ours)
    assert report(result) == (
        "ours/techniques.yaml:1:35: note: without `hear-them-out`, 1 phrase (`tell-me`) and 1 warning sign (`voice-rises`) "
        "cannot be, and go along [hidden-along]\n"
        "  hint: to keep them, add `replaced_by:` with the id of one that stands in\n"
        "ours/techniques.yaml:1:35: note: without `hear-them-out`, nothing is left to say in `calm-down` (instead), "
        "`upset-caller` (step 1) [nothing-to-say]\n"
        "  hint: `override` them to say something else"
    )
    assert_no_dead_links(result)


def test_a_draft_refers_on_to_what_else_is_a_draft(ours: Path) -> None:
    """Both are shown to who asks for drafts."""
    (ours / "techniques.yaml").write_text("{override: hear-them-out, status: draft}")
    (ours / "phrases.yaml").write_text("{override: tell-me, status: draft}")
    result = load(ours)
    assert result.book
    assert result.book.all(Phrase)["tell-me"].technique == "hear-them-out"


@pytest.mark.parametrize(
    ("successor", "problem"),
    [
        ("zz", "error: no policy slot is called `zz` [broken-reference]"),
        ("refund-limit", "error: `refund-limit` replaces itself [replaced-by]\n  hint: name another entry"),
        (
            "not-yet",
            "error: `not-yet` is a draft [unpublished-reference]\n  hint: approve it, or name another entry",
        ),
    ],
)
def test_what_replaces_a_hidden_entry_is_one_that_readers_see(
    ours: Path, successor: str, problem: str
) -> None:
    (ours / "slots.yaml").write_text(
        f"- {{override: refund-limit, hidden: yes, reason: Not ours., replaced_by: {successor}}}\n"
        "- {id: not-yet, code: L-123456, label: Later, default: Ask., status: draft}\n"
    )
    result = load(ours)
    assert report(result) == f"ours/slots.yaml:1:73: {problem}"
    assert_no_dead_links(result)


def test_two_entries_do_not_replace_each_other(ours: Path) -> None:
    (ours / "slots.yaml").write_text(
        "- {override: refund-limit, hidden: yes, reason: No., replaced_by: other}\n"
        "- {id: other, code: L-123456, label: Later, default: Ask., hidden: yes, reason: No., replaced_by: refund-limit}\n"
    )
    assert report(load(ours)).count("replaces itself [replaced-by]") == 2


def test_a_book_alone_hides_nothing_for_what_is_not_there(ours: Path) -> None:
    replace("theirs/slots.yaml", "status: approved", "hidden: yes\nreason: No.\nreplaced_by: zz")
    assert "theirs/slots.yaml:7:14: error: no policy slot is called `zz`" in report(load("theirs"))


@pytest.mark.parametrize(
    ("file", "old_text", "new_text"),
    [
        ("book.yaml", "id: listen", "id: hear"),
        ("signs.yaml", "level: heat", "level: storm"),
        ("phrases.yaml", "technique: hear-them-out", "technique: x-1"),
        ("techniques.yaml", "id: hear-them-out", "id: first"),
        ("techniques.yaml", "signs: [voice-rises]", "signs: [voice-rises, voice-falls]"),
        ("avoid.yaml", "why: It is an order.", "why: See [[phrase/gone]] and [[nobody/knows]]."),
        ("slots.yaml", "status: approved", "status: draft"),
    ],
)
def test_what_a_book_below_breaks_is_left_out_and_told_in_one_line(
    ours: Path, file: str, old_text: str, new_text: str
) -> None:
    replace(f"theirs/{file}", old_text, new_text)
    result = load(ours)
    assert "of its own, the first one in theirs/" in report(result)
    assert_no_dead_links(result)


def test_a_book_between_two_others_tells_of_the_lowest(ours: Path) -> None:
    replace("theirs/signs.yaml", "level: heat", "level: storm")
    Path("team").mkdir()
    Path("team/book.yaml").write_text("extend: ../ours\n")
    result = load("team")
    assert report(result) == (
        "team/book.yaml:1:9: warning: the book below has 1 error of its own, the first one in theirs/signs.yaml, line 6 "
        "[book-below]\n"
        "  hint: `talkdown check --book ours` shows them"
    )
    assert result.book
    assert (len(result.book.all(Sign)), len(result.book.all(Technique))) == (0, 1)


def test_a_team_does_not_refer_to_a_draft_below(ours: Path) -> None:
    """It has no page, unlike what is deprecated."""
    (ours / "playbooks.yaml").write_text(
        "{override: upset-caller, steps: {change: {then: {slots: [refund-limit]}}}}"
    )
    replace("theirs/slots.yaml", "status: approved", "status: draft")
    result = load(ours)
    assert "ours/playbooks.yaml:1:58: error: `refund-limit` is a draft [unpublished-reference]" in report(
        result
    )
    assert result.book
    assert result.book.all(Playbook)["upset-caller"].steps[0].slots == ()


def test_of_two_entries_below_with_one_id_the_first_is_there_and_its_author_is_told(ours: Path) -> None:
    slot = "{id: refund-limit, code: L-02, label: Another, default: Ask., status: approved}\n"
    replace("theirs/slots.yaml", "id: refund-limit", "- id: refund-limit")
    text = Path("theirs/slots.yaml").read_text().replace("\n", "\n  ").rstrip(" ")
    Path("theirs/slots.yaml").write_text(f"{text}- {slot}")
    (ours / "slots.yaml").write_text("{override: refund-limit, default: Up to 20.}")
    result = load(ours)
    assert report(result) == (
        "ours/book.yaml:1:9: warning: the book below has 1 error of its own, the first one in theirs/slots.yaml, line 6 "
        "[book-below]\n"
        "  hint: `talkdown check --book theirs` shows them"
    )
    assert result.book
    assert [(slot.label, slot.default) for slot in result.book.slots] == [
        ("The most you may refund", "Up to 20.")
    ]


def test_two_stages_of_one_name_are_an_error_and_below_one_stage(ours: Path) -> None:
    """Else both would have one page."""
    replace("theirs/book.yaml", "id: recover", "id: listen")
    message = "the name `listen` is taken by another item of `stages` [duplicate-id]"
    assert f"theirs/book.yaml:4:5: error: {message}" in report(load("theirs"))
    result = load(ours)
    assert report(result).startswith("ours/book.yaml:1:9: warning: the book below has 1 error of its own")
    assert result.book
    assert [stage.title for stage in result.book.settings.stages] == ["Listen"]
