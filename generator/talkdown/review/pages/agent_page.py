"""An agent's page: what went well, three things to try, a drill of each. It is theirs; below 30 contacts there is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from talkdown.review.facts.tables import dicts, read_rows
from talkdown.review.findings import Certainty
from talkdown.review.pages.book_links import BookLinks, EntryLink
from talkdown.review.pages.display import excerpt_of, rate_text, span_text
from talkdown.review.pages.drills import OwnDrill, Slip, make_drill
from talkdown.review.pages.plots import axis_end, rate_plot
from talkdown.review.pages.quotes import ContactLinks, Quote, find_quotes
from talkdown.review.rates import EntryRate, agent_rates
from talkdown.review.statistics import LEAST_FOR_RATE, Difference

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MOST_STRENGTHS = 5
_MOST_TRIES = 3
"""What somebody can keep in mind in a shift. A judgment, as the quotes are."""

_QUOTES = 2

HARD_CONTACTS = 2
"""In a shift: after so many contacts of the last level the page leads to what helps. A judgment; to be led there once too often does no harm."""

_SHIFT_HOURS = 12
"""The longest usual shift. Files have times of contacts, and none of shifts."""

_CARE = ("reset-yourself", "talk-it-through")
"""Techniques of the shipped book; a book without them leads nowhere."""

_AGENTS = """
    SELECT agent, agent.pseudonym AS pseudonym, count(DISTINCT contact) AS contacts,
        min(start) AS first_day, max(start) AS last_day
    FROM turn JOIN agent USING (agent) JOIN conversation USING (contact)
    WHERE not_judged IS NULL GROUP BY ALL HAVING count(DISTINCT contact) >= $least ORDER BY pseudonym
"""

_HARD_SHIFT = f"""
    WITH hard AS (
        SELECT DISTINCT contact, start FROM conversation JOIN finding USING (contact)
        WHERE kind = 'sign' AND list_contains($signs, entry) AND certainty <> '{Certainty.perhaps}' AND start IS NOT NULL
            AND contact IN (SELECT contact FROM turn WHERE agent = $agent AND not_judged IS NULL)
    )
    SELECT coalesce(max(contacts), 0) AS most FROM (
        SELECT count(*) OVER (ORDER BY start RANGE BETWEEN INTERVAL {_SHIFT_HOURS} HOUR PRECEDING AND CURRENT ROW) AS contacts
        FROM hard
    )
"""

_SLIPS = f"""
    SELECT entry, finding.finding AS finding, finding.contact AS contact, conversation.id AS id, channel, start, finding.turn AS turn,
        turn.text AS text, finding."begin" AS "begin", finding."end" AS "end", quote, coalesce(customer.text, '') AS customer
    FROM finding JOIN turn USING (contact, turn) JOIN conversation USING (contact)
    LEFT JOIN LATERAL (
        SELECT text FROM turn AS previous WHERE previous.contact = finding.contact AND previous.turn < finding.turn
            AND previous.role = 'customer' AND previous.not_judged IS NULL ORDER BY previous.turn DESC LIMIT 1
    ) AS customer ON true
    WHERE finding.agent = $agent AND kind = 'avoid' AND entry = $entry AND certainty = '{Certainty.reliable}'
    ORDER BY list_contains($turns, (finding.contact || ' ' || finding.turn)), customer.text IS NULL, finding.finding LIMIT 1
