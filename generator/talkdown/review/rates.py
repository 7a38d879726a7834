"""In how many contacts an entry of the book was heard: for a team, beside an agent, month by month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from talkdown.review.facts.tables import dicts, read_rows
from talkdown.review.findings import Certainty
from talkdown.review.statistics import (
    LEAST_IN_ROW,
    Difference,
    Rate,
    change,
    difference_from_others,
    is_too_few,
    rate_of,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class EntryRate(NamedTuple):
    """In how many contacts an entry was heard."""

    kind: str
    entry: str
    contacts: int
    total: int
    rate: Rate | None
    """None below 30 contacts."""
    difference: Difference
    """How an agent's rate lies to that of all others; unclear for a team."""
    agents: int = 0
    """From how many agents it was heard at least; for a team alone, and only for words of ours."""

    @property
    def can_be_shown(self) -> bool:
        """Whether enough contacts are behind it for a table of the team, and enough agents where words of ours are counted."""
        is_of_customers = self.kind == "sign"
        return self.contacts >= LEAST_IN_ROW and (is_of_customers or self.agents >= LEAST_IN_ROW)


class MonthRate(NamedTuple):
    """The same of one month."""

    month: str
    """`2026-03`."""
    contacts: int
    total: int
    rate: Rate | None
    change: Difference
    """From the month before, of those with contacts; unclear for the first one."""

    @property
    def can_be_shown(self) -> bool:
        """Whether it points at no single contact: nobody's, or those of several."""
        return self.total >= LEAST_IN_ROW and not is_too_few(self.contacts)


class _MonthCount(NamedTuple):
    month: str
    contacts: int
    total: int


# What was found wide on purpose, or may mean something else, is counted nowhere.
_IS_RELIABLE = f"finding.certainty = '{Certainty.reliable}'"

_RATES = f"""
    WITH spoken AS (
        SELECT DISTINCT contact, agent FROM turn WHERE agent IS NOT NULL AND not_judged IS NULL
    ), heard AS (
        SELECT DISTINCT kind, entry, contact, role, agent FROM finding WHERE {_IS_RELIABLE} AND entry <> ''
    ), own AS (SELECT contact FROM spoken WHERE agent = $agent
    ), others AS (SELECT DISTINCT contact FROM spoken WHERE agent <> $agent)
    SELECT kind, entry,
        count(DISTINCT contact) FILTER (
            agent = $agent OR (role = 'customer' AND contact IN (FROM own))
        ) AS own_contacts,
        (SELECT count(*) FROM own) AS own_total,
        count(DISTINCT contact) FILTER (
            agent <> $agent OR (role = 'customer' AND contact IN (FROM others))
        ) AS others_contacts,
        (SELECT count(*) FROM others) AS others_total,
        count(DISTINCT contact) AS contacts,
        (SELECT count(*) FROM conversation WHERE judged_turns > 0) AS total,
        coalesce((SELECT agents FROM agent_count WHERE name = kind || '/' || entry), 0) AS agents
    FROM heard GROUP BY kind, entry ORDER BY kind, entry
"""

_MONTHS = f"""
    WITH heard AS (
        SELECT DISTINCT contact FROM finding
        WHERE {_IS_RELIABLE} AND kind = $kind AND entry = $entry AND ($agent IS NULL OR agent = $agent OR role = 'customer')
    ), counted AS (
        SELECT contact, strftime(start, '%Y-%m') AS month FROM conversation
        WHERE judged_turns > 0 AND start IS NOT NULL
            AND ($agent IS NULL OR contact IN (SELECT contact FROM turn WHERE agent = $agent AND not_judged IS NULL))
    )
    SELECT month, count(heard.contact) AS contacts, count(*) AS total
    FROM counted LEFT JOIN heard USING (contact) GROUP BY month ORDER BY month
"""


_LOADS = f"""
    WITH hard AS (
        SELECT DISTINCT contact FROM finding
        WHERE {_IS_RELIABLE} AND kind = 'sign' AND list_contains($signs, entry)
    )
    SELECT coalesce(strftime(start, '%Y-%m'), '') AS month, count(hard.contact) AS contacts, count(*) AS total
    FROM conversation LEFT JOIN hard USING (contact) WHERE judged_turns > 0 GROUP BY month ORDER BY month
"""


def monthly_loads(database: DuckDBPyConnection, signs: list[str]) -> list[MonthRate]:
    """In how many contacts of each month any of these signs was heard. The month of those without a date is empty."""
    return _with_changes(read_rows(database, _MonthCount, _LOADS, {"signs": signs}))


def team_rates(database: DuckDBPyConnection) -> Iterator[EntryRate]:
    """Of each entry that was heard, in how many contacts of the team."""
    for row in dicts(database, _RATES, {"agent": ""}):
        contacts, total = row["contacts"], row["total"]
        yield EntryRate(
            kind=row["kind"], entry=row["entry"], contacts=contacts, total=total, rate=rate_of(contacts, total), difference=Difference.unclear, agents=row["agents"]
        )  # fmt: skip


def agent_rates(database: DuckDBPyConnection, agent: str) -> Iterator[EntryRate]:
    """The same of one agent's contacts, beside those in which another agent spoke. `agent` is a key.

    A sign that a customer gave counts for each agent of the contact; words of an agent count for the one who said them,
    and for nobody where the file names nobody. A contact with several agents is among those of each.
    """
    for row in dicts(database, _RATES, {"agent": agent}):
        contacts, total = row["own_contacts"], row["own_total"]
        difference = difference_from_others(contacts, total, row["others_contacts"], row["others_total"])
        yield EntryRate(
            kind=row["kind"],
            entry=row["entry"],
            contacts=contacts,
            total=total,
            rate=rate_of(contacts, total),
            difference=difference,
        )


def monthly_rates(
    database: DuckDBPyConnection, kind: str, entry: str, agent: str | None = None
) -> list[MonthRate]:
    """In how many contacts of each month an entry was heard; of one agent, if a key is given.

    Contacts without a date are in no month.
    """
    values = {"kind": kind, "entry": entry, "agent": agent}
    return _with_changes(read_rows(database, _MonthCount, _MONTHS, values))


def _with_changes(counts: Iterable[_MonthCount]) -> list[MonthRate]:
    months: list[MonthRate] = []
    for month, contacts, total in counts:
        since_last = Difference.unclear
        if months:
            since_last = change(months[-1].contacts, months[-1].total, contacts, total)
        months.append(
            MonthRate(
                month=month, contacts=contacts, total=total, rate=rate_of(contacts, total), change=since_last
            )
        )
    return months
