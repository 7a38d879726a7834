"""Texts that say nearly the same."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from talkdown.words import similarity
from talkdown.words.similarity import near_groups


@pytest.mark.parametrize(
    ("one", "two", "are_near"),
    [
        ("Tell me what happened.", "Tell me what happened, {name}.", True),
        ("I'll call you back by Friday at noon.", "I'll call you back on Friday at noon.", True),
        ("I'll call you at {time}.", "I'll call you on {date}.", False),
        ("That sounds really frustrating.", "That sounds really worrying.", False),
        ("I hear you.", "I see you.", False),
        ("Thank you.", "Thank you.", True),
        ("one two three four five", "one two three four six", True),  # one in five
        ("one two three four", "one two three five", False),  # one in four
        ("one two three four", "one two three four five", True),
        ("one two three four five", "two one three four five", False),  # two words changed places
        ("شكرا لك {name}", "نعتذر منك {name}", False),
        ("", "", True),
    ],
)
def test_near_duplicates(one: str, two: str, are_near: bool) -> None:
    assert near_groups({"b": one, "a": two}) == ([("b", "a")] if are_near else [])


def _distance(one: list[str], two: list[str]) -> int:
    """Levenshtein's, by the book."""
    rows = [[i + j if 0 in (i, j) else 0 for j in range(len(two) + 1)] for i in range(len(one) + 1)]
    for i, a in enumerate(one, 1):
        for j, b in enumerate(two, 1):
            rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a != b))
    return rows[-1][-1]


def test_no_text_is_missed_and_none_invented() -> None:
    """Against every pair compared in full, for texts that are one another with some words changed."""
    chance, texts = random.Random(1), {}
    for n in range(120):
        text = list(chance.choices("abcdefgh", k=chance.randint(1, 22)))
        texts[f"{n}"] = text
        for m in range(3):
            edited_text = list(text)
            for _ in range(chance.randint(1, 5)):
                place = chance.randrange(len(edited_text) + 1)
                edited_text[place : place + chance.randint(0, 1)] = chance.choices(
                    "abcdefgh", k=chance.randint(0, 1)
                )
            texts[f"{n}-{m}"] = edited_text
    group_of = {key: {key} for key in texts}
    for one, two in combinations(texts, 2):
        if _distance(texts[one], texts[two]) <= max(len(texts[one]), len(texts[two])) // 5:
            group = group_of[one] | group_of[two]
            group_of |= dict.fromkeys(group, group)
    groups_in_full = {frozenset(group) for group in group_of.values() if len(group) > 1}
    groups = near_groups({key: " ".join(words) for key, words in texts.items()})
    assert len(groups) > 50
    assert {frozenset(group) for group in groups} == groups_in_full


def test_groups_and_keys_are_in_the_order_of_the_texts() -> None:
    texts = {
        "z": "I will call you by noon",
        "b": "Your order 12 is on its way",
        "y": "I will call you at noon",
        "a": "Your order 13 is on its way",
        "x": "Good morning",
    }
    assert near_groups(texts) == [("z", "y"), ("b", "a")]


def test_a_text_that_is_near_to_two_groups_makes_one_of_them() -> None:
    texts = {
        "a": "one two three four five",
        "b": "one two three seven eight",
        "c": "one two three four eight",
    }
    assert near_groups(texts) == [("a", "b", "c")]


def texts_of_one_frame(count: int) -> dict[str, str]:
    """So many different ones, each with the same opening and the same closing around words that stand in many of them."""
    chance = random.Random(2)
    vocabulary = [f"word{n}" for n in range(60)]
    return {
        f"{n}": f"Thank you for contacting us about {' '.join(chance.sample(vocabulary, 8))} and please let us know "
        "if there is anything else we can do"
        for n in range(count)
    }


def test_of_texts_of_one_frame_few_are_compared_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    count, comparison_count = 400, 0
    in_full = similarity._differ_in_at_most

    def count_comparison(most: int, one: similarity.Words, two: similarity.Words) -> bool:
        nonlocal comparison_count
        comparison_count += 1
        return in_full(most, one, two)

    monkeypatch.setattr(similarity, "_differ_in_at_most", count_comparison)
    near_groups(texts_of_one_frame(count))
    assert comparison_count < 4 * count


def test_a_rewording_is_found_among_hundreds_of_one_frame() -> None:
    texts = texts_of_one_frame(400)
    texts |= {f"{key}-again": text.replace("Thank you for", "Thanks for") for key, text in texts.items()}
    groups = {key: group for group in near_groups(texts) for key in group}
    assert [
        key for key in texts if f"{key}-again" in texts and f"{key}-again" not in groups.get(key, ())
    ] == []
