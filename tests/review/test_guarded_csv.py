"""What a customer wrote is never run, by whatever separator a spreadsheet reads the table."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from talkdown.review.exports.guarded_csv import GuardedCsv, guard, without_guard

TEXTS = st.text(st.sampled_from("a1;,|\t\r\n \"'=+-@＝\u00a0\u200b"), max_size=12)


@pytest.mark.parametrize(
    ("text", "guarded_text"),
    [
        ("foo;=cmd|' /C calc'!A0", "foo;'=cmd|' /C calc'!A0"),
        ("a\t=1\nb\n+2", "a\t'=1\nb\n'+2"),
        ('x; "=1"', 'x;\' "=1"'),
        ("\u00a0=1", "'\u00a0=1"),
        ("\u200b=1", "'\u200b=1"),
        ('"=1"', '\'"=1"'),
        ("'=1", "''=1"),
        ("\ttab", "'\ttab"),
        ("No, -5 degrees; it's 3 + 4 = 7, a-b@c.example", "No, -5 degrees; it's 3 + 4 = 7, a-b@c.example"),
        ("'twas late\n\nand cold", "'twas late\n\nand cold"),
    ],
)
def test_where_another_cell_may_begin_stands_an_apostrophe(text: str, guarded_text: str) -> None:
    assert guard(text) == guarded_text


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(",;\t|"))
@example(['x;"=1'], ";")
@example(["a", "b\n=1"], ";")
def test_no_cell_is_a_formula(cells: list[str], separator: str) -> None:
    file = io.StringIO(newline="")
    GuardedCsv(file).write(cells)
    for row in csv.reader(io.StringIO(file.getvalue(), newline=""), delimiter=separator):
        for cell in row:
            assert not cell.lstrip(" \u00a0\u200b").startswith(("=", "+", "-", "@", "＝")), file.getvalue()


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_what_was_guarded_comes_back(text: str) -> None:
    assert without_guard(guard(text)) == text


def test_every_cell_is_in_quotes_and_numbers_stay() -> None:
    file = io.StringIO()
    GuardedCsv(file).write(["a", -1, None, 2.5, True])
    assert file.getvalue() == '"a","-1","","2.5","True"\n'
