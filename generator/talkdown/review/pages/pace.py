"""How contacts run in time, of those whose files say when each turn begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from talkdown.review.facts.tables import dicts

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_CONTACTS = """
    CREATE OR REPLACE TEMP TABLE pace AS
    WITH timed AS (
        SELECT contact, role, text, "begin", "end",
            "begin" - max("end") OVER (
                PARTITION BY contact ORDER BY turn ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
            ) AS gap
        FROM turn WHERE role IN ('customer', 'agent') AND NOT is_private
    )
    SELECT contact,
        sum("end" - "begin") FILTER (role = 'agent') / sum("end" - "begin") AS agent_share,
        coalesce(sum(gap) FILTER (gap > 0), 0) AS silence,
        coalesce(max(gap) FILTER (gap > 0), 0) AS longest_silence,
        count(*) FILTER (gap < 0) AS overlap_count,
        60 * sum(len(string_split(text, ' '))) FILTER (role = 'agent')
            / nullif(sum("end" - "begin") FILTER (role = 'agent'), 0) AS agent_words
    FROM timed GROUP BY contact
    HAVING count(*) = count("begin") AND count(*) = count("end") AND sum("end" - "begin") > 0
"""

_MEASURES = (
    ("agent_share", "Share of the talk that is ours", "{:.0%}"),
    ("silence", "Silence, seconds", "{:.0f}"),
    ("longest_silence", "Longest silence, seconds", "{:.0f}"),
    ("overlap_count", "Turns that begin before the other has ended", "{:.0f}"),
    ("agent_words", "Words of ours in a minute", "{:.0f}"),
)


class Quartiles(NamedTuple):
    """A measure over contacts."""

    name: str
    lower: str
    middle: str
    upper: str


def pace(database: DuckDBPyConnection) -> tuple[int, list[Quartiles]]:
    """Of how many contacts, and the measures. Without contacts there is none."""
    database.execute(_CONTACTS)
    (row,) = dicts(database, "SELECT count(*) AS total FROM pace")
    if not row["total"]:
        return 0, []
    measures = []
    for column, name, form in _MEASURES:
        query = f"SELECT quantile_cont({column}, [0.25, 0.5, 0.75]) AS quartiles FROM pace"
        (values,) = dicts(database, query)
        if values["quartiles"]:
            measures.append(Quartiles(name, *(form.format(value) for value in values["quartiles"])))
    return row["total"], measures
