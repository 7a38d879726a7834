"""The rules over a whole book, one file each. A rule's docstring is its manual; see `manual/` for its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Protocol

from talkdown.diagnostics import Diagnostic
from talkdown.model.book import Book
from talkdown.rules import (
    absolute_promise,
    asked_twice,
    avoid_in_phrase,
    blame,
    broken_reference,
    contrast,
    day_in_email,
    drill,
    email_announces,
    email_day,
    email_grade,
    email_length,
    entry_code,
    evidence,
    examples,
    former_id,
    gap_filling,
    hard_word,
    heard,
    instead,
    jargon,
    missing_not_when,
    near_duplicate,
    no_status,
    open_number,
    orphan,
    pasted_text,
    path,
    phrase_length,
    reading_grade,
    regional_word,
    replaced_by,
    review_overdue,
    safety_source,
    said_too_early,
    scenario,
    scenario_path,
    sign_response,
    silence,
    spelling,
    synonym_overlap,
    training,
    unanswered_channel,
    unpublished_reference,
    variables,
)
from talkdown.rules.silence import apply_silences

if TYPE_CHECKING:
    from talkdown.rules.manual import Manual


class Rule(Protocol):
    """A module with a docstring, a `CODE` and a `check`."""

    CODE: str
    """Stands behind every problem of the rule, and in `silence:`; small letters and hyphens. Never changes."""

    def check(self, book: Book, as_of: date) -> Iterator[Diagnostic]:
        """Yield what the rule finds in a book on the day `as_of`."""


RULES: tuple[Rule, ...] = (
    absolute_promise,
    asked_twice,
    avoid_in_phrase,
    blame,
    broken_reference,
    entry_code,  # `code` is what it calls its problems, and docs/rules.md goes by that
    contrast,
    day_in_email,
    drill,
    email_announces,
    email_day,
    email_grade,
    email_length,
    evidence,
    examples,
    former_id,
    gap_filling,
    hard_word,
    heard,
    instead,
    jargon,
    missing_not_when,
    near_duplicate,
    no_status,
    open_number,
    orphan,
    pasted_text,
    path,
    phrase_length,
    reading_grade,
    regional_word,
    replaced_by,
    review_overdue,
    safety_source,
    said_too_early,
    scenario,
    scenario_path,
    sign_response,
    spelling,
    synonym_overlap,
    training,
    unanswered_channel,
    unpublished_reference,
    variables,
)
"""All rules, by name; their order means nothing, since problems are shown by place."""


def check_book(book: Book, as_of: date) -> list[Diagnostic]:
    """Everything the rules find in a book, less what its entries silence with a reason.

    `as_of` is the day on which reviews are due.
    """
    problems = (problem for rule in RULES for problem in rule.check(book, as_of))
    return list(apply_silences(book, problems, [rule.CODE for rule in RULES]))


@cache
def manuals() -> Mapping[str, Manual]:
    """The manual of every code that can be printed: first those of the rules, then those of files and of print."""
    from talkdown.rules.manual import file_manuals, rule_manuals  # a check has no use for these texts

    return rule_manuals((*RULES, silence)) | file_manuals()
