"""The line that says whether a practitioner has reviewed what stands on a page."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from talkdown.model.entry import Review
from talkdown.outputs.pages.phrase_markup import icon


def review_note(reviews: Iterable[Review | None]) -> Markup:
    """The line for a page, from the review of each entry on it, None for an entry without one. Empty for no entry.

    >>> print(review_note([None, None]).striptags())
    Not yet reviewed by a practitioner
    """
    entries = list(reviews)
    last_reviews = [review for review in entries if review]
    if not entries:
        return Markup("")
    if not last_reviews:
        return _note(icon("account-clock-outline"), "Not yet reviewed by a practitioner")
    if len(last_reviews) < len(entries):
        text = f"{len(last_reviews)} of {len(entries)} entries here reviewed by a practitioner, the others not yet"
        return _note(icon("account-clock-outline"), text)
    if len(last_reviews) == 1:
        return _note(icon("check-decagram"), f"Reviewed on {last_reviews[0].date} by {last_reviews[0].by}")
    return _note(icon("check-decagram"), f"All {len(entries)} entries here reviewed by a practitioner")


def _note(symbol: Markup, text: str) -> Markup:
    return Markup('<p class="td-review">{}{}</p>').format(symbol, text)
