"""A problem, and how it is shown: as text, as JSON, as GitHub annotations."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from heapq import nlargest

from talkdown.diagnostics.location import Location, Position


class Severity(IntEnum):
    """How bad it is: only an error makes a check fail."""

    warning = 1
    error = 2


@dataclass(frozen=True)
class Diagnostic:
    """One problem: a code in words, a message, one thing to do, and where."""

    code: str
    message: str
    where: Location | Position
    hint: str = ""
    severity: Severity = Severity.error

    def with_position(self, locate: Callable[[Location], Position]) -> Diagnostic:
        """The same problem with its location turned into line and column."""
        where = self.where
        return replace(self, where=locate(where)) if isinstance(where, Location) else self

    @property
    def position(self) -> Position:
        """The place of a problem that has been placed."""
        if isinstance(self.where, Location):
            return Position(self.where.path, 1, 1)
        return self.where


_NEAREST = 30


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that offers the known word nearest to `word`; empty if none is near."""
    from difflib import get_close_matches

    candidates = list(known)
    if len(candidates) > _NEAREST:  # a thorough look at thousands would take too long
        pairs = _pairs(word)
        candidates = nlargest(_NEAREST, candidates, key=lambda other: len(pairs & _pairs(other)))
    near = get_close_matches(word, candidates, n=1, cutoff=0.6)
    return f"did you mean `{near[0]}`?" if near else ""


@lru_cache(maxsize=20_000)
def _pairs(word: str) -> frozenset[str]:
    """The pairs of letters in a word, its ends included."""
    return frozenset(f"{a}{b}" for a, b in zip(f" {word}", f"{word} ", strict=True))


def in_order(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Problems sorted by file, line, column and code, each once."""
    return sorted(set(problems), key=lambda p: (p.position, p.code, p.message))


def count(number: int, noun: str) -> str:
    """`1 error`, `2 errors`, `2 entries`."""
    if number == 1:
        return f"1 {noun}"
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{number:,} {plural}"


def summary(problems: Sequence[Diagnostic], files: int) -> str:
    """The closing line: how many problems, in how many files, of how many checked."""
    checked = f"{count(files, 'file')} checked"
    if not problems:
        return f"no problems ({checked})"
    errors = sum(p.severity is Severity.error for p in problems)
    warnings = len(problems) - errors
    parts = [count(n, noun) for n, noun in ((errors, "error"), (warnings, "warning")) if n]
    where = count(len({p.position.path for p in problems}), "file")
    return f"{' and '.join(parts)} in {where} ({checked})"


def as_text(problems: Sequence[Diagnostic], files: int, style: Callable[..., str] | None = None) -> str:
    """What an author reads; `style(text, **how)` colors it (see `click.style`)."""
    paint = style or (lambda text, **_: text)
    lines = []
    for p in problems:
        color = "red" if p.severity is Severity.error else "yellow"
        place = f"{p.position.path}:{p.position.line}:{p.position.column}:"
        label = paint(p.severity.name + ":", fg=color, bold=True)
        lines.append(f"{paint(place, bold=True)} {label} {p.message} {paint(f'[{p.code}]', dim=True)}")
        if p.hint:
            lines.append(f"  {paint('hint:', fg='cyan')} {p.hint}")
    if lines:
        lines.append("")
    lines.append(summary(problems, files))
    return "\n".join(lines) + "\n"


def as_json(problems: Sequence[Diagnostic], files: int) -> str:
    """For programs: one object with `problems`, `errors`, `warnings` and `files`."""
    rows = [
        {
            "path": p.position.path,
            "line": p.position.line,
            "column": p.position.column,
            "severity": p.severity.name,
            "code": p.code,
            "message": p.message,
            "hint": p.hint,
        }
        for p in problems
    ]
    errors = sum(p.severity is Severity.error for p in problems)
    counts = {"errors": errors, "warnings": len(problems) - errors, "files": files}
    return json.dumps({"problems": rows, **counts}, ensure_ascii=False, indent=2) + "\n"


def as_github(problems: Sequence[Diagnostic], files: int) -> str:
    """Workflow commands that GitHub shows beside the lines of a pull request.

    Escapes as in https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """

    def data(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def value(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    lines = []
    for p in problems:
        message = f"{p.message} [{p.code}]" + (f"\nhint: {p.hint}" if p.hint else "")
        place = f"file={value(p.position.path)},line={p.position.line},col={p.position.column}"
        lines.append(f"::{p.severity.name} {place},title={value(p.code)}::{data(message)}")
    lines.append(summary(problems, files))
    return "\n".join(lines) + "\n"


FORMATS: dict[str, Callable[..., str]] = {"text": as_text, "json": as_json, "github": as_github}
