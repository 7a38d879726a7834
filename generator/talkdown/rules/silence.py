"""A silence names a rule, and finds something to silence.

An entry silences a rule for itself, with a reason of three words or more. Looks at every line under `silence:` of
every entry.

Why: a silence that does nothing hides the next problem, in the day it comes.

Not this:

    - {rule: blame, reason: It was quoted.}

    error: `blame` finds nothing here to silence
    hint: delete it

But this:

    silence: [{rule: blame, reason: It quotes a fine.}],
    text: "You failed to stop at the line."

Silence: it cannot be silenced.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from talkdown.diagnostics import Diagnostic, did_you_mean
from talkdown.model import Entry
from talkdown.model.book import Book

CODE = "silence"

_FEWEST_WORDS = 3
"""Of a reason: “It is quoted.” says why, and “x.” does not. Not all languages write spaces: other letters are passed over."""


class _Line(NamedTuple):
    """One line under an entry's `silence:`."""

    entry: Entry
    number: int
    rule: str
    reason: str


def apply_silences(
    book: Book, problems: Iterable[Diagnostic], codes: Collection[str]
) -> Iterator[Diagnostic]:
    """The problems that no entry silences; then the silences that did nothing, or name none of the `codes`."""
    lines = [
        _Line(entry, n, silence.rule, silence.reason)
        for entry in book
        for n, silence in enumerate(entry.silence)
    ]
    lines_by_rule: dict[str, list[_Line]] = defaultdict(list)
    for line in lines:
        lines_by_rule[line.rule].append(line)
    silencer_ids: set[int] = set()  # by identity: two lines may say the same
    for problem in problems:
        candidates = lines_by_rule.get(problem.code, ())
        silencer = next((c for c in candidates if c.entry.location.contains(problem.location)), None)
        if silencer is None:
            yield problem
        else:
            silencer_ids.add(id(silencer))
    for line in lines:
        if id(line) not in silencer_ids:
            yield _idle(line, codes)
        elif line.reason.isascii() and len(line.reason.split()) < _FEWEST_WORDS:
            where = line.entry.location_of("silence", line.number, "reason")
            message = f"“{line.reason}” does not say why `{line.rule}` is wrong here"
            yield Diagnostic(CODE, message, where, "say it in a sentence: It quotes a fine.")


def _idle(line: _Line, codes: Collection[str]) -> Diagnostic:
    location = line.entry.location_of("silence", line.number, "rule")
    if line.rule in codes:
        return Diagnostic(CODE, f"`{line.rule}` finds nothing here to silence", location, "delete it")
    return Diagnostic(CODE, f"there is no rule `{line.rule}`", location, did_you_mean(line.rule, codes))
