"""All detectors of a book: which turns they look at."""

from __future__ import annotations

from talkdown.review.findings import Certainty, Detectors, Finding
from talkdown.review.findings.detectors import in_words


def heat(text: str) -> list[Finding]:
    """A detector that finds one word."""
    begin = text.find("hot")
    return [Finding("heat#1", "heat", "", begin, begin + 3, "hot", Certainty.reliable)] if begin >= 0 else []


def test_each_role_has_its_own_detectors() -> None:
    detectors = Detectors(customer=(in_words(heat),), agent=())
    assert detectors.find("customer", "It is hot.") == (
        Finding("heat#1", "heat", "", 6, 9, "hot", Certainty.reliable),
    )
    assert detectors.find("agent", "It is hot.") == ()
    assert detectors.find("system", "It is hot.") == ()
