"""The dangers of the red bar: what stands behind each key."""

from __future__ import annotations

import pytest

from books import shipped_book
from talkdown.model import Phrase
from talkdown.model.settings import UnsafeNow
from talkdown.outputs.dangers import Danger, dangers, first_words


def test_each_danger_has_a_key_and_leads_to_its_steps() -> None:
    assert list(dangers(shipped_book())) == [
        Danger("Danger", "F2", "policy.html#emergency-steps"),
        Danger("Self-harm", "F8", "playbooks/self-harm-talk.html"),
        Danger("Threat", "F9", "playbooks/abusive-language.html"),
    ]


def test_what_is_shown_for_one() -> None:
    threat = first_words(shipped_book())[2]
    assert (
        threat["do"]
        == "At a desk or a door, leave first. Elsewhere, note the exact words. Tell your lead now."
    )
    assert threat["lines"][1] == {
        "id": "that-was-a-threat-im-going",
        "text": "I'm going to get {lead} now.",
        "channels": ["in-person"],
    }
    assert threat["number"] == {"label": "Security", "reach": "", "address": "policy.html#security-on-site"}


@pytest.mark.parametrize("danger", shipped_book().settings.unsafe_now, ids=lambda danger: danger.title)
def test_the_shipped_book_has_first_words_for_every_channel(danger: UnsafeNow) -> None:
    lines = shipped_book().approved(Phrase, danger.say)
    channels = {channel for line in lines for channel in line.channels}
    assert channels == set(shipped_book().channels)
