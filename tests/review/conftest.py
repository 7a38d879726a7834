"""What the tests of what a review hears share."""

from __future__ import annotations

from pathlib import Path

import pytest

from talkdown.loader import load
from talkdown.review.findings import Detectors


@pytest.fixture(scope="session")
def detectors() -> Detectors:
    """Those of a small book."""
    result = load(Path(__file__).parent / "book")
    assert result.book
    assert not result.problems
    return Detectors.from_book(result.book)
