"""What could not be read of a part's sources, kept beside its tables: a review that goes on says it again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from talkdown.diagnostics import Diagnostic, Position, Severity

_NAME = "problems.json"


def write_problems(folder: Path, problems: Iterable[Diagnostic]) -> None:
    """Write the problems into a part."""
    rows = [
        [problem.code, problem.message, *problem.position, problem.hint, problem.severity.name]
        for problem in problems
    ]
    (folder / _NAME).write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def read_problems(folder: Path) -> list[Diagnostic]:
    """The problems of a part."""
    rows = json.loads((folder / _NAME).read_text(encoding="utf-8"))
    return [
        Diagnostic(code, message, Position(path, line, column), hint, Severity[severity])
        for code, message, path, line, column, hint, severity in rows
    ]


def copy_problems(folder: Path, target_folder: Path) -> None:
    """Take the problems of a part over into another one."""
    write_problems(target_folder, read_problems(folder))
