"""Problems in the files of a book that another one extends: told at the line of the upper book that causes them.

Who extends a book can edit none of its files. What is wrong in them is either that book's own affair, or follows from a
change: then one line says which.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from talkdown.diagnostics import Diagnostic, Location, Severity, sort_problems
from talkdown.loader import LoadResult
from talkdown.loader.file_reading import join_path
from talkdown.loader.parsed_folder import BOOK_FILE, SPELLING_FILE
from talkdown.model import Entry

CODE = "book-below"

_HARMLESS = frozenset(("orphan", "variables", "evidence", "examples"))
"""What nothing leads to, uses or cites any more, since something else is hidden; and a dialogue that has a phrase in its
words from before. Neither misleads anybody."""

_TELLING_OF_FOLDS = frozenset(("unanswered-channel", "path"))
"""What an agent would notice where something is hidden. Of all else the fold itself tells, once."""

_LEFT_OUT = frozenset(("broken-reference", "unpublished-reference"))
"""References of a book below that lead nowhere are left out of a book on top."""

_NAME = re.compile(r"`([^`]+)`")
_LISTS = ("stages", "channels", "levels")


def with_causes(
    load_result: LoadResult,
    problems: Iterable[Diagnostic],
    own_problems_of_book_below: Callable[[], list[Diagnostic]],
) -> list[Diagnostic]:
    """The problems, those in files of the books below as one for each line of this book that causes some.

    `own_problems_of_book_below` checks the book below alone; it is asked only if there are problems in its files.
    """
    problems = list(problems)
    below = [problem for problem in problems if problem.position.path in load_result.paths_below]
    if not below and not load_result.has_broken_below:
        return problems
    problems = [problem for problem in problems if problem.position.path not in load_result.paths_below]
    problems_below = own_problems_of_book_below()
    own_below = {_identity(problem) for problem in problems_below}
    # Without these, the book is whole; its author is told all the same.
    problems_of_its_own = [problem for problem in problems_below if problem.code in _LEFT_OUT]
    caused_problems = []
    locate = load_result.locator()
    for problem in below:
        placed_problem = problem.with_position(locate)
        if _identity(placed_problem) in own_below:
            if problem.code not in _LEFT_OUT:
                problems_of_its_own.append(placed_problem)
        elif problem.code not in _HARMLESS:
            caused_problems.append(problem)
    return [
        *problems,
        *_told_in_one_line(load_result, sort_problems(problems_of_its_own)),
        *_Causes(load_result).problems(caused_problems),
    ]


def _identity(problem: Diagnostic) -> tuple[object, ...]:
    return problem.code, problem.message, problem.position


def _told_in_one_line(load_result: LoadResult, problems: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """One line on what the book below has by itself; an error only if some of its entries cannot be read."""
    errors = [problem for problem in problems if problem.severity is Severity.error]
    if not errors:
        return
    # Of two entries with one id, the first is there.
    faults_of_form = [problem for problem in load_result.problems if problem.code != "duplicate-id"]
    unreadable = {_identity(problem) for problem in load_result.with_positions(faults_of_form)}
    severity = Severity.error if any(_identity(p) in unreadable for p in errors) else Severity.warning
    count = f"{len(errors):,} error{'' if len(errors) == 1 else 's'}"
    path, line, _ = errors[0].position
    message = f"the book below has {count} of its own, the first one in {path}, line {line}"
    yield Diagnostic(
        CODE,
        message,
        _extend_line(load_result),
        f"`talkdown check --book {load_result.folder_below}` shows them",
        severity,
    )


def _extend_line(load_result: LoadResult) -> Location:
    return Location(join_path(load_result.folder, BOOK_FILE), ("extend",))


class _Causes:
    """Finds which line of the top book causes a problem in a file below."""

    def __init__(self, load_result: LoadResult) -> None:
        self._load_result = load_result
        self._book = load_result.book
        self._entries_by_path: dict[str, list[Entry]] = defaultdict(list)
        for entry in self._book or ():
            for path in {entry.location.path, entry.location_of("id").path}:
                self._entries_by_path[path].append(entry)

    def problems(self, caused_problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """One problem for each line that causes some of a kind."""
        groups: dict[tuple[Location, str], list[tuple[Diagnostic, Entry | None]]] = defaultdict(list)
        for problem in caused_problems:
            entry = self._entry_at(problem.location)
            groups[self._cause_of(problem, entry), problem.code].append((problem, entry))
        for (location, code), rows in groups.items():
            problem, entry = rows[0]
            where = f" in `{entry.id}`" if entry else ""
            addition = f", and {len(rows) - 1:,} more of this kind" if len(rows) > 1 else ""
            message = f"this causes a problem in the book below: {problem.message}{where}{addition}"
            hint = f"change this line, or `override: {entry.id}`" if entry else "change this line"
            is_fold = location in self._load_result.causes.values()
            if is_fold and code not in _TELLING_OF_FOLDS:
                continue
            severity = Severity.note if is_fold else min(problem.severity, Severity.warning)
            yield Diagnostic(code, message, location, hint, severity)

    def _entry_at(self, location: object) -> Entry | None:
        if not isinstance(location, Location):
            return None
        candidates = self._entries_by_path.get(location.path, ())
        return next((entry for entry in candidates if entry.location.contains(location)), None)

    def _cause_of(self, problem: Diagnostic, entry: Entry | None) -> Location:
        if entry and self._is_own(entry.location):
            return entry.location
        names = _NAME.findall(f"{problem.message} {problem.hint}")
        spelling = join_path(self._load_result.folder, SPELLING_FILE)
        if problem.code == "spelling" and spelling in self._load_result.files:
            return Location(spelling, (names[0].lower(),))
        for location in self._own_lines(names, problem.message):
            return location
        cause = entry and (
            self._load_result.causes.get((entry.kind, entry.id)) or self._own_neighbor_of(entry)
        )
        return cause or _extend_line(self._load_result)

    def _is_own(self, location: Location) -> bool:
        return location.path not in self._load_result.paths_below

    def _own_lines(self, names: Sequence[str], message: str) -> Iterator[Location]:
        """The lines of this book that give or change what a message names: entries, channels, stages, levels."""
        book = self._book
        if book is None:
            return
        locations = [entry.location for entry in book if entry.id in names]
        for field in _LISTS:
            locations += [
                book.settings_location.child(field, number)
                for number, item in enumerate(getattr(book.settings, field))
                if item.id in names or item.title.lower() in message.lower()
            ]
        yield from filter(self._is_own, locations)

    def _own_neighbor_of(self, entry: Entry) -> Location | None:
        """The change to an entry that this one refers to, or that refers to this one."""
        book = self._book
        if book is None:
            return None
        targets = (book.entry(target.kind, target.id) for target in entry.targets)
        referrers = (reference.source for reference in book.references_to.get((entry.kind, entry.id), ()))
        neighbors = (neighbor for neighbor in (*targets, *referrers) if neighbor is not None)
        return next((n.location for n in neighbors if self._is_own(n.location)), None)
