"""Which word was meant by one that nobody listed: letters drawn out, or a slip of the fingers in a long word."""

from __future__ import annotations

import pytest

from talkdown.words.folding import Spellings

SPELLINGS = Spellings(["no", "good", "refund", "charged", "election", "ridiculous"])


@pytest.mark.parametrize(
    ("word", "normal_word"),
    [
        ("nooooo", "no"),
        ("gooood", "good"),
        ("rediculous", "ridiculous"),
        ("ridiculuos", "ridiculous"),
        ("ridiulous", "ridiculous"),
        ("ridicculous", "ridiculous"),
        ("chrged", "charged"),
        ("charge", "charged"),
    ],
)
def test_the_word_that_was_meant(word: str, normal_word: str) -> None:
    assert SPELLINGS.word_meant_by(word) == normal_word


@pytest.mark.parametrize(
    "word",
    [
        "erection",  # a consonant for another makes another word
        "lection",  # the first letter is nearly always right
        "idiculous",
        "ridoculios",  # two vowels that were not exchanged
        "sidicvlous",
        "ridicu1ous",  # no word at all
        "refnud",  # of six letters, too many words are neighbors
        "chred",  # two letters too few
    ],
)
def test_a_word_that_may_be_another_means_none(word: str) -> None:
    assert SPELLINGS.word_meant_by(word) is None
