"""`talkdown review explain RULE`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from talkdown.commands.options import BOOK_OR_SHIPPED, examples, read_book, unknown
from talkdown.commands.review_steps import LABELS, REVIEW, review_folder
from talkdown.commands.terminal import echo, style

if TYPE_CHECKING:
    from talkdown.model import Entry
    from talkdown.model.book import Book
    from talkdown.review.review_folder import ReviewFolder

_WORDING_FIELDS = ("words", "variants", "heard", "heard_perhaps")
_REASON_FIELDS = ("why", "could_be")
_EXAMPLES = 3
"""Places where a rule was heard, of a review: they and all that is said of the rule fit a screen."""


@click.command(
    epilog=examples(
        "talkdown review explain third-time",
        "talkdown review explain 'avoid/calm-down#1'",
    )
)
@click.argument("rule")
@BOOK_OR_SHIPPED
@REVIEW
@LABELS
def explain(rule: str, book: Path | None, out: Path, labels: Path | None) -> None:
    """Say what RULE listens for, and how it did.

    RULE is the id of an entry, or what the tables have in the column `rule`. Shows the entry, its wordings, how often
    people found it right here, and some of its places in the review.
    """
    from talkdown.review.labels import NAME
    from talkdown.review.manifest import is_manifest

    entry = _entry(read_book(book), rule)
    echo("\n".join(_lines_on_entry(entry)))
    if is_manifest(out):
        with review_folder(out, must_exist=True) as folder:
            echo("\n".join(_lines_on_places(folder, entry, labels or out / NAME)))


def _entry(book: Book, rule: str) -> Entry:
    """The entry behind a rule. Raises Misuse if there is none."""
    kind, _, id = rule.partition("#")[0].rpartition("/")
    names = [entry for entry in book if entry.id == id and kind in ("", entry.kind)]
    if not names:
        raise unknown("rule", rule, sorted(f"{entry.kind}/{entry.id}" for entry in book if _wordings(entry)))
    return max(names, key=lambda entry: len(_wordings(entry)))


def _wordings(entry: Entry) -> list[str]:
    """What it is heard by, in the order of the file."""
    values = (getattr(entry, field, ()) for field in _WORDING_FIELDS)
    return [text for value in values for text in ([value] if isinstance(value, str) else value)]


def _lines_on_entry(entry: Entry) -> Iterator[str]:
    yield f"{style(f'{entry.kind}/{entry.id}', bold=True)}: {entry.name}"
    yield from (f"  {text}" for field in _REASON_FIELDS if (text := getattr(entry, field, "")))
    wordings = _wordings(entry)
    yield "heard as:" if wordings else "heard in no words: only a person notices it"
    yield from (f"  {wording}" for wording in wordings)


def _lines_on_places(folder: ReviewFolder, entry: Entry, labels: Path) -> Iterator[str]:
    from talkdown.review.facts.tables import dicts
    from talkdown.review.label_file import read_label_file
    from talkdown.review.labels import precision_by_rule, rules_by_wording

    prefix = f"{entry.kind}/{entry.id}"
    with folder.facts() as database:
        rules = rules_by_wording(database)
    for rule, precision in precision_by_rule(read_label_file(labels).rows, rules).items():
        if rule.partition("#")[0] == prefix:
            lower, upper = precision.interval
            yield f"{rule}: right in {precision.right} of {precision.total} checked here ({lower:.0%}–{upper:.0%})"
    query = """
        SELECT quote, place, count(*) OVER () AS places FROM finding
        WHERE kind = $kind AND entry = $entry ORDER BY finding LIMIT $limit
    """
    values = {"kind": entry.kind, "entry": entry.id, "limit": _EXAMPLES}
    with folder.facts() as database:
        rows = list(dicts(database, query, values))
    yield f"in this review: {rows[0]['places']:,} places" if rows else "in this review: nowhere"
    yield from (f"  “{row['quote']}” {row['place']}" for row in rows)
