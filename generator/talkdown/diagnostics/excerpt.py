"""A few problems of each kind: one slip in a template of an author's can make as many problems as a book has phrases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from talkdown.diagnostics.diagnostic import Diagnostic, Severity

MOST_OF_A_KIND = 20
"""Problems of one code and severity: with their hints about a screen of a terminal, and enough to see what they share."""


class Omission(NamedTuple):
    """How many problems of one kind a report does not show."""

    code: str
    severity: Severity
    problem_count: int
    file_count: int
    """In how many files they are."""


class Excerpt(NamedTuple):
    """The problems that a report shows, and what it leaves out."""

    problems: list[Diagnostic]
    omissions: list[Omission]


def excerpt(problems: Iterable[Diagnostic]) -> Excerpt:
    """The first problems of each kind, in the order in which all come.

    An error is never left out for a warning of the same code.
    """
    first_problems: list[Diagnostic] = []
    counts: dict[tuple[str, Severity], int] = defaultdict(int)
    paths: dict[tuple[str, Severity], set[str]] = defaultdict(set)
    for problem in problems:
        kind = problem.code, problem.severity
        counts[kind] += 1
        if counts[kind] <= MOST_OF_A_KIND:
            first_problems.append(problem)
        else:
            paths[kind].add(problem.position.path)
    omissions = [
        Omission(*kind, counts[kind] - MOST_OF_A_KIND, len(paths_of_kind))
        for kind, paths_of_kind in paths.items()
    ]
    return Excerpt(first_problems, omissions)
