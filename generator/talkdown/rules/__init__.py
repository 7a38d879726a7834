"""The rules over a whole book, one file each. A rule's docstring is its page in the manual."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, Protocol

from talkdown.diagnostics import Diagnostic, did_you_mean
from talkdown.model import Entry
from talkdown.model.book import Book
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

    def check(self, book: Book, as_of: date) -> Iterator[Diagnostic]:
        """Yield what the rule finds in a book on the day `as_of`."""


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
    """One line under an entry's `silence:`."""

    entry: Entry
    number: int
    rule: str


def check(book: Book, as_of: date) -> list[Diagnostic]:
    """Everything the rules find in a book, less what its entries silence with a reason."""
    quiet = [_Quiet(entry, n, silence.rule) for entry in book for n, silence in enumerate(entry.silence)]
    by_rule: dict[str, list[_Quiet]] = defaultdict(list)
    for line in quiet:
        by_rule[line.rule].append(line)
    used: set[int] = set()
    kept = []
    for rule in RULES:
        lines = by_rule.get(rule.CODE, ())
        for problem in rule.check(book, as_of):
            silencer = next((q for q in lines if q.entry.location.contains(problem.location)), None)
            if silencer is None:
                kept.append(problem)
            else:
                used.add(id(silencer))
    kept.extend(_unused(line) for line in quiet if id(line) not in used)
    return kept


def _unused(line: _Quiet) -> Diagnostic:
    codes = [rule.CODE for rule in RULES]
    location = line.entry.location_of("silence", line.number, "rule")
    if line.rule in codes:
        return Diagnostic(SILENCE, f"`{line.rule}` finds nothing here to silence", location, "delete it")
    return Diagnostic(SILENCE, f"there is no rule `{line.rule}`", location, did_you_mean(line.rule, codes))
