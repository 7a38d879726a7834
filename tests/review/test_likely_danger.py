"""A sentence of a contact is weighed as the finder weighs a search."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from talkdown.review.findings import likely_danger

ENGINE = Path(__file__).parents[2] / "generator/talkdown/outputs/finder/js/engine/danger.js"


@pytest.mark.parametrize("name", ["BASE", "ODDS_TRUST", "SMOOTHING", "SMOOTHING_OF_FEW"])
def test_what_ways_of_asking_count_is_the_same_in_both_languages(name: str) -> None:
    (number,) = re.findall(rf"^const {name} = (\S+);$", ENGINE.read_text(), re.MULTILINE)
    assert getattr(likely_danger, f"_{name}") == float(number)
