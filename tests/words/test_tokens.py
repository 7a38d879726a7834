"""Texts become words, and words stems."""

from __future__ import annotations

import pytest

from talkdown.words.tokens import stems, words


@pytest.mark.parametrize(
    ("text", "small_words"),
    [
        ("I’ll call, {name}.", ("i'll", "call")),
        ("It's 3 p.m.", ("it's", "3", "p", "m")),
        ("Don't 'quote' it", ("don't", "quote", "it")),
        ("call{name}back", ("call", "back")),
        ("{Name} {not one} {n_1}", ("not", "one")),
        ("", ()),
        ("{x}", ()),
    ],
)
def test_words_are_small_and_without_variables(text: str, small_words: tuple[str, ...]) -> None:
    assert words(text) == small_words


def test_stems_stand_in_the_order_of_the_words() -> None:
    assert stems("They are shouting at me, {name}") == ("thei", "ar", "shout", "at", "me")
