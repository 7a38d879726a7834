"""Ways to tell whether a customer's turn is angry, or abusive: the book's, and two that everybody has at hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from talkdown.model.book import Book
from talkdown.review.findings import Certainty, Detectors

VADER_THRESHOLD = -0.05
"""What VADER's own page calls negative: a compound score of that, and below."""

Judge = Callable[[str], bool]
"""Says of a turn whether it is."""


class Method(NamedTuple):
    """A way to tell, under the name that the table has for it."""

    name: str
    judge: Judge


def methods(book: Book, *, is_abuse: bool) -> list[Method]:
    """The book's, VADER and a list of swearwords. For abuse the book's are the signs of its last level alone."""
    from better_profanity import profanity
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    profanity.load_censor_words()
    analyzer = SentimentIntensityAnalyzer()
    last_level = book.settings.levels[-1].id
    signs = {sign.id for sign in book.signs if not is_abuse or sign.level == last_level}
    detectors = Detectors.from_book(book)

    def hears_sign(text: str) -> bool:
        return any(
            finding.kind == "sign"
            and finding.entry_id in signs
            and finding.certainty is not Certainty.perhaps
            for finding in detectors.find("customer", text)
        )

    def hears_sign_or_heat(text: str) -> bool:
        findings = detectors.find("customer", text)
        return any(finding.kind == "heat" or finding.entry_id in signs for finding in findings)

    return [
        Method("the book's signs", hears_sign),
        *([] if is_abuse else [Method("the same, with questions and words of heat", hears_sign_or_heat)]),
        Method("VADER", lambda text: analyzer.polarity_scores(text)["compound"] <= VADER_THRESHOLD),
        Method("a list of swearwords (better_profanity)", lambda text: profanity.contains_profanity(text)),
    ]
