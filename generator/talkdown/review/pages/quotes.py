"""Quotes for the pages: a few for each entry, each of another contact, with the link to its turn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple, Protocol

from talkdown.review.facts.tables import read_rows
from talkdown.review.pages.display import around

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


class Passage(Protocol):
    """A row that says where words stand in a turn."""

    @property
    def contact(self) -> str:
        """Its key."""

    @property
    def id(self) -> str:
        """The contact's, as the file has it."""

    @property
    def turn(self) -> int:
        """The turn's number in the contact."""

    @property
    def text(self) -> str:
        """The whole turn."""

    @property
    def begin(self) -> int:
        """In characters of the text."""

    @property
    def end(self) -> int:
        """The same."""


class _EntryPassage(NamedTuple):
    entry: str
    contact: str
    id: str
    turn: int
    text: str
    begin: int
    end: int


class ContactLinks:
    """Where the pages of contacts stand, seen from a page. What is linked to is remembered: those pages are written."""

    def __init__(self) -> None:
        self.keys: set[str] = set()

    def href(self, key: str, turn: int, page: str) -> str:
        """The turn of a contact, as a link on `page`."""
        self.keys.add(key)
        return f"{'../' * page.count('/')}contacts/{key}.html#t{turn}"

    def quote(self, passage: Passage, page: str) -> Quote:
        """The words of a passage, with some around them."""
        return Quote(
            around(passage.text, passage.begin, passage.end),
            passage.id,
            passage.turn,
            self.href(passage.contact, passage.turn, page),
            f"contact {passage.id}, turn {passage.turn}",
        )


def find_quotes(
    database: DuckDBPyConnection,
    links: ContactLinks,
    page: str,
    condition: str,
    values: Mapping[str, object],
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
    for passage in list(read_rows(database, _EntryPassage, query, {**values, "quote_count": count})):
        quotes.setdefault(passage.entry, []).append(links.quote(passage, page))
    return quotes
