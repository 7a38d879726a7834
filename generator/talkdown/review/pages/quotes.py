"""Quotes for the pages: a few for each entry, each of another contact, with the link to its turn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from talkdown.review.facts.tables import dicts
from talkdown.review.pages.wording import around

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class Quote(NamedTuple):
    """Words of a turn, and where they stand."""

    text: str
    contact: str
    """Its id, as the file has it."""
    turn: int
    href: str
    """The turn on the page of its contact."""
    place: str
    """In words: `contact NF-20417, turn 3`."""


class ContactLinks:
    """Where the pages of contacts stand, seen from a page. What is linked to is remembered: those pages are written."""

    def __init__(self) -> None:
        self.keys: set[str] = set()

    def href(self, key: str, turn: int, page: str) -> str:
        """The turn of a contact, as a link on `page`."""
        self.keys.add(key)
        return f"{'../' * page.count('/')}contacts/{key}.html#t{turn}"

    def quote(self, row: Mapping[str, Any], page: str) -> Quote:
        """A quote of a row with `contact`, `id`, `turn`, `text`, `begin` and `end`."""
        return Quote(
            around(row["text"], row["begin"], row["end"]),
            row["id"],
            row["turn"],
            self.href(row["contact"], row["turn"], page),
            f"contact {row['id']}, turn {row['turn']}",
        )


def find_quotes(
    database: DuckDBPyConnection,
    links: ContactLinks,
    page: str,
    condition: str,
    values: Mapping[str, Any],
    count: int,
) -> dict[str, list[Quote]]:
    """By entry, the quotes of findings that meet a condition in SQL: the first ones, each of another contact."""
    query = f"""
        SELECT entry, finding.contact AS contact, conversation.id AS id, finding.turn AS turn, turn.text AS text,
            finding."begin" AS "begin", finding."end" AS "end"
        FROM (SELECT * FROM finding WHERE {condition}
            QUALIFY row_number() OVER (PARTITION BY kind, entry, contact ORDER BY turn, "begin", "end", rule) = 1) AS finding
        JOIN turn USING (contact, turn) JOIN conversation USING (contact)
        QUALIFY row_number() OVER (PARTITION BY kind, entry ORDER BY contact) <= $quote_count
        ORDER BY kind, entry, contact
    """
    quotes: dict[str, list[Quote]] = {}
    for row in list(dicts(database, query, {**values, "quote_count": count})):
        quotes.setdefault(row["entry"], []).append(links.quote(row, page))
    return quotes
