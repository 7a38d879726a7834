"""British spelling takes the place of American, and of nothing else."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from talkdown.words.respelling import Respelling

PAIRS = {"color": "colour", "apologize": "apologise", "neighbor": "neighbour", "gray": "grey"}
BRITISH = Respelling(PAIRS)
AMERICAN = Respelling({british: american for american, british in PAIRS.items()})


def test_a_word_keeps_its_capitals_and_its_neighbors() -> None:
    assert BRITISH.respell("GRAY? Gray, gray-green; the neighbor's. Colored, discolor.") == (
        "GREY? Grey, grey-green; the neighbour's. Colored, discolor."
    )


def test_what_is_no_word_of_a_sentence_stays() -> None:
    text = "{color} [[sign/gray]] [[color]] https://a.example/color color@gray.example gray.example.org"
    assert BRITISH.respell(text) == text


def test_the_words_of_a_link_are_words() -> None:
    assert BRITISH.respell("See [[sign/gray|the gray one]].") == "See [[sign/gray|the grey one]]."


_WORDS = st.sampled_from(
    [*PAIRS, *PAIRS.values(), "Color", "GRAY", "check", "é", "{color}", "¿", "-", "'", "4"]
)


@given(st.lists(_WORDS | st.text(max_size=5), max_size=12), st.sampled_from([" ", ", ", "\n"]))
def test_no_american_word_is_left_and_all_else_is_as_it_was(words: list[str], separator: str) -> None:
    text = separator.join(words)
    british_text = BRITISH.respell(text)
    assert BRITISH.respell(british_text) == british_text
    assert AMERICAN.respell(british_text) == AMERICAN.respell(text)
    for word in re.findall(r"(?<![\w./@{:[-])[a-z]+(?![\w./@}:\]-])", british_text):
        assert word not in PAIRS
