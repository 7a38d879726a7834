"""How patterns of words are written."""

from __future__ import annotations

import pytest

from talkdown.words.pattern_syntax import (
    PatternError,
    alternatives,
    as_literal_pattern,
    count_parts,
    parse_pattern,
)


@pytest.mark.parametrize(
    ("pattern", "forms"),
    [
        ("I|we [can] promise", ["I can promise", "I promise", "we can promise", "we promise"]),
        ("as|like I [already|just] said", ["as I already said", "as I just said", "as I said",
                                           "like I already said", "like I just said", "like I said"]),
        ("at this [point in] time", ["at this point in time", "at this time"]),
        ("(I am|I'm) sorry", ["I am sorry", "I'm sorry"]),
        ("[so|so very] sorry", ["so sorry", "so very sorry", "sorry"]),
        ("(I am [so]|we) sorry|sad", ["I am so sorry", "I am so sad", "I am sorry", "I am sad", "we sorry", "we sad"]),
        ("for NUMBER days", ["for NUMBER days"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_a_pattern_stands_for_all_its_forms(pattern: str, forms: list[str]) -> None:
    assert list(alternatives(pattern)) == forms


def test_an_escaped_text_stands_for_itself_alone() -> None:
    assert list(alternatives(as_literal_pattern("yes|no [sir]"))) == ["yes no sir"]


@pytest.mark.parametrize(
    ("pattern", "count"),
    [("", 0), ("I|we [can|do] promise", 5), ("(a|b [c]) [d]", 4), ("well [[[[deep]]]]", 2)],
)
def test_the_size_of_a_pattern_is_the_sum_of_what_it_offers(pattern: str, count: int) -> None:
    assert count_parts(parse_pattern(pattern)) == count


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("(I am sorry", "a bracket is not closed: `)` is missing"),
        ("I am] sorry", "`]` closes nothing"),
        ("(I am] sorry", "`]` closes nothing"),
        ("| sorry", "`|` has nothing before it"),
        ("[[[[[deep]]]]]", "more than 4 brackets stand in each other"),
        ("(" * 4000, "more than 4 brackets stand in each other"),
    ],
)
def test_a_pattern_that_cannot_be_read_says_why(pattern: str, fault: str) -> None:
    with pytest.raises(PatternError) as error:
        parse_pattern(pattern)
    assert str(error.value) == fault
