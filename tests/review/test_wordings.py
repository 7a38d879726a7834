"""What the wordings of a book are heard in."""

from __future__ import annotations

import pytest

from talkdown.review.findings import Certainty, Detectors


def places(detectors: Detectors, role: str, text: str) -> list[str]:
    """The findings as `rule: quote`, with a mark for those that are not counted."""
    marks = {Certainty.reliable: "", Certainty.perhaps: " (perhaps)", Certainty.look: " (look)"}
    return [
        f"{finding.rule}: {finding.quote}{marks[finding.certainty]}"
        for finding in detectors.find(role, text)
        if finding.kind != "heat"
    ]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("That's the third time!", ["sign/third-time#1: the third time"]),
        ("thats the 3RD time", ["sign/third-time#1: the 3RD time"]),
        ("How many times? The third time.", ["sign/third-time#2: How many times", "sign/third-time#1: The third time"]),
        ("Not the third time, I hope.", []),  # a `not` right before it
        ("You never listen. The third time, now.", ["sign/third-time#1: The third time"]),
        ("It broke yet again", ["sign/third-time#3: yet again (perhaps)"]),
        ("You fucking idiot", ["sign/insult#1: You fucking idiot"]),  # one finding, not two
        ("the fucking printer", ["sign/swearing#1: fucking"]),
        ("I don't want to live", ["sign/danger#1: don't want to live (look)"]),
        ("I never said I don't want to live", ["sign/danger#1: don't want to live (look)"]),  # looked at in any case
        ("WHY IS NOBODY ANSWERING", ["sign/capitals: WHY IS NOBODY ANSWERING"]),
        ("My USB-C PD hub", []),
        ("Please calm down.", []),  # said by the customer
    ],
)  # fmt: skip
def test_signs_are_heard_in_what_customers_say(detectors: Detectors, text: str, findings: list[str]) -> None:
    assert places(detectors, "customer", text) == findings


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("Please CALM down.", ["avoid/calm-down#2: CALM down"]),
        ("You have to stay nice and calm.", ["avoid/calm-down#1: stay nice and calm"]),
        ("No, calm down.", ["avoid/calm-down#2: calm down"]),
        ("Never would I say that you should calm down.", ["avoid/calm-down#2: calm down"]),
        ("Don't calm down.", []),
        ("Tell me what happened, Sam, from the start.", ["phrase/tell-me: Tell me what happened"]),
        ("tell me what happened Ms. Okafor", ["phrase/tell-me: tell me what happened"]),
        ("Take all the time you need.", ["technique/hear-them-out#1: Take all the time"]),
    ],
)
def test_words_of_an_agent_are_heard_in_what_agents_say(
    detectors: Detectors, text: str, findings: list[str]
) -> None:
    assert places(detectors, "agent", text) == findings
