"""The rules over a whole book, one file each. A rule's docstring is its page in the manual."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple, Protocol

from talkdown.book import Book
from talkdown.diagnostics import Diagnostic, did_you_mean
from talkdown.model import Entry
from talkdown.rules import (
    absolute_promise,
    avoid_in_phrase,
    blame,
    broken_reference,
    code,
    contrast,
    drill,
    evidence,
    examples,
    former_id,
    hard_word,
    instead,
    jargon,
    near_duplicate,
    orphan,
    path,
    phrase_length,
    reading_grade,
    replaced_by,
    review_overdue,
    sign_response,
    spelling,
    synonym_overlap,
    unpublished_reference,
    variables,
)


class Rule(Protocol):
    """A module with a docstring, a `CODE` and a `check`."""

    CODE: str
    check: Callable[[Book, date], Iterator[Diagnostic]]
    __doc__: str | None


RULES: tuple[Rule, ...] = (
    broken_reference,
    unpublished_reference,
    replaced_by,
    former_id,
    code,
    examples,
    avoid_in_phrase,
    near_duplicate,
    variables,
    phrase_length,
    hard_word,
    reading_grade,
    blame,
    absolute_promise,
    jargon,
    spelling,
    evidence,
    instead,
    sign_response,
    synonym_overlap,
    path,
    drill,
    orphan,
    contrast,
    review_overdue,
)

SILENCE = "silence"


class _Quiet(NamedTuple):
    entry: Entry
    number: int
    rule: str


def check(book: Book, as_of: date) -> list[Diagnostic]:
    """Everything the rules find in a book, less what its entries silence with a reason."""
    found = [problem for rule in RULES for problem in rule.check(book, as_of)]
    quiet = [_Quiet(e, n, s.rule) for e in book for n, s in enumerate(e.silence)]
    used: set[_Quiet] = set()
    kept = []
    for problem in found:
        silencer = next((q for q in quiet if q.rule == problem.code and _inside(problem, q.entry)), None)
        if silencer:
            used.add(silencer)
        else:
            kept.append(problem)
    codes = [rule.CODE for rule in RULES]
    for q in quiet:
        if q in used:
            continue
        spot = q.entry.at("silence", q.number, "rule")
        if q.rule in codes:
            kept.append(Diagnostic(SILENCE, f"`{q.rule}` finds nothing here to silence", spot, "delete it"))
        else:
            kept.append(Diagnostic(SILENCE, f"there is no rule `{q.rule}`", spot, did_you_mean(q.rule, codes)))
    return kept


def _inside(problem: Diagnostic, entry: Entry) -> bool:
    where, spot = problem.where, entry.at()
    return where[0] == spot.path and isinstance(where[1], tuple) and where[1][: len(spot.route)] == spot.route
