"""Patterns of words, and where they stand in a text."""

from __future__ import annotations

import pytest

from talkdown.words.patterns import Match, PatternTable, alternatives, as_literal_pattern


@pytest.mark.parametrize(
    ("pattern", "forms"),
    [
        ("I|we [can] promise", ["I can promise", "I promise", "we can promise", "we promise"]),
        ("as|like I [already|just] said", ["as I already said", "as I just said", "as I said",
                                           "like I already said", "like I just said", "like I said"]),
        ("at this [point in] time", ["at this point in time", "at this time"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_a_pattern_stands_for_all_its_forms(pattern: str, forms: list[str]) -> None:
    assert list(alternatives(pattern)) == forms


def test_an_escaped_text_stands_for_itself_alone() -> None:
    assert list(alternatives(as_literal_pattern("yes|no [sir]"))) == ["yes no sir"]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("I promise.", ["I promise"]),
        ("We can  PROMISE it", ["We can  PROMISE"]),
        ("I compromise", []),
        ("I’ll call", ["I’ll call"]),
        ("I'll call, and I PROMISE, and I'll call again", ["I'll call", "I PROMISE", "I'll call"]),
        ("It is 100% sure", ["100%"]),
        ("It is 100 percent sure", ["100 percent"]),
        ("It is $100 now", []),
        ("call", []),
        ("{name} I {x} promise", ["i promise"]),  # a gap between the words: there is no such text to quote
    ],
)
def test_a_pattern_is_found_as_whole_words(text: str, hits: list[str]) -> None:
    table = PatternTable(dict.fromkeys(["I|we [can] promise", "I'll call", "100 percent"], ""))
    assert [match.text for match in table.find(text)] == hits


def test_a_match_brings_what_belongs_to_its_pattern() -> None:
    table = PatternTable([("calm down", 1), ("down to earth", 2)])
    assert list(table.find("Calm down to earth")) == [
        Match("Calm down", 1, False),
        Match("down to earth", 2, False),
    ]


@pytest.mark.parametrize(
    ("text", "is_negated"),
    [
        ("It is your fault.", False),
        ("None of this is your fault.", True),
        ("It isn't your fault.", True),
        ("It isn’t your fault.", True),
        ("It was never, in any way, your fault.", True),
        ("Nobody here says that it's your fault.", True),  # five words lie between
        ("Nobody here says that today it's your fault.", False),  # and here six
        ("Not today. Some say it was all your fault.", False),
        ("It is your fault, not mine.", False),
    ],
)
def test_what_is_negated_is_told_apart(text: str, is_negated: bool) -> None:
    (match,) = PatternTable({"your fault": ""}).find(text)
    assert match.is_negated is is_negated
