"""A phrase with its gaps filled, found in what somebody says."""

from __future__ import annotations

import pytest

from talkdown.model import Phrase


@pytest.mark.parametrize(
    ("phrase", "speech", "stands"),
    [
        ("I see.", "Well, i see", True),
        ("I see.", "I seek it", False),
        ("{name}, I see.", "Sam, I see that.", True),
        ("{name}, I see.", ", I see that.", False),
        ("Call at {time}.", "Yes. Call at 3 p.m. then", True),
        ("Call at {time}.", "Call at ", False),
        ("It’s {a} or {b} now", "It's tea or  coffee\nnow!", True),
        ("see", "unseen see", True),
        ("a {x} c", f"a {'b' * 200} c", False),
    ],
)
def test_a_phrase_is_found_in_what_is_said(phrase: str, speech: str, stands: bool) -> None:
    value = {"id": "some", "text": phrase, "technique": "any", "channels": ["phone"], "when": "Now."}
    assert Phrase.model_validate(value).occurs_in(speech) is stands
