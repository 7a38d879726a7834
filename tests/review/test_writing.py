"""Signs in how a message is written."""

from __future__ import annotations

import pytest

from talkdown.model.sign import WritingForm
from talkdown.review.findings.writing import find_form


@pytest.mark.parametrize(
    ("form", "text", "quotes"),
    [
        ("capitals", "Hi. WHERE IS MY ORDER? Thanks", ["WHERE IS MY ORDER"]),
        ("capitals", "WHY, OH WHY", []),  # no word of four letters
        ("capitals", "The USB HDMI and PD ports", []),
        ("capitals", "NOBODY CAME", []),  # two words may be a name
        ("question-marks", "hello??? is it there!?!?", ["???", "?!?"]),
        ("question-marks", "Great!!! Is it?", []),
        ("one-word", "Fine.", ["Fine."]),
        ("one-word", "Fine by me.", []),
        ("burst", "hello\nyou there\nI need this\nnow", ["hello\nyou there\nI need this\nnow"]),
        ("burst", "hello\nyou there", []),
        ("block", "word " * 150, ["word " * 150]),
        ("block", "word " * 149, []),
    ],
)
def test_a_form_is_found_in_its_place(form: str, text: str, quotes: list[str]) -> None:
    assert [text[begin:end] for begin, end in find_form(WritingForm(form), text)] == quotes
