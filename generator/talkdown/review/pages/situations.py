"""What contacts with a sign are about: the situation of the book that the finder takes the customer's words for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from talkdown.model import Situation
from talkdown.model.book import Book
from talkdown.model.situation import Sort
from talkdown.outputs.finder.search import Finder
from talkdown.review.facts.tables import read_rows
from talkdown.review.findings import Certainty

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MOST_CONTACTS = 500
"""That are placed: each takes some 5 ms. Beyond, those are taken whose keys come first, which is a draw: keys are digests."""

_SORTS = frozenset((Sort.service, Sort.trade, Sort.access))
"""What a contact can be about; the others say what the customer feels or does, or what the agent has to do."""

_MOST_WORDS = 40
"""Of the customer's words that are looked for: the finder is made for short searches. A judgment."""

_FIRST_WORDS = f"""
    SELECT contact, conversation.id AS id, turn.turn AS turn, text
    FROM turn JOIN conversation USING (contact)
    WHERE role = 'customer' AND not_judged IS NULL AND contact IN (
        SELECT contact FROM finding WHERE kind = 'sign' AND certainty = '{Certainty.reliable}'
    )
    QUALIFY row_number() OVER (PARTITION BY contact ORDER BY turn) <= 2
    ORDER BY contact, turn
"""


class FirstWords(NamedTuple):
    """One of the customer's first two turns."""

    contact: str
    id: str
    turn: int
    text: str
    begin: int = 0
    """What is quoted is the turn from its begin: these two are where its words stand."""
    end: int = 0


class PlacedContacts(NamedTuple):
    """What was placed, and what was not."""

    turns_by_situation: dict[str, list[FirstWords]]
    """By id, one turn of each contact: the one that says it."""
    total: int
    """Contacts that were looked at."""
    has_more: bool
    """Whether there are more than were looked at."""


def place_contacts(database: DuckDBPyConnection, book: Book) -> PlacedContacts:
    """Place the contacts in which a sign was heard, by the first two turns of the customer."""
    turns_by_contact: dict[str, list[FirstWords]] = {}
    for turn in read_rows(database, FirstWords, _FIRST_WORDS):
        if turn.contact not in turns_by_contact and len(turns_by_contact) == MOST_CONTACTS:
            return PlacedContacts(_place(turns_by_contact, book), MOST_CONTACTS, has_more=True)
        turns_by_contact.setdefault(turn.contact, []).append(turn)
    return PlacedContacts(_place(turns_by_contact, book), len(turns_by_contact), has_more=False)


def _place(turns_by_contact: Mapping[str, list[FirstWords]], book: Book) -> dict[str, list[FirstWords]]:
    turns_by_situation: dict[str, list[FirstWords]] = {}
    if not turns_by_contact or not book.all(Situation):
        return turns_by_situation
    with Finder(book) as finder:
        for turns in turns_by_contact.values():
            for turn in turns:
                if situation := _situation_of(turn.text, finder, book):
                    turns_by_situation.setdefault(situation, []).append(turn)
                    break
    return turns_by_situation


def _situation_of(text: str, finder: Finder, book: Book) -> str | None:
    """The first situation that is meant for sure, and is something that a contact can be about."""
    words = " ".join(text.split()[:_MOST_WORDS])
    for hit in finder.find(words).phrases:
        situation = book.get(Situation, hit.situation)
        if situation and not hit.weak and situation.sort in _SORTS:
            return situation.id
    return None
