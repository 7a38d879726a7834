"""What a page says of a practitioner's review: nothing that has not taken place."""

from __future__ import annotations

from datetime import date

import pytest

from talkdown.model.entry import Review
from talkdown.outputs.pages.review_note import review_note

BY_ANN = Review(date=date(2026, 11, 22), by="team lead, insurance")


@pytest.mark.parametrize(
    ("reviews", "words"),
    [
        ([], ""),
        ([None, None], "Not yet reviewed by a practitioner"),
        ([BY_ANN], "Reviewed on 2026-11-22 by team lead, insurance"),
        (
            [BY_ANN, None, BY_ANN],
            "2 of 3 entries here reviewed by a practitioner, the others not yet",
        ),
        ([BY_ANN, BY_ANN], "All 2 entries here reviewed by a practitioner"),
    ],
)
def test_a_page_says_how_much_of_it_is_reviewed(reviews: list[Review | None], words: str) -> None:
    assert review_note(reviews).striptags() == words