"""


class Agent(NamedTuple):
    """An agent with enough contacts for a page."""

    key: str
    pseudonym: str
    contacts: int
    days: str


class Strength(NamedTuple):
    """A technique that was heard."""

    entry: EntryLink
    plot: Markup
    rate: str
    comparison: str
    quotes: list[Quote]


class Advice(NamedTuple):
    """Words to avoid that were heard, and what to say instead."""

    entry: EntryLink
    reason: str
    rate: str
    customer: str
    own_words: tuple[str, str, str]
    """What comes before the words to avoid, these, and what follows."""
    quote: Quote
    say: EntryLink | None
    drill: OwnDrill | None


class AgentView(NamedTuple):
    """What the page shows."""

    pseudonym: str
    about: str
    care: tuple[EntryLink, ...]
    strengths: list[Strength]
    tries_title: str
    tries: list[Advice]
    drill_file: str


def agents_with_pages(database: DuckDBPyConnection) -> list[Agent]:
    """Those with 30 contacts and more, by pseudonym."""
    return [
        Agent(row["agent"], row["pseudonym"], row["contacts"], span_text(row["first_day"], row["last_day"]))
        for row in dicts(database, _AGENTS, {"least": LEAST_FOR_RATE})
    ]


def page_of(agent: Agent) -> str:
    """Where the page stands, from the folder of pages."""
    return f"agents/{agent.pseudonym}.html"


def agent_view(
    database: DuckDBPyConnection,
    agent: Agent,
    team_shares: dict[tuple[str, str], float],
    links: BookLinks,
    contacts: ContactLinks,
) -> AgentView:
    """Ask the tables for all of it. `team_shares` has the team's share of contacts by kind and id."""
    rates = sorted(agent_rates(database, agent.key), key=lambda rate: (-rate.contacts, rate.entry))
    tries = list(_all_advice(database, agent, rates, links, contacts))
    number = ("", "One thing", "Two things", "Three things")[len(tries)]
    return AgentView(
        pseudonym=agent.pseudonym,
        about=f"{agent.pseudonym}, {agent.contacts:,} contacts{', ' if agent.days else ''}{agent.days}.",
        care=_care(database, agent, links),
        strengths=list(_strengths(database, agent, rates, team_shares, links=links, contacts=contacts)),
        tries_title=f"{number} to try" if tries else "What to try",
        tries=tries,
        drill_file=f"{agent.pseudonym}-drills.yaml" if any(advice.drill for advice in tries) else "",
    )


def _care(database: DuckDBPyConnection, agent: Agent, links: BookLinks) -> tuple[EntryLink, ...]:
    """Where the page leads after a hard shift; nowhere after others."""
    values = {"agent": agent.key, "signs": links.last_level_signs()}
    (row,) = dicts(database, _HARD_SHIFT, values)
    if row["most"] < HARD_CONTACTS or not all(links.book.entry("technique", id) for id in _CARE):
        return ()
    return tuple(links.link("technique", id) for id in _CARE)


def _strengths(
    database: DuckDBPyConnection,
    agent: Agent,
    rates: list[EntryRate],
    team_shares: dict[tuple[str, str], float],
    links: BookLinks,
    contacts: ContactLinks,
) -> Iterator[Strength]:
    rates = [rate for rate in rates if rate.kind == "technique" and rate.contacts][:_MOST_STRENGTHS]
    condition = f"kind = 'technique' AND certainty = '{Certainty.reliable}' AND agent = $agent"
    quotes = find_quotes(
        database, contacts, page_of(agent), condition=condition, values={"agent": agent.key}, count=_QUOTES
    )
    end = axis_end(rate.rate for rate in rates)
    for rate in rates:
        is_clear = rate.difference is not Difference.unclear
        yield Strength(
            links.link(rate.kind, rate.entry),
            rate_plot(rate.rate, end, team_shares.get((rate.kind, rate.entry))),
            rate_text(rate.rate, rate.contacts, rate.total),
            f"{rate.difference.value} than in others' contacts" if is_clear else "",
            quotes.get(rate.entry, []),
        )


def _all_advice(
    database: DuckDBPyConnection,
    agent: Agent,
    rates: list[EntryRate],
    links: BookLinks,
    contacts: ContactLinks,
) -> Iterator[Advice]:
    rates = [rate for rate in rates if rate.kind == "avoid" and rate.contacts][:_MOST_TRIES]
    turns: list[str] = []
    for rate in rates:
        # Of another turn than the one before, if there is one: what was said once is no two habits.
        values = {"agent": agent.key, "entry": rate.entry, "turns": turns}
        (slip,) = read_rows(database, Slip, _SLIPS, values)
        turns.append(f"{slip.contact} {slip.turn}")
        yield _advice(slip, rate, links, contacts, page_of(agent))


def _advice(slip: Slip, rate: EntryRate, links: BookLinks, contacts: ContactLinks, page: str) -> Advice:
    quote = contacts.quote(slip, page)
    return Advice(
        entry=links.link(rate.kind, rate.entry),
        reason=links.reason(rate.entry),
        rate=rate_text(rate.rate, rate.contacts, rate.total),
        customer=excerpt_of(slip.customer),
        own_words=quote.text.partition(slip.quote),
        quote=quote,
        say=links.say(rate.kind, rate.entry, slip.channel),
        drill=make_drill(slip, links),
    )
