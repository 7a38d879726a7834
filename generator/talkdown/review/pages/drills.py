"""A drill made of an agent's own contact: the customer's words, the agent's own, and the book's."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

import yaml

from talkdown.review.pages.book_links import BookLinks
from talkdown.review.pages.display import day_text, excerpt_of

_LONGEST_WORDS = 400
"""Characters of what is said in a drill, which is read in one go."""

_TITLE_CHARACTERS = 60
"""Of the words to avoid, in the title of a drill: with the rest of it, one line of a page. A judgment."""

_SITUATION = "A contact of your own."
"""In the file alone: a day would tell colleagues whose contact it was."""

_WARNING = b"# Holds words of a real contact. Do not publish it as it is.\n"


class Slip(NamedTuple):
    """A place where an agent said words to avoid."""

    entry: str
    finding: str
    contact: str
    id: str
    channel: str | None
    start: datetime | None
    turn: int
    text: str
    begin: int
    end: int
    quote: str
    customer: str
    """What the customer had said before; empty if nothing was."""


class OwnChoice(NamedTuple):
    """An answer."""

    text: str
    verdict: str
    feedback: str
    phrase: str = ""
    """The id of a phrase of the book; empty for own words."""


class OwnDrill(NamedTuple):
    """A drill, as the page shows it and the book keeps it."""

    id: str
    title: str
    technique: str
    channel: str
    situation: str
    customer: str
    choices: tuple[OwnChoice, ...]


def make_drill(slip: Slip, links: BookLinks) -> OwnDrill | None:
    """The drill of a place where words to avoid were said; None if no customer spoke before, or the book says nothing instead."""
    channel = slip.channel if slip.channel in links.book.channels else None
    phrase = links.phrase("avoid", slip.entry, channel)
    if phrase is None or not slip.customer:
        return None
    about = day_text(slip.start) if slip.start else "a day the file does not name"
    return OwnDrill(
        id=f"own-{slip.finding}",
        title=f"Instead of “{_without_gaps(excerpt_of(slip.quote, _TITLE_CHARACTERS))}”",
        technique=phrase.technique,
        channel=channel if channel in phrase.channels else phrase.channels[0],
        situation=f"{_SITUATION[:-1]}, of {about}.",
        customer=_without_gaps(excerpt_of(slip.customer, _LONGEST_WORDS)),
        choices=(
            OwnChoice(
                _without_gaps(excerpt_of(slip.text, _LONGEST_WORDS)),
                "harmful",
                f"This was said. “{_without_gaps(slip.quote)}” {links.reason(slip.entry)}.",
            ),
            OwnChoice(phrase.text, "best", f"The book's words for it: {phrase.when}", phrase.id),
        ),
    )


def drills_as_yaml(drills: Iterable[OwnDrill]) -> bytes:
    """The drills as entries of the book, drafts until somebody has read them."""
    rows = [
        {
            "id": drill.id, "title": drill.title, "technique": drill.technique, "channel": drill.channel,
            "situation": _SITUATION, "customer": drill.customer,
            "choices": [
                ({"phrase": choice.phrase} if choice.phrase else {"say": choice.text})
                | {"verdict": choice.verdict, "feedback": choice.feedback}
                for choice in drill.choices
            ],
            "status": "draft",
        }
        for drill in drills
    ]  # fmt: skip
    text = yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=120)
    return _WARNING + text.encode("utf-8", "replace")


def _without_gaps(text: str) -> str:
    """Braces are gaps in the book, and double brackets are links: a customer's are neither."""
    return text.replace("{", "(").replace("}", ")").replace("[[", "[").replace("]]", "]")
