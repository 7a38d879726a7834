"""Words that may mean danger, to be read first: a page of its own, for one person who is named in advance. No other page leads to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from talkdown.model import Level, Sign, Situation
from talkdown.review.facts.tables import dicts
from talkdown.review.findings import Certainty
from talkdown.review.pages.book_links import BookLinks, EntryLink
from talkdown.review.pages.quotes import ContactLinks, Quote, find_quotes

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PAGE = "first.html"

_MOST_QUOTES = 40
"""What one person reads on the day of the run. A judgment; the table of findings holds all."""

_IS_TO_BE_READ_FIRST = f"certainty = '{Certainty.look}'"


class Danger(NamedTuple):
    """What the words may mean, and where they stand."""

    entry: EntryLink
    level: Level | None
    quotes: list[Quote]


class FirstView(NamedTuple):
    """What the page shows."""

    dangers: list[Danger]
    quotes_beyond: int
    """How many more there are."""


def first_view(database: DuckDBPyConnection, links: BookLinks, contacts: ContactLinks) -> FirstView:
    """Ask the tables for it."""
    quotes = {
        (kind, entry): entry_quotes
        for kind in (Sign.kind, Situation.kind)
        for entry, entry_quotes in find_quotes(
            database,
            contacts,
            PAGE,
            condition=f"{_IS_TO_BE_READ_FIRST} AND kind = '{kind}'",
            values={},
            count=_MOST_QUOTES,
        ).items()
    }
    dangers: list[Danger] = []
    room = _MOST_QUOTES
    for kind, entry in sorted(quotes, key=lambda key: (-len(quotes[key]), key)):
        if room:
            some_quotes = quotes[kind, entry][:room]
            room -= len(some_quotes)
            dangers.append(Danger(links.link(kind, entry), links.level(kind, entry), some_quotes))
    query = f"SELECT count(*) AS total FROM (SELECT DISTINCT kind, entry, contact FROM finding WHERE {_IS_TO_BE_READ_FIRST})"
    (row,) = dicts(database, query)
    return FirstView(dangers, row["total"] - (_MOST_QUOTES - room))
