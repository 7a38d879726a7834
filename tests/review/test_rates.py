"""What is said of counts: in how many contacts, of whom, and whether it has changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from contacts import SETTINGS, TwoPatterns, write_contact
from talkdown.review.facts.agents import agent_key
from talkdown.review.facts.parts import PartSources, make_part
from talkdown.review.facts.tables import connection, create_views
from talkdown.review.rates import agent_rates, monthly_rates, team_rates
from talkdown.review.statistics import Difference

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def write_month(folder: Path, month: str, agent: str, contacts: int, hits: int) -> None:
    """So many contacts of an agent, in the first of which `calm down` is said."""
    for number in range(contacts):
        words = "Please calm down." if number < hits else "One moment."
        lines = (("Tom", "customer", "third time"), (agent, "agent", words))
        name = f"{month}-{agent}-{number:03d}"
        write_contact(folder / f"{name}.jsonl", name, lines, f"{month}-01")


@contextmanager
def tables_of(calls: Path) -> Iterator[DuckDBPyConnection]:
    """The tables of a folder of contacts."""
    facts = calls.with_name("facts")
    facts.mkdir()
    names = tuple(sorted(path.name for path in calls.iterdir()))
    with connection(facts) as database:
        part = make_part(PartSources(calls, names), SETTINGS, TwoPatterns(), facts, database)
        create_views(database, [facts / part.key])
        yield database


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    calls = tmp_path_factory.mktemp("rates") / "calls"
    write_month(calls, "2026-01", "Ann", 60, 30)
    write_month(calls, "2026-02", "Ann", 60, 3)
    write_month(calls, "2026-03", "Ann", 20, 0)
    write_month(calls, "2026-02", "Ben", 70, 7)
    with tables_of(calls) as database:
        yield database


def test_of_a_team(database: DuckDBPyConnection) -> None:
    assert [row[:4] for row in team_rates(database)] == [
        ("avoid", "calm-down", 40, 210),
        ("sign", "third-time", 210, 210),
    ]


def test_of_an_agent_beside_all_others(database: DuckDBPyConnection) -> None:
    ann = list(agent_rates(database, agent_key("Ann") or ""))
    assert [(row.entry, row.contacts, row.total, row.difference) for row in ann] == [
        ("calm-down", 33, 140, Difference.unclear),
        ("third-time", 140, 140, Difference.unclear),
    ]
    ben = list(agent_rates(database, agent_key("Ben") or ""))
    assert (ben[0].contacts, ben[0].total) == (7, 70)


def test_month_by_month(database: DuckDBPyConnection) -> None:
    months = monthly_rates(database, "avoid", "calm-down", agent_key("Ann"))
    assert [(month.month, month.contacts, month.total, month.change) for month in months] == [
        ("2026-01", 30, 60, Difference.unclear),
        ("2026-02", 3, 60, Difference.smaller),
        ("2026-03", 0, 20, Difference.unclear),
    ]
    assert months[2].rate is None
    team = monthly_rates(database, "avoid", "calm-down")
    assert [(month.contacts, month.total) for month in team] == [(30, 60), (10, 130), (0, 20)]


def test_where_two_agents_share_contacts(tmp_path: Path) -> None:
    """Ben says it in each of 110 contacts, Ann in none of the 60 that she has together with him."""
    for number in range(110):
        lines = [("Tom", "customer", "third time"), ("Ben", "agent", "Please calm down.")]
        if number < 60:
            lines.append(("Ann", "agent", "One moment."))
        write_contact(tmp_path / f"calls/{number:03d}.jsonl", f"c{number}", tuple(lines))
    with tables_of(tmp_path / "calls") as database:
        rates = {
            name: [
                (row.entry, row.contacts, row.total, row.difference)
                for row in agent_rates(database, agent_key(name) or "")
            ]
            for name in ("Ann", "Ben")
        }
    assert rates == {
        "Ann": [
            ("calm-down", 0, 60, Difference.smaller),
            ("third-time", 60, 60, Difference.unclear),
        ],
        "Ben": [
            ("calm-down", 110, 110, Difference.larger),
            ("third-time", 110, 110, Difference.unclear),
        ],
    }


def test_words_of_a_nameless_colleague_count_for_nobody(tmp_path: Path) -> None:
    lines = (
        ("Tom", "customer", "third time"),
        ("Ann", "agent", "One moment."),
        ("Agent 2", "agent", "Please calm down."),
    )
    write_contact(tmp_path / "calls/a.jsonl", "a", lines)
    with tables_of(tmp_path / "calls") as database:
        rates = agent_rates(database, agent_key("Ann") or "")
        assert [(row.entry, row.contacts) for row in rates] == [("calm-down", 0), ("third-time", 1)]
        assert [
            month.contacts for month in monthly_rates(database, "avoid", "calm-down", agent_key("Ann"))
        ] == [0]
