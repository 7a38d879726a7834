"""What comes from a stranger's pull request acts on no terminal and on no log."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkdown.diagnostics.inert_text import as_inert_message, as_inert_text

ANY_TEXT = st.text(st.characters())


@pytest.mark.parametrize(
    ("text", "inert_text"),
    [
        ("Grüße, \u00ab\u202fd\u2019accord\u202f\u00bb 👩\u200d💻", "Grüße, \u00ab\u202fd\u2019accord\u202f\u00bb 👩\u200d💻"),
        ("two\n\tlines", "two\n\tlines"),
        ("\x1b[2J\x9b2J\x07\r", r"\u001b[2J\u009b2J\u0007\u000d"),
        ("\u202egnp.exe\u2066", r"\u202egnp.exe\u2066"),
        ("\u2028::error::x", r"\u2028::error::x"),
        ("\U000e0041", r"\udb40\udc41"),
        ("caf\udce9", r"caf\udce9"),
        ("::error::x", r"\u003a:error::x"),
        ("a\n  ::error::x", "a\n  \\u003a:error::x"),
        ("a\n\u00a0::stop-commands::x", "a\n\u00a0\\u003a:stop-commands::x"),
        ("a ::error::x", "a ::error::x"),
        ("a ##[error]x", r"a \u0023#[error]x"),
        ("##vso[task.setvariable]x ##teamcity[x]", r"\u0023#vso[task.setvariable]x \u0023#teamcity[x]"),
        ("## a heading", "## a heading"),
    ],
)  # fmt: skip
def test_what_would_act_is_escaped_and_words_stay(text: str, inert_text: str) -> None:
    assert as_inert_text(text) == inert_text


def test_commands_of_our_own_act() -> None:
    text = "::error file=a::b\x1b##[error]"
    assert as_inert_text(text, workflow_commands=True) == r"::error file=a::b\u001b\u0023#[error]"


@given(ANY_TEXT)
def test_nothing_is_left_that_acts(text: str) -> None:
    inert_text = as_inert_text(text)
    assert as_inert_text(inert_text) == inert_text
    assert inert_text.count("\n") == text.count("\n")
    assert {char for char in inert_text if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")} <= {
        "\n",
        "\t",
    }
    assert not [line for line in inert_text.splitlines() if line.strip().startswith("::")]


@given(ANY_TEXT)
def test_json_says_the_same_after_it(text: str) -> None:
    for report in (json.dumps([text]), json.dumps([text], ensure_ascii=False)):
        assert json.loads(as_inert_text(report)) == json.loads(report)


def test_no_line_of_a_message_is_endless() -> None:
    first, second = as_inert_message(f"a link: {'a' * 100_000}\nhint").split("\n")
    assert len(first) < 2_100
    assert first.endswith("a…")
    assert second == "hint"
