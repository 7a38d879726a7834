"""A book of four times the entries is four times the work to read, however its entries hang together: functions called, counted."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from talkdown.loader import load
from talkdown.model.drafts import with_drafts
from talkdown.model.next_code import missing_codes

_ENTRIES = 40
"""Of the smaller book: then what is the same for every book is little of its work."""

_MOST_RATIO = 5
"""Of the work for four times the entries: linear work gives a little under 4, square work 10 and more."""


def calls_in(function: Callable[[], object]) -> int:
    count = 0

    def note(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(note)
    try:
        function()
    finally:
        sys.setprofile(None)
    return count


def test_techniques_that_replace_each_other_in_a_row(ours: Path) -> None:
    def calls(count: int) -> int:
        technique = (
            "{id: t-%d, title: T %d, tagline: T., stage: listen, use_when: Now., steps: [{do: Go.}, {do: Stay.}], why: So., "
            "evidence: {grade: tested, says: So., tested_by: [study-one]}, status: approved%s}"
        )
        (ours / "techniques.yaml").write_text(
            "".join(
                f"- {technique % (n, n, f', hidden: yes, reason: No., replaced_by: t-{n + 1}' if n < count else '')}\n"
                for n in range(count + 1)
            )
        )
        (ours / "phrases.yaml").write_text(
            "".join(
                f"- {{id: p-{n}, text: T., technique: t-0, channels: [phone], when: Now., status: approved}}\n"
                for n in range(count)
            )
        )
        book = load(ours).book
        assert book
        assert {phrase.technique for phrase in book.phrases if phrase.id != "tell-me"} == {f"t-{count}"}
        return calls_in(lambda: load(ours))

    assert calls(4 * _ENTRIES) < _MOST_RATIO * calls(_ENTRIES)


def test_drafts_that_refer_to_the_next_one_and_the_last_to_nothing(ours: Path) -> None:
    def calls(count: int) -> int:
        (ours / "questions.yaml").write_text(
            "".join(
                f"- {{id: q-{n}, question: Why?, answer: 'See [[question/q-{n + 1}]].', status: draft}}\n"
                for n in range(count)
            )
        )
        book = load(ours).book
        assert book
        assert not with_drafts(book).questions
        return calls_in(lambda: with_drafts(book))

    assert calls(4 * _ENTRIES) < _MOST_RATIO * calls(_ENTRIES)


def test_a_list_of_names_that_are_not_there_is_not_compared_for_ever(ours: Path) -> None:
    names = ", ".join(f"go-onn-{n}" for n in range(300))
    (ours / "book.yaml").write_text(f"extend: ../theirs\nchannels: {{remove: [phoen, {names}, emial]}}\n")
    problems = load(ours).problems
    assert [problem.message for problem in problems][:2] == [
        "the list has no `phoen`",
        "the list has no `go-onn-0`",
    ]
    assert (problems[0].hint, problems[-1].hint) == ("did you mean `phone`?", "delete it here")


def test_entries_without_a_code(ours: Path) -> None:
    """Each number is one more than all that are there, and those are counted once."""

    def calls(count: int) -> int:
        (ours / "phrases.yaml").write_text(
            "".join(
                f"- {{id: p-{n}, text: T., technique: hear-them-out, channels: [phone], when: Now., status: approved}}\n"
                for n in range(count)
            )
        )
        book = load(ours).book
        assert book
        book.books_below = 0  # a book of its own counts on; one on top of another makes a number of each id
        assert len(list(missing_codes(book))) == count
        return calls_in(lambda: list(missing_codes(book)))

    assert calls(4 * _ENTRIES) < _MOST_RATIO * calls(_ENTRIES)
