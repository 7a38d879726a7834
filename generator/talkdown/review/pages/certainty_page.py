"""How sure a review is: each rule as people checked it, what was read and what was not, and the settings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from talkdown.review.facts.tables import dicts
from talkdown.review.labels import Precision
from talkdown.review.manifest import Manifest
from talkdown.review.pages.display import team_counts
from talkdown.storage.display import on_one_line

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MOST_RULES = 200
_MOST_FILES = 50
"""Rows that a page shows: nobody reads more. Judgments; the tables and the manifest hold all."""

_REASONS = {
    "private": "notes between colleagues",
    "role": "bots, systems, and speakers whose role is not known",
    "confidence": "words that the recognizer was not sure of",
}


# Correct, found, and labeled, as docs/review.md has it. What is bettered later is no longer measured by it.
_FIRST_RUN = {
    "signs": (41, 58, 115),
    "words to avoid": (27, 47, 49),
    "techniques": (65, 122, 467),
    "signs of danger": (2, 11, 9),
}
"""On the shipped sample of sixty contacts, with the labels of its writer, before anything was tuned on it."""


class Table(NamedTuple):
    """A table with its title and what to know of it."""

    title: str
    note: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


class CertaintyView(NamedTuple):
    """What the page shows."""

    about: str
    tables: list[Table]


def certainty_view(
    database: DuckDBPyConnection, manifest: Manifest, precisions: Mapping[str, Precision]
) -> CertaintyView:
    """Ask the tables for it."""
    about = (
        "A rule is right where its place means what the entry says. Whoever knows these contacts can tell: "
        "“talkdown review label” draws twenty places of each rule, and the margin of each contact has the lines for the same table."
    )
    return CertaintyView(
        about,
        [
            _rules(database, precisions),
            _first_run(),
            _formats(database),
            _skipped_turns(database),
            _files(manifest),
            _settings(manifest),
        ],
    )


def _rules(database: DuckDBPyConnection, precisions: Mapping[str, Precision]) -> Table:
    query = """SELECT rule, any_value(certainty) AS certainty, count(*) AS places, count(DISTINCT contact) AS contacts
        FROM finding GROUP BY rule ORDER BY places DESC, rule"""
    rows = list(dicts(database, query))
    note = "reliable is counted, perhaps is a question, look is read first and counted nowhere."
    if len(rows) > _MOST_RULES:
        note += f" The {_MOST_RULES} most frequent of {len(rows):,}."
    return Table(
        "Rules", note, ("Rule", "Used as", "Places", "Contacts", "Right, as checked here"),
        [
            (row["rule"], row["certainty"], *team_counts(row["places"], row["contacts"]), _precision(precisions.get(row["rule"])))
            for row in rows[:_MOST_RULES]
        ],
    )  # fmt: skip


def _first_run() -> Table:
    note = (
        "On sixty invented contacts that come with Talkdown, which somebody wrote and labeled without having seen a wording; "
        "in a first run. “Right” is the share of places that are labeled so, “heard” the share of labels that were found."
    )
    rows = [
        (name, f"{hits} of {places} ({hits / places:.0%})", f"{hits} of {labels} ({hits / labels:.0%})")
        for name, (hits, places, labels) in _FIRST_RUN.items()
    ]
    return Table("Measured elsewhere", note, ("What", "Right", "Heard"), rows)


def _precision(precision: Precision | None) -> str:
    if precision is None:
        return "not checked"
    lower, upper = precision.interval
    return f"{precision.right} of {precision.total} ({lower:.0%}–{upper:.0%})"


def _formats(database: DuckDBPyConnection) -> Table:
    query = """SELECT format, count(*) AS contacts, count(*) FILTER (notes <> '') AS with_notes FROM conversation
        GROUP BY format ORDER BY contacts DESC, format"""
    return Table(
        "Formats", "What was guessed or left out stands on the page of each contact.", ("Format", "Contacts", "With a note"),
        [(row["format"], f"{row['contacts']:,}", f"{row['with_notes']:,}") for row in dicts(database, query)],
    )  # fmt: skip


def _skipped_turns(database: DuckDBPyConnection) -> Table:
    query = "SELECT not_judged, count(*) AS turns FROM turn WHERE not_judged IS NOT NULL GROUP BY ALL ORDER BY not_judged"
    rows = [(_REASONS[row["not_judged"]], f"{row['turns']:,}") for row in dicts(database, query)]
    return Table("Turns that were not searched", "" if rows else "There are none.", ("Why", "Turns"), rows)


def _files(manifest: Manifest) -> Table:
    names = manifest.not_understood
    note = (
        f"{len(names):,} of {manifest.file_count:,}. talkdown review says of each why."
        if names
        else "There are none."
    )
    return Table(
        "Files that were not understood",
        note,
        ("File",),
        [(on_one_line(name),) for name in names[:_MOST_FILES]],
    )


def _settings(manifest: Manifest) -> Table:
    values = manifest.settings | {
        "redaction": "on" if manifest.is_redacted else "off",
        "kept for": f"{manifest.keep_days} days" if manifest.keep_days is not None else "no limit",
        "agents": "told apart" if manifest.is_by_agent else "not told apart",
        "words of danger": "looked for" if manifest.has_danger else "not looked for",
    }
    return Table(
        "Settings", "", ("Setting", "Value"), [(name, _as_text(value)) for name, value in values.items()]
    )


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "all"
    return "–" if value is None else str(value)
