"""A field is added to many entries of a file at once; every other character stays as it stands."""

from __future__ import annotations

import time
from textwrap import dedent

import pytest

from talkdown.yamltext.addition import add_behind
from talkdown.yamltext.replacement import ReplacementError


def with_codes(text: str, count: int) -> str:
    """A file whose entries have codes, each behind its id."""
    return add_behind(text, "code", {(n, "id"): f"P-0{n}" for n in range(count)})


def test_each_field_stands_behind_its_id_and_all_else_stays() -> None:
    before = dedent(
        """\
        # Ours.
        - id: late   # the usual one
          text: >-
            It is
            late.

        - {text: "It, too", id: lost, channels: [phone]}   # in braces
        -   "id": 'gone'
            text: Gone
        """
    )
    assert with_codes(before, 3) == (
        before.replace("usual one\n", "usual one\n  code: P-00\n")
        .replace("id: lost", "id: lost, code: P-01")
        .replace("'gone'\n", "'gone'\n    code: P-02\n")
    )


def test_a_file_of_one_entry() -> None:
    assert add_behind("text: Late\nid: late", "code", {("id",): "P-01"}) == "text: Late\nid: late\ncode: P-01"


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_and_the_mark_of_an_editor_stay(line_end: str) -> None:
    before = line_end.join(["\ufeff- id: late", "  text: Late", "- id: lost", ""])
    after = line_end.join(
        ["\ufeff- id: late", "  code: P-00", "  text: Late", "- id: lost", "  code: P-01", ""]
    )
    assert with_codes(before, 2) == after


def seconds(count: int) -> float:
    """The processor's time for a file of so many entries; what others do on this machine is not in it."""
    entries = "".join(f"- id: late-{n}\n  text: {'It is late. ' * 150}\n" for n in range(count))
    started_at = time.process_time()
    with_codes(entries, count)
    return time.process_time() - started_at


def test_four_times_the_entries_are_four_times_the_work_and_not_sixteen() -> None:
    assert min(seconds(1000) for _ in range(2)) < 9 * min(seconds(250) for _ in range(3))


def test_a_file_that_cannot_be_read_stays() -> None:
    with pytest.raises(ReplacementError, match="the file cannot be read; mend it first"):
        with_codes("- id: late\n  text: [\n", 1)
