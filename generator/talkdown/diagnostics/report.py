"""Problems as they are shown: as text, as JSON, as annotations of a pull request.

Every format is a function of the problems and of the number of files that were read. It shows a few problems of each
kind, and how many more there are; or all, if it is asked to.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from talkdown.diagnostics.diagnostic import Diagnostic, Severity
from talkdown.diagnostics.excerpt import Excerpt, Omission, excerpt

LABEL_COLORS = {"error": "red", "warning": "yellow", "note": "cyan", "hint": "cyan"}
"""The words that begin a message, and their colors in a terminal: the names of severities, and `hint`."""

_GITHUB_COMMANDS = {Severity.error: "error", Severity.warning: "warning", Severity.note: "notice"}


def as_text(
    problems: Sequence[Diagnostic],
    file_count: int,
    style: Callable[..., str] | None = None,
    *,
    shows_all: bool = False,
) -> str:
    """What an author reads; `style(text, **how)` colors it (see `click.style`)."""
    paragraphs = [problems_as_text(problems, style, shows_all=shows_all)] if problems else []
    return "\n\n".join([*paragraphs, _summarize(problems, file_count)]) + "\n"


def problems_as_text(
    problems: Iterable[Diagnostic], style: Callable[..., str] | None = None, *, shows_all: bool = False
) -> str:
    """The same without the line that counts them."""
    paint = style or (lambda text, **_: text)
    lines = []
    shown_part = _part_to_show(problems, shows_all=shows_all)
    for problem in shown_part.problems:
        path, line, column = problem.position
        place = paint(f"{_without_line_ends(path)}:{line}:{column}:", bold=True)
        label = paint(problem.severity.name + ":", fg=LABEL_COLORS[problem.severity.name], bold=True)
        lines.append(
            f"{place} {label} {_without_line_ends(problem.message)} {paint(f'[{problem.code}]', dim=True)}"
        )
        if problem.hint:
            lines.append(f"  {paint('hint:', fg=LABEL_COLORS['hint'])} {_without_line_ends(problem.hint)}")
    return "\n".join([*lines, *map(describe_omission, shown_part.omissions)])


def describe_omission(omission: Omission) -> str:
    """`and 212 more errors of this kind in 3 files; `talkdown check --all` shows them [jargon]`."""
    count = with_number(omission.problem_count, f"more {omission.severity.name}")
    files = with_number(omission.file_count, "file")
    return f"and {count} of this kind in {files}; `talkdown check --all` shows them [{omission.code}]"


def _part_to_show(problems: Iterable[Diagnostic], *, shows_all: bool) -> Excerpt:
    return Excerpt(list(problems), []) if shows_all else excerpt(problems)


def as_json(problems: Sequence[Diagnostic], file_count: int, *, shows_all: bool = False) -> str:
    """For programs: one object with `problems`, `omitted`, `errors`, `warnings`, `notes` and `files`.

    The counts are those of all problems; `omitted` says of which kinds there are more than `problems` has.
    """
    shown_part = _part_to_show(problems, shows_all=shows_all)
    rows = [
        {
            "path": problem.position.path,
            "line": problem.position.line,
            "column": problem.position.column,
            "severity": problem.severity.name,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in shown_part.problems
    ]
    omissions = [
        {
            "code": row.code,
            "severity": row.severity.name,
            "problems": row.problem_count,
            "files": row.file_count,
        }
        for row in shown_part.omissions
    ]
    counts = {f"{severity.name}s": number for severity, number in _count(problems)}
    report = {"problems": rows, "omitted": omissions, **counts, "files": file_count}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Diagnostic], file_count: int, *, shows_all: bool = False) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request.

    Escapes as in https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    lines = []
    shown_part = _part_to_show(problems, shows_all=shows_all)
    for problem in shown_part.problems:
        path, line, column = problem.position
        message = f"{problem.message} [{problem.code}]" + (f"\nhint: {problem.hint}" if problem.hint else "")
        place = f"file={_escape_property(path)},line={line},col={column}"
        title = f"title={_escape_property(problem.code)}"
        lines.append(f"::{_GITHUB_COMMANDS[problem.severity]} {place},{title}::{_escape_data(message)}")
    lines += [*map(describe_omission, shown_part.omissions), _summarize(problems, file_count)]
    return "\n".join(lines) + "\n"


REPORT_FORMATS: dict[str, Callable[..., str]] = {"text": as_text, "json": as_json, "github": as_github}
"""By the name that `talkdown check --format` knows; `as_text` alone takes a style."""


def _without_line_ends(text: str) -> str:
    return text.replace("\r", "\\r").replace("\n", "\\n")


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _summarize(problems: Sequence[Diagnostic], file_count: int) -> str:
    """The closing line: how many problems, in how many files, of how many checked."""
    total = f"{with_number(file_count, 'file')} checked"
    if not problems:
        return f"no problems ({total})"
    *parts, last_part = [
        with_number(number, severity.name) for severity, number in _count(problems) if number
    ]
    counts = f"{', '.join(parts)} and {last_part}" if parts else last_part
    paths = {problem.position.path for problem in problems}
    return f"{counts} in {with_number(len(paths), 'file')} ({total})"


def _count(problems: Iterable[Diagnostic]) -> list[tuple[Severity, int]]:
    """How many there are of each severity, the worst first."""
    numbers = Counter(problem.severity for problem in problems)
    return [(severity, numbers[severity]) for severity in sorted(Severity, reverse=True)]


def with_number(number: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
