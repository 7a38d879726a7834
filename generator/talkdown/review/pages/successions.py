"""What followed what in contacts: signs after words of ours, and what came before the heat fell. Association, and no cause."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from talkdown.review.facts.tables import dicts
from talkdown.review.findings import Certainty
from talkdown.review.statistics import Difference, Rate, difference_from_others, rate_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_ANSWERS = f"""
    WITH judged AS (
        SELECT contact, turn, role, min(CASE WHEN role = 'customer' THEN turn END) OVER (
            PARTITION BY contact ORDER BY turn ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS answer FROM turn WHERE not_judged IS NULL
    ), sign AS (
        SELECT DISTINCT contact, turn AS answer, true AS has_sign FROM finding
        WHERE kind = 'sign' AND certainty = '{Certainty.reliable}'
    ), answered AS (
        SELECT judged.contact, judged.turn, coalesce(has_sign, false) AS has_sign
        FROM judged LEFT JOIN sign USING (contact, answer) WHERE role = 'agent' AND answer IS NOT NULL
    ), avoid AS (
        SELECT DISTINCT contact, turn, entry FROM finding
        WHERE kind = 'avoid' AND certainty = '{Certainty.reliable}'
    )
"""

_TRIGGERS = f"""{_ANSWERS}
    SELECT entry, count(*) FILTER (has_sign) AS hits, count(*) AS total
    FROM answered JOIN avoid USING (contact, turn)
    GROUP BY entry ORDER BY hits DESC, total DESC, entry
"""

_OTHER_ANSWERS = f"""{_ANSWERS}
    SELECT count(*) FILTER (has_sign) AS hits, count(*) AS total FROM answered ANTI JOIN avoid USING (contact, turn)
"""

_EXCHANGES = f"""
    CREATE OR REPLACE TEMP TABLE exchange AS
    WITH hot AS (
        SELECT DISTINCT contact, turn FROM finding
        WHERE role = 'customer' AND kind IN ('sign', 'heat') AND certainty <> '{Certainty.look}'
    ), customer AS (
        SELECT contact, turn, lead(turn) OVER (PARTITION BY contact ORDER BY turn) AS answer
        FROM turn WHERE role = 'customer' AND not_judged IS NULL
    ), first_hot AS (
        SELECT customer.* FROM customer JOIN hot USING (contact, turn)
        WHERE answer IS NOT NULL AND EXISTS (
            SELECT 1 FROM turn WHERE turn.contact = customer.contact AND role = 'agent' AND not_judged IS NULL
                AND turn.turn > customer.turn AND turn.turn < answer
        ) QUALIFY row_number() OVER (PARTITION BY contact ORDER BY turn) = 1
    )
    SELECT first_hot.contact, first_hot.turn, answer, later.turn IS NULL AS has_fallen
    FROM first_hot LEFT JOIN hot AS later ON later.contact = first_hot.contact AND later.turn = answer
"""

_COOLINGS = f"""
    SELECT entry, count(*) FILTER (has_fallen) AS hits, count(*) AS total FROM (
        SELECT DISTINCT exchange.contact, has_fallen, entry FROM exchange JOIN finding
            ON finding.contact = exchange.contact AND finding.turn > exchange.turn AND finding.turn < answer
        WHERE kind = 'technique' AND certainty = '{Certainty.reliable}'
    ) GROUP BY entry ORDER BY total DESC, entry
"""


class Succession(NamedTuple):
    """How often something followed something."""

    entry: str
    hits: int
    total: int
    rate: Rate | None
    """None below 30."""
    difference: Difference
    """How it lies to all that went otherwise."""


class Share(NamedTuple):
    """So many of so many."""

    hits: int
    total: int


def signs_after_words(database: DuckDBPyConnection) -> tuple[Share, list[Succession]]:
    """How often the customer's next words held a sign: after turns of agents with nothing to avoid, and by words to avoid."""
    (row,) = dicts(database, _OTHER_ANSWERS)
    others = Share(row["hits"], row["total"])
    rows = list(dicts(database, _TRIGGERS))
    return others, [_succession(row["entry"], Share(row["hits"], row["total"]), others) for row in rows]


def collect_exchanges(database: DuckDBPyConnection) -> None:
    """Give, as the table `exchange`, of each contact the first hot turn that was answered, and whether the next one is hot, too."""
    database.execute(_EXCHANGES)


def falls_of_heat(database: DuckDBPyConnection) -> tuple[Share, list[Succession]]:
    """In how many contacts the customer's words after the first hot ones held no heat: of all, and by technique between.

    One exchange of each contact counts, so that those of a long one do not count as if they were many contacts.
    """
    collect_exchanges(database)
    (row,) = dicts(database, "SELECT count(*) FILTER (has_fallen) AS hits, count(*) AS total FROM exchange")
    all_exchanges = Share(row["hits"], row["total"])
    successions = []
    for row in list(dicts(database, _COOLINGS)):
        share = Share(row["hits"], row["total"])
        others = Share(all_exchanges.hits - share.hits, all_exchanges.total - share.total)
        successions.append(_succession(row["entry"], share, others))
    return all_exchanges, successions


def _succession(entry: str, share: Share, others: Share) -> Succession:
    return Succession(
        entry,
        *share,
        rate_of(*share),
        difference_from_others(*share, *others) if others.total else Difference.unclear,
    )
