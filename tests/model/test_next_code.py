"""Codes that two people are given at the same time, each on a branch."""

from __future__ import annotations

import pytest

from talkdown.model.kinds import ENTRY_KINDS
from talkdown.model.next_code import free_codes

PHRASE = next(kind for kind in ENTRY_KINDS if kind.name == "phrase")
MACROS, TIMES = 300, 2_000


def codes_of(person: str, books_below: int = 1, count: int = MACROS) -> list[str]:
    """What one person gets, who sees nothing of what the other one does."""
    return list(free_codes(books_below, PHRASE, [f"{person}-macro-{n}" for n in range(count)], ()))


def test_two_who_each_bring_300_macros_hardly_ever_meet() -> None:
    meetings = [n for n in range(TIMES) if set(codes_of(f"ann-{n}")) & set(codes_of(f"bob-{n}"))]
    assert len(meetings) <= TIMES / 250, "two rows of 300 among 300,000 meet once in 500 times"


def test_the_codes_of_one_person_are_short_and_follow_on_one_another() -> None:
    codes = codes_of("ann")
    numbers = [int(code.removeprefix("P-")) for code in codes]
    assert numbers == list(range(numbers[0], numbers[0] + MACROS))
    assert {len(code) for code in codes} == {len("P-") + 6}


def test_a_number_that_is_taken_is_left_out() -> None:
    first, second = codes_of("ann", count=2)
    ids = ["ann-macro-0", "ann-macro-1"]
    assert next(free_codes(1, PHRASE, ids, {first})) == second


@pytest.mark.parametrize(("books_below", "first_digits"), [(1, "123"), (2, "456"), (3, "789"), (4, "789")])
def test_three_books_on_top_of_one_another_never_meet(books_below: int, first_digits: str) -> None:
    codes = [code for n in range(20) for code in codes_of(f"ann-{n}", books_below, 1)]
    assert {code[2] for code in codes} == set(first_digits)


def test_a_book_that_extends_none_counts_on() -> None:
    assert list(free_codes(0, PHRASE, ["a", "b"], {"P-07", "T-90"})) == ["P-08", "P-09"]
    assert list(free_codes(0, PHRASE, ["a"], ())) == ["P-01"]


def test_behind_the_last_code_there_is_the_first_free_one_is_next() -> None:
    codes = list(free_codes(0, PHRASE, ["a", "b"], {"P-999998", "P-01", "P-02"}))
    assert codes == ["P-999999", "P-000003"]
    assert list(free_codes(0, PHRASE, ["a"], {"P-999999"})) == ["P-000001"]
